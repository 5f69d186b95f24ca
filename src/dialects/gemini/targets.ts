/** The requests that Gemini takes, at Google's own API and at Vertex, by method and path. */
import type { Target } from '../../core/dialect.ts';

const VERBS = [
  'generateContent',
  'streamGenerateContent',
  'countTokens',
  'embedContent',
  'batchEmbedContents',
] as const;

/** What a path says. */
export interface GeminiTarget {
  readonly model: string;
  readonly stream: boolean;
}

const VERSION = 'v1(?:alpha|beta|beta1)?';
const VERB = `:(${VERBS.join('|')})`;
/** Gateways put the provider's name before its paths. */
const GOOGLE = new RegExp(`^(?:/gemini)?/${VERSION}/(?:models|tunedModels|dynamic)/([^/:]+)${VERB}$`);
/** At Vertex a model is a publisher's, or one behind an endpoint; with an API key no project is named. */
const PLACED = '/projects/[^/:]+/locations/[^/:]+';
const MODEL = `(?:(?:${PLACED})?/publishers/[^/:]+/models|${PLACED}/endpoints)/([^/:]+)`;
const VERTEX = new RegExp(`^/${VERSION}${MODEL}${VERB}$`);

/** What a request to a target is; undefined where it is none of this API. */
export function targetOf({ method, path }: Target): GeminiTarget | undefined {
  if (method !== 'POST') return undefined;
  const [, model, verb] = GOOGLE.exec(path) ?? VERTEX.exec(path) ?? [];
  return model === undefined ? undefined : { model, stream: verb === 'streamGenerateContent' };
}
