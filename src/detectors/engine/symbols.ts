/** Text as the symbols of an automaton: few, so that its table stays small; what shares a symbol is told apart when all fits. */
import { joinsPhraseWord } from '../characters.ts';
import { lowerUnit } from '../keywords/trie.ts';

/** How many symbols there are. */
export const SYMBOLS = 64;

/** The letters a to z are the first symbols, upper and lower case one, then come the digits. */
const LETTERS = 26;
const WORD = LETTERS + 10;
/** Letters and digits that are not ASCII share these. */
const WIDE_LETTERS = 6;
/** What parts words: from here on. */
export const BLANK = WORD + WIDE_LETTERS;
/** Marks with a symbol of their own. Before tabs cells end, and no text has as many as blanks. bench: scan */
const OWN_MARKS = '-_.:/+=(@"<$,\'\t';
/** Marks that share a symbol with each other alone, since short literals have them: those that part cells, and that end what. */
const SHARED_MARKS = ['*~', ';|', '>]?'];
const FIRST_MARK = BLANK + 1;
const FIRST_SHARED_MARK = FIRST_MARK + OWN_MARKS.length;
/** All other marks share this one. */
const OTHER_MARK = FIRST_SHARED_MARK + SHARED_MARKS.length;
const FIRST_WIDE_MARK = OTHER_MARK + 1;

/** UTF-16 unit -> its symbol. */
export const SYMBOL_OF = Uint8Array.from({ length: 0x10000 }, (_, unit) => classify(lowerUnit(unit)));

/** The symbol of a UTF-16 unit. */
export function symbolOf(unit: number): number {
  return SYMBOL_OF[unit] ?? BLANK;
}

/** True for what parts words in text. */
export function parts(symbol: number): boolean {
  return symbol >= BLANK;
}

/** True for symbols that stand for one unit in lower case alone. */
export function isExact(symbol: number): boolean {
  return symbol < WORD || (symbol >= FIRST_MARK && symbol < FIRST_SHARED_MARK);
}

function classify(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x61;
  if (unit >= 0x30 && unit <= 0x39) return LETTERS + unit - 0x30;
  if (unit >= 0x80) return classifyWide(unit);
  const mark = OWN_MARKS.indexOf(String.fromCharCode(unit));
  if (mark >= 0) return FIRST_MARK + mark;
  const shared = SHARED_MARKS.findIndex((marks) => marks.includes(String.fromCharCode(unit)));
  if (shared >= 0) return FIRST_SHARED_MARK + shared;
  return unit <= 0x20 || unit === 0x7f ? BLANK : OTHER_MARK;
}

function classifyWide(unit: number): number {
  if (joinsPhraseWord(unit)) return WORD + (unit % WIDE_LETTERS);
  return FIRST_WIDE_MARK + (unit % (SYMBOLS - FIRST_WIDE_MARK));
}
