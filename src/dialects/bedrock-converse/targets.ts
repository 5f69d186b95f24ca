/** The requests that Bedrock's runtime takes, by method and path. */
import type { Target } from '../../core/dialect.ts';

/** What a path says. */
export interface BedrockTarget {
  readonly api: 'converse' | 'invoke';
  /** As it was before its escapes: an id, or an ARN. */
  readonly model: string;
  readonly stream: boolean;
}

const VERBS: ReadonlyMap<string, Pick<BedrockTarget, 'api' | 'stream'>> = new Map([
  ['converse', { api: 'converse', stream: false }],
  ['converse-stream', { api: 'converse', stream: true }],
  ['invoke', { api: 'invoke', stream: false }],
  ['invoke-with-response-stream', { api: 'invoke', stream: true }],
] as const);

/** Gateways put the provider's name before its paths. */
const MODEL = /^(?:\/bedrock)?\/model\/([^/]+)\/([a-z-]+)$/;
/** A prompt that the provider keeps, in place of a model. */
const PROMPT = /^arn:[^:]*:bedrock:[^:]*:[^:]*:prompt\//;

/** What a request to a target is; undefined where it is none of this API. */
export function targetOf({ method, path }: Target): BedrockTarget | undefined {
  const [, model, verb] = method === 'POST' ? (MODEL.exec(path) ?? []) : [];
  const found = verb === undefined ? undefined : VERBS.get(verb);
  return model === undefined || found === undefined
    ? undefined
    : { ...found, model: decodeURIComponent(model) };
}

/** True for a prompt that nobody here has seen. */
export function isStoredPrompt(model: string): boolean {
  return PROMPT.test(model);
}
