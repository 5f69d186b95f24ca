/** The requests of the files and the batches API, by method and path. */
import type { Target } from '../../core/dialect.ts';
import { KEPT_ID } from '../kept-id.ts';

/** A file that is sent, or asked for; a batch that is made of one; or what has no body and is answered in a document. */
export type BatchTarget = 'upload' | 'content' | 'batch' | 'bare';

function at(method: string, path: string, kind: BatchTarget) {
  return { method, path: new RegExp(`^(?:(?:/openai)?/v1|/openai)/${path}$`), kind };
}

const TARGETS = [
  at('POST', 'files', 'upload'),
  at('GET', 'files', 'bare'),
  at('GET', `files/${KEPT_ID}`, 'bare'),
  at('DELETE', `files/${KEPT_ID}`, 'bare'),
  at('GET', `files/${KEPT_ID}/content`, 'content'),
  at('POST', 'batches', 'batch'),
  at('GET', 'batches', 'bare'),
  at('GET', `batches/${KEPT_ID}`, 'bare'),
  at('POST', `batches/${KEPT_ID}/cancel`, 'bare'),
];

/** What a request to a target is; undefined where it is none of these. */
export function targetOf({ method, path }: Target): BatchTarget | undefined {
  return TARGETS.find((one) => one.method === method && one.path.test(path))?.kind;
}
