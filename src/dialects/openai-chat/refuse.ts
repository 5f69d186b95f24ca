/** A refusal as OpenAI words its errors. */
import type { Refusal } from '../../core/verdict.ts';

const TYPES: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  403: 'permission_error',
  429: 'rate_limit_error',
};

/** The body of an error that the SDKs of OpenAI turn into the exception for its status. */
export function refuseChat(refusal: Refusal): Uint8Array {
  return Buffer.from(JSON.stringify({ error: errorOf(refusal) }), 'utf8');
}

/** The error itself. */
export function errorOf(refusal: Refusal): object {
  const { status, code } = refusal;
  const type = TYPES[status] ?? (status >= 500 ? 'server_error' : 'invalid_request_error');
  return { message: sentenceOf(refusal), type, param: null, code };
}

/** What a client may show of a refusal. */
export function sentenceOf({ message, id }: Refusal): string {
  return `${message} (Weir decision ${id})`;
}
