/** The requests of the files and the batches API, by method and path. */
import type { Target } from '../../core/dialect.ts';

/** A file that is sent, or asked for; a batch that is made of one; or what has no body and is answered in a document. */
export type BatchTarget = 'upload' | 'content' | 'batch' | 'bare';

const ID = '[A-Za-z0-9_-]{1,256}';

function at(method: string, path: string, kind: BatchTarget) {
  return { method, path: new RegExp(`^(?:(?:/openai)?/v1|/openai)/${path}$`), kind };
}

const TARGETS = [
  at('POST', 'files', 'upload'),
  at('GET', 'files', 'bare'),
  at('GET', `files/${ID}`, 'bare'),
  at('DELETE', `files/${ID}`, 'bare'),
  at('GET', `files/${ID}/content`, 'content'),
  at('POST', 'batches', 'batch'),
  at('GET', 'batches', 'bare'),
  at('GET', `batches/${ID}`, 'bare'),
  at('POST', `batches/${ID}/cancel`, 'bare'),
];

/** What a request to a target is; undefined where it is none of these. */
export function targetOf({ method, path }: Target): BatchTarget | undefined {
  return TARGETS.find((one) => one.method === method && one.path.test(path))?.kind;
}
