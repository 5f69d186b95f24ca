/** A refusal as Cohere words its errors. */
import type { Refusal } from '../../core/verdict.ts';

/** The body of an error that the SDKs of Cohere put into the exception for its status. */
export function refuseCohere(refusal: Refusal): Uint8Array {
  const { id, code } = refusal;
  return Buffer.from(JSON.stringify({ id, message: sentenceOf(refusal), code }), 'utf8');
}

/** What a client may show of a refusal. */
export function sentenceOf({ message, id }: Refusal): string {
  return `${message} (Weir decision ${id})`;
}
