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

/** The part of ECMAScript's "JSON.parse source text access" (2025) that is used here. */
interface SourceText {
  readonly source?: string;
}

/** The value of a JSON text; undefined where readers could take it for different ones. Throws for what is no JSON. */
export function oneReading(text: string): { readonly json: unknown } | undefined {
  let alike = true;
  const look = (_name: string, value: unknown, { source = '' }: SourceText = {}): unknown => {
    if (typeof value === 'number') alike &&= isExactNumber(source);
    else if (typeof value === 'object' && value !== null && !Array.isArray(value))
      alike &&= !hasTwins(Object.keys(value));
    return value;
  };
  const json: unknown = JSON.parse(text, look);
  return alike ? { json } : undefined;
}
