/** Text as the symbols of an automaton: few for ASCII without case, four for any other UTF-16 unit. */

/** What stands in no literal. */
export const OTHER = 0;
const NIBBLES = 16;

/** The symbols of a set of literals. */
export interface Alphabet {
  /** ASCII unit -> symbol; upper and lower case are one. */
  readonly ascii: Uint8Array;
  /** The symbol of the first four bits of a unit beyond ASCII; 0 when no literal has such a unit. */
  readonly lead: number;
  /** Symbols of the other three groups of four bits begin here. */
  readonly follow: number;
  /** How many symbols there are. */
  readonly size: number;
}

/** The alphabet of literals in lower case. */
export function alphabetOf(literals: readonly string[]): Alphabet {
  const ascii = new Uint8Array(0x80);
  let size = OTHER + 1;
  let wide = false;
  for (const literal of literals) {
    for (let at = 0; at < literal.length; at++) {
      const unit = literal.charCodeAt(at);
      if (unit >= 0x80) wide = true;
      else if (ascii[unit] === OTHER) ascii[unit] = size++;
    }
  }
  for (let unit = 0x41; unit <= 0x5a; unit++) ascii[unit] = ascii[unit + 0x20] ?? OTHER;
  if (!wide) return { ascii, lead: 0, follow: 0, size };
  return { ascii, lead: size, follow: size + NIBBLES, size: size + 2 * NIBBLES };
}

/** The symbols of a literal. */
export function symbolsOf(literal: string, { ascii, lead, follow }: Alphabet): number[] {
  const symbols: number[] = [];
  for (let at = 0; at < literal.length; at++) {
    const unit = literal.charCodeAt(at);
    if (unit < 0x80) symbols.push(ascii[unit] ?? OTHER);
    else
      symbols.push(
        lead + (unit >> 12),
        follow + ((unit >> 8) & 15),
        follow + ((unit >> 4) & 15),
        follow + (unit & 15),
      );
  }
  return symbols;
}
