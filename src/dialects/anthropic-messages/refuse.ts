/** A refusal as Anthropic words its errors. */
import type { Refusal } from '../../core/verdict.ts';

const TYPES: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  408: 'timeout_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  504: 'timeout_error',
};

/** The body of an error that the SDKs of Anthropic turn into the exception for its status. */
export function refuseMessage(refusal: Refusal): Uint8Array {
  const { status, code, id } = refusal;
  const type = TYPES[status] ?? (status >= 500 ? 'api_error' : 'invalid_request_error');
  const error = { type, message: sentenceOf(refusal), details: { error_code: code } };
  return Buffer.from(JSON.stringify({ type: 'error', error, request_id: id }), 'utf8');
}

/** What a client may show of a refusal. */
export function sentenceOf({ message, id }: Refusal): string {
  return `${message} (Weir decision ${id})`;
}
