/** A refusal as OpenAI words its errors. */
import type { Refusal } from '../../core/verdict.ts';

const TYPES: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  403: 'permission_error',
  429: 'rate_limit_error',
};

/** The body of an error that the SDKs of OpenAI turn into the exception for its status. */
export function refuseChat({ status, message, code, id }: Refusal): Uint8Array {
  const type = TYPES[status] ?? (status >= 500 ? 'server_error' : 'invalid_request_error');
  const error = { message: `${message} (Weir decision ${id})`, type, param: null, code };
  return Buffer.from(JSON.stringify({ error }), 'utf8');
}
