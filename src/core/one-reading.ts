/** One reading: JSON that every reader takes for the same value, beyond what its grammar asks (RFC 7493). */
import { foldName } from './fold-name.ts';

/** What may be more than a double holds: 16 digits in a row, or an exponent of three. */
const LARGE = /\d{16}|[eE][+-]?\d{3}/;
const INTEGER = /^-?\d+$/;

/** True for a number that stays the same in a double: an integer that would be rounded does not, nor what is beyond the largest. */
export function isExactNumber(spelled: string): boolean {
  if (!LARGE.test(spelled)) return true;
  const value = Number(spelled);
  if (!Number.isFinite(value)) return false;
  if (!INTEGER.test(spelled) || Number.isSafeInteger(value)) return true;
  return String(value) === spelled && BigInt(value) === BigInt(spelled);
}

/** True where two names of one object are one to readers that do not mind case: the last of them counts there. */
export function hasTwins(names: readonly string[]): boolean {
  return names.length > 1 && new Set(names.map(foldName)).size < names.length;
}
