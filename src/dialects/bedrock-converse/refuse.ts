/** A refusal as Bedrock words its errors. */
import type { HeaderList } from '../../core/headers.ts';
import type { Refusal } from '../../core/verdict.ts';

const TYPES: Readonly<Record<number, string>> = {
  400: 'ValidationException',
  401: 'AccessDeniedException',
  403: 'AccessDeniedException',
  404: 'ResourceNotFoundException',
  408: 'ModelTimeoutException',
  429: 'ThrottlingException',
  503: 'ServiceUnavailableException',
  504: 'ModelTimeoutException',
};

/** The body of an error; the type of which SDKs make an exception stands in a header as well. */
export function refuseBedrock(refusal: Refusal): Uint8Array {
  const { id, code } = refusal;
  const body = { __type: typeOf(refusal), message: sentenceOf(refusal), reason: code, id };
  return Buffer.from(JSON.stringify(body), 'utf8');
}

export function refusalHeaders(refusal: Refusal): HeaderList {
  return [{ name: 'x-amzn-errortype', value: typeOf(refusal) }];
}

function typeOf({ status }: Refusal): string {
  return TYPES[status] ?? (status >= 500 ? 'InternalServerException' : 'ValidationException');
}

/** What a client may show of a refusal. */
export function sentenceOf({ message, id }: Refusal): string {
  return `${message} (Weir decision ${id})`;
}
