/** The requests of Gemini's batches, at Google's own API, by method and path. */
import type { Target } from '../../core/dialect.ts';
import { KEPT_ID } from '../kept-id.ts';

/** What a path says: a batch is made for a model, ended, or looked at. */
export type BatchTarget =
  | { readonly kind: 'made'; readonly model: string }
  | { readonly kind: 'ended' | 'looked-at' };

const MADE = /^(?:\/gemini)?\/v1(?:alpha|beta)?\/(?:models|tunedModels)\/([^/:]+):batchGenerateContent$/;
/** Below `/v1` OpenAI's batches are looked at by the same paths; `openai-batch` reads them, whosever they are. */
const LOOKED_AT = new RegExp(`^(?:/gemini/v1(?:alpha|beta)?|/v1(?:alpha|beta))/batches(?:/${KEPT_ID})?$`);
const BATCH = `(?:/gemini)?/v1(?:alpha|beta)?/batches/${KEPT_ID}`;
const DELETED = new RegExp(`^${BATCH}$`);
const CANCELLED = new RegExp(`^${BATCH}:cancel$`);

/** What a request to a target is; undefined where it is none of these. */
export function targetOf({ method, path }: Target): BatchTarget | undefined {
  switch (method) {
    case 'POST':
      return CANCELLED.test(path) ? { kind: 'ended' } : madeFor(path);
    case 'DELETE':
      return DELETED.test(path) ? { kind: 'ended' } : undefined;
    case 'GET':
      return LOOKED_AT.test(path) ? { kind: 'looked-at' } : undefined;
    default:
      return undefined;
  }
}

function madeFor(path: string): BatchTarget | undefined {
  const model = MADE.exec(path)?.[1];
  return model === undefined ? undefined : { kind: 'made', model };
}
