/** Errors of stores: of what a store says of one, its sentence goes down, and nothing else that could hold documents. */
import type { JsonValue } from './json.ts';

const FIRST_ERROR = 400;
/** Characters of a sentence. */
const LONGEST = 1000;

/** True for the status of an answer that says that something went wrong (RFC 9110 sections 15.5 and 15.6). */
export function isError(status: number): boolean {
  return status >= FIRST_ERROR;
}

/** The sentence of an error, cut where it is long; one of ours where the store gave none. */
export function sentenceOf(said: JsonValue | undefined): string {
  return typeof said === 'string' ? said.slice(0, LONGEST) : 'The store gave no reason.';
}

/** True for a value that is as short as a sentence. */
export function isShort(value: JsonValue | undefined): boolean {
  return JSON.stringify(value ?? null).length <= LONGEST;
}
