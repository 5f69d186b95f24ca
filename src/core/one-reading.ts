/** One reading: JSON that every reader takes for the same value, beyond what its grammar asks (RFC 7493). */
import { foldName } from './fold-name.ts';

/** What may be more than a double holds: 16 digits in a row, or an exponent of three. */
const LARGE = /\d{16}|[eE][+-]?\d{3}/;
const INTEGER = /^-?\d+$/;
/** What 64 bits hold, with a sign and without; readers of ids have no more. */
const LEAST = -(2n ** 63n);
const MOST = 2n ** 64n - 1n;
const MOST_DIGITS = 20;

/**
 * The number that is spelled: a double where it is that very number, and otherwise an integer of 64 bits, exactly. Undefined
 * for an integer beyond those, and for what is beyond the largest double.
 */
export function exactNumber(spelled: string): number | bigint | undefined {
  const value = Number(spelled);
  if (!LARGE.test(spelled)) return value;
  if (!Number.isFinite(value)) return undefined;
  if (!INTEGER.test(spelled) || Number.isSafeInteger(value)) return value;
  if (String(value) === spelled && BigInt(value) === BigInt(spelled)) return value;
  if (spelled.length > MOST_DIGITS) return undefined;
  const exact = BigInt(spelled);
  return exact >= LEAST && exact <= MOST ? exact : undefined;
}

/** True for a JSON value with a number that is another one to readers whose numbers are doubles. */
export function isRounded(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint';
  return Object.values(value).some(isRounded);
}

/** The value as those readers have it. */
export function asDoubles(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(asDoubles);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asDoubles(member)]));
}

/** True where two names of one object are one to readers that do not mind case: the last of them counts there. */
export function hasTwins(names: readonly string[]): boolean {
  return names.length > 1 && new Set(names.map(foldName)).size < names.length;
}
