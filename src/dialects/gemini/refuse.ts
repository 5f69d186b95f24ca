/** A refusal as Google words its errors (google.rpc.Status). */
import type { Refusal } from '../../core/verdict.ts';

const NAMES: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  408: 'DEADLINE_EXCEEDED',
  413: 'OUT_OF_RANGE',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

/** The body of an error that the SDKs of Google turn into the exception for its status. */
export function refuseContent(refusal: Refusal): Uint8Array {
  const { status, code, id } = refusal;
  const name = NAMES[status] ?? (status >= 500 ? 'INTERNAL' : 'INVALID_ARGUMENT');
  const info = {
    ...{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: code.toUpperCase() },
    ...{ domain: 'weir.dev', metadata: { decision: id } },
  };
  const error = { code: status, message: sentenceOf(refusal), status: name, details: [info] };
  return Buffer.from(JSON.stringify({ error }), 'utf8');
}

/** What a client may show of a refusal. */
export function sentenceOf({ message, id }: Refusal): string {
  return `${message} (Weir decision ${id})`;
}
