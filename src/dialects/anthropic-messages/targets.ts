/** The requests that the Messages API takes, by method and path. */
import type { Target } from '../../core/dialect.ts';

/** A message or a count of tokens; a batch; or what has no body: a look at a batch, its end. */
export interface MessagesTarget {
  readonly kind: 'message' | 'batch' | 'bare';
  /** Where the path names it, as it does at Vertex. */
  readonly model?: string;
  readonly stream?: boolean;
  /** Whether a message is asked for. */
  readonly asks?: 'message';
}

/** Gateways put the provider's name before its paths. */
const PREFIX = '(?:/anthropic)?/v1/messages';
const MESSAGE = new RegExp(`^${PREFIX}$`);
const COUNT = new RegExp(`^${PREFIX}/count_tokens$`);
const BATCHES = new RegExp(`^${PREFIX}/batches$`);
const BATCH = new RegExp(`^${PREFIX}/batches/[A-Za-z0-9_-]+$`);
const RESULTS = new RegExp(`^${PREFIX}/batches/[A-Za-z0-9_-]+/results$`);
const CANCEL = new RegExp(`^${PREFIX}/batches/[A-Za-z0-9_-]+/cancel$`);
const VERTEX =
  /^\/v1(?:beta1)?\/projects\/[^/]+\/locations\/[^/]+\/publishers\/anthropic\/models\/([^/:]+):(rawPredict|streamRawPredict)$/;

/** What a request to a target is; undefined where it is none of this API. */
export function targetOf({ method, path }: Target): MessagesTarget | undefined {
  switch (method) {
    case 'POST':
      return posted(path);
    case 'GET':
      return BATCHES.test(path) || BATCH.test(path) || RESULTS.test(path) ? { kind: 'bare' } : undefined;
    case 'DELETE':
      return BATCH.test(path) ? { kind: 'bare' } : undefined;
    default:
      return undefined;
  }
}

function posted(path: string): MessagesTarget | undefined {
  if (COUNT.test(path)) return { kind: 'message' };
  if (MESSAGE.test(path)) return { kind: 'message', asks: 'message' };
  if (BATCHES.test(path)) return { kind: 'batch' };
  if (CANCEL.test(path)) return { kind: 'bare' };
  const [, model, verb] = VERTEX.exec(path) ?? [];
  if (model === undefined) return undefined;
  // The count of tokens has no model of its own: the body names it.
  if (model === 'count-tokens') return { kind: 'message' };
  return { kind: 'message', asks: 'message', model, stream: verb === 'streamRawPredict' };
}
