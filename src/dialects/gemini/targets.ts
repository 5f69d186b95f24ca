/** The requests that Gemini takes, at Google's own API and at Vertex, by method and path. */
import type { RequestHead, Target } from '../../core/dialect.ts';
import { headerValue } from '../../core/headers.ts';

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

/** Streams are events where the query says so, else the elements of one array. */
const EVENTS = /[?&]\$?alt=sse(?:[&#]|$)/;

/** In what form content is asked for; undefined where something else is (a count of tokens, vectors). */
export function formOf({ path, headers }: RequestHead): 'document' | 'events' | 'array' | undefined {
  if (path.endsWith(':generateContent')) return 'document';
  if (!path.endsWith(':streamGenerateContent')) return undefined;
  return EVENTS.test(headerValue(headers, ':path') ?? '') ? 'events' : 'array';
}

/** What a request to a target is; undefined where it is none of this API. */
export function targetOf({ method, path }: Target): GeminiTarget | undefined {
  if (method !== 'POST') return undefined;
  const [, model, verb] = GOOGLE.exec(path) ?? VERTEX.exec(path) ?? [];
  return model === undefined ? undefined : { model, stream: verb === 'streamGenerateContent' };
}
