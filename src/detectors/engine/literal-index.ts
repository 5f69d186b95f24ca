/** Finds all literals of a set in one pass over a text (Aho and Corasick, 1975), as a table of states and symbols. */
import { isAlphanumeric, joinsPhraseWord } from '../characters.ts';
import { lowerUnit, readsLike } from '../keywords/trie.ts';
import { goesOn, startsWord } from '../word-edges.ts';
import { automatonOf } from './automaton.ts';
import { Ends } from './ends.ts';
import type { SearchMemory } from './search-memory.ts';
import { BLANK, isExact, parts, SYMBOL_OF, symbolOf } from './symbols.ts';
import { UnitBlocks } from './unit-blocks.ts';

/** Constants of this module, as in `Ends`. */
const SYMBOL = SYMBOL_OF;
const PARTING = BLANK;

/** What a literal is for. */
export interface Literal {
  readonly text: string;
  /** True when the end of a text that may begin it has to be held. */
  readonly held: boolean;
  /** Where it counts: where a word begins, as a whole word; anywhere when left out. An underscore is no part of a word before it. */
  readonly stands?: 'begins' | 'whole';
  /** True for a single unit of which only the first of a row of such units is told, where nothing else ends there. */
  readonly leads?: true;
  /** True for one that says something of what follows it, and has to be told again as long as that has not come. */
  readonly announces?: true;
}

/** Is told of each literal, in order of its end: its number and the offset behind it. Returns nothing. */
export type Found = (literal: number, end: number) => void;

/** A literal as it is compared. */
interface Entry {
  readonly text: string;
  readonly symbols: readonly number[];
  readonly kind: number;
}

/** What has to be looked at where the symbols of a literal stand: is it the end of a word; is it other text? */
const WHOLE = 1;
const INEXACT = 2;

/** What ends in a state: no unit that leads a row, nothing else, or others as well. */
const NO_ROW = 0;
const ROW = 1;
const ROW_AND_OTHERS = 2;

/** An index of literals in lower case. */
export class LiteralIndex {
  /** States from here on are those in which literals end. */
  readonly #firstFound: number;
  /** By such a state: those before this one are for whole words alone. */
  readonly #firstSure: number;
  /** By such a state: where its literals begin in the list of all; where other text shares symbols, by their last units. */
  readonly #firsts: Int32Array;
  readonly #literals: Int32Array;
  /** By such a state: what of rows of units ends there. */
  readonly #rows: Uint8Array;
  /** By such a state: 1 where other text has the symbols of one of its literals. */
  readonly #shares: Uint8Array;
  /** By such a state: 1 where a literal ends that announces something. */
  readonly #announces: Uint8Array;
  /** Behind the last unit of the row that was read last. */
  #rowEnd = -1;
  /** By literal. */
  readonly #kinds: Uint8Array;
  readonly #texts: readonly string[];
  /** By place in the list: the last unit of the literal, which tells most other text from it. */
  readonly #lasts: Uint16Array;
  readonly #holds: Uint16Array;
  /** The state of a text whose last unit parts words. */
  readonly #parted: number;
  readonly #blocks = new UnitBlocks();
  readonly #ends: Ends;

  constructor(literals: readonly Literal[]) {
    const entries = literals.map(entryOf);
    const automaton = automatonOf(
      entries.map(({ symbols }, at) => ({
        symbols,
        held: literals[at]?.held ?? false,
        parted: literals[at]?.stands !== undefined && !parts(symbols[0] ?? 0),
        whole: literals[at]?.stands === 'whole',
      })),
    );
    this.#ends = new Ends(automaton, 1 + Math.max(0, ...entries.map(({ text }) => text.length)));
    this.#firstFound = automaton.firstFound;
    this.#firstSure = automaton.firstSure - automaton.firstFound;
    const isInexact = (literal: number) => ((entries[literal]?.kind ?? 0) & INEXACT) !== 0;
    const lastUnit = (literal: number) => lastOf(entries[literal]?.text ?? '');
    const told = automaton.found.map((found) =>
      found.some(isInexact) ? found.toSorted((one, other) => lastUnit(one) - lastUnit(other)) : found,
    );
    this.#literals = Int32Array.from(told.flat());
    this.#firsts = startsOf(told);
    this.#rows = Uint8Array.from(told, (found) => rowOf(found, literals));
    this.#shares = Uint8Array.from(told, (found) => (found.some(isInexact) ? 1 : 0));
    this.#announces = Uint8Array.from(told, (found) =>
      found.some((literal) => literals[literal]?.announces === true) ? 1 : 0,
    );
    this.#kinds = Uint8Array.from(entries, ({ kind }) => kind);
    this.#texts = entries.map(({ text }) => text);
    this.#lasts = Uint16Array.from(this.#literals, lastUnit);
    this.#holds = automaton.holds;
    this.#parted = automaton.parted;
  }

  /** Tells of every literal that stands in a text from an offset on; returns what `scanWithin` does. */
  scan(text: string, from: number, found: Found): number {
    return this.scanWithin(text, { from, to: text.length }, found);
  }

  /**
   * Tells of every literal that stands in a stretch of a text, and returns how many characters at its end may begin one
   * that is held. bench: detectors
   */
  scanWithin(
    text: string,
    { from, to }: { readonly from: number; readonly to: number },
    found: Found,
  ): number {
    const on = { text, found, least: 0 };
    this.#rowEnd = -1;
    let state = this.#stateAt(text, from);
    for (let begin = from; begin < to; ) {
      const units = this.#blocks.read(text, begin, to);
      state = this.#ends.read(units, state);
      for (let part = 0; part < this.#ends.parts; part++) this.#tellPart(part, begin, on);
      begin += units.length;
    }
    return heldAt(text, to, this.#holds[state] ?? 0);
  }

  /**
   * The same for a text that grows, of which a memory knows what was read: literals that stand from `begin` on are told, of
   * those that end no later than `from` only such as announce something.
   */
  scanOn(
    text: string,
    { begin, from }: { readonly begin: number; readonly from: number },
    { found, memory }: { readonly found: Found; readonly memory: SearchMemory },
  ): number {
    if (memory.isEmpty) memory.begin(begin, this.#stateAt(text, begin));
    this.#readNew(text, memory);
    memory.leave(from, this.#announces, begin);
    const on = { text, found, least: begin };
    this.#rowEnd = -1;
    for (let at = 0; at < memory.count; at++) this.#tellEnd(memory.states[at] ?? 0, memory.ends[at] ?? 0, on);
    return heldAt(text, text.length, Math.min(this.#holds[memory.state] ?? 0, text.length - begin));
  }

  /** Reads what a memory does not know yet. */
  #readNew(text: string, memory: SearchMemory): void {
    while (memory.end < text.length) {
      const units = this.#blocks.read(text, memory.end, text.length);
      memory.state = this.#ends.read(units, memory.state);
      const { ats, states, from, to } = this.#ends;
      for (let part = 0; part < this.#ends.parts; part++) {
        const last = to[part] ?? 0;
        for (let at = from[part] ?? 0; at < last; at++)
          memory.add(memory.end + (ats[at] ?? 0) + 1, (states[at] ?? 0) - this.#firstFound);
      }
      memory.end += units.length;
    }
  }

  #stateAt(text: string, from: number): number {
    return from === 0 || !joinsPhraseWord(text.charCodeAt(from - 1)) ? this.#parted : 0;
  }

  /** Of what ends in a part of a block that begins at an offset. bench: detectors */
  #tellPart(part: number, begin: number, on: Telling): void {
    const { ats, states, from, to } = this.#ends;
    const last = to[part] ?? 0;
    for (let at = from[part] ?? 0; at < last; at++)
      this.#tellEnd((states[at] ?? 0) - this.#firstFound, begin + (ats[at] ?? 0) + 1, on);
  }

  #tellEnd(state: number, end: number, on: Telling): void {
    // Ordinary words begin with short ones (`in`, `nowhere`), which nobody is asked about. bench: detectors
    if (state < this.#firstSure && wordGoesOn(on.text, end)) return;
    if (this.#rows[state] !== NO_ROW && this.#goesOnRow(state, end)) return;
    this.#tell(state, end, on);
  }

  /** Is this a unit of a row of which the first was told, and nothing else? */
  #goesOnRow(state: number, end: number): boolean {
    const goesOn = end === this.#rowEnd + 1;
    this.#rowEnd = end;
    return goesOn && this.#rows[state] === ROW;
  }

  #tell(state: number, end: number, on: Telling): void {
    if (this.#shares[state] === 1) {
      this.#tellShared(state, end, on);
      return;
    }
    const behind = this.#firsts[state + 1] ?? 0;
    for (let at = this.#firsts[state] ?? 0; at < behind; at++)
      this.#tellLiteral(this.#literals[at] ?? 0, end, on);
  }

  /** Letters of a script share symbols, and words of few letters are looked at behind many. bench: scan */
  #tellShared(state: number, end: number, on: Telling): void {
    const behind = this.#firsts[state + 1] ?? 0;
    const last = lowerUnit(on.text.charCodeAt(end - 1));
    for (let at = this.#firstWith(last, state); at < behind && this.#lasts[at] === last; at++)
      this.#tellLiteral(this.#literals[at] ?? 0, end, on);
  }

  /** Where in the list of all the first literal of a state stands whose last unit is no less than this one. */
  #firstWith(last: number, state: number): number {
    let first = this.#firsts[state] ?? 0;
    for (let behind = this.#firsts[state + 1] ?? 0; first < behind; ) {
      const middle = (first + behind) >>> 1;
      if ((this.#lasts[middle] ?? 0) < last) first = middle + 1;
      else behind = middle;
    }
    return first;
  }

  /** The automaton has seen to where words begin. */
  #tellLiteral(literal: number, end: number, { text, found, least }: Telling): void {
    if (least > 0 && end - (this.#texts[literal] ?? '').length < least) return;
    if (this.#kinds[literal] === 0 || this.#stands(literal, text, end)) found(literal, end);
  }

  /** A word that the text ends with counts as whole. */
  #stands(literal: number, text: string, end: number): boolean {
    const kind = this.#kinds[literal] ?? 0;
    if ((kind & WHOLE) !== 0 && end < text.length && goesOn(text, end)) return false;
    return (kind & INEXACT) === 0 || readsLike(text, end, this.#texts[literal] ?? '');
  }
}

/** Does a word go on here, of which a letter or digit was read last? Behind some others `goesOn` tells. */
function wordGoesOn(text: string, at: number): boolean {
  return at < text.length && (SYMBOL[text.charCodeAt(at)] ?? 0) < PARTING;
}

/** What of rows of units ends where these literals do? */
function rowOf(found: readonly number[], literals: readonly Literal[]): number {
  const leading = found.filter((literal) => literals[literal]?.leads === true).length;
  if (leading === 0) return NO_ROW;
  return leading === found.length ? ROW : ROW_AND_OTHERS;
}

/** What a scan tells of, and whom. */
interface Telling {
  readonly text: string;
  readonly found: Found;
  /** Literals that begin before this are not told. */
  readonly least: number;
}

function lastOf(text: string): number {
  return text.charCodeAt(text.length - 1);
}

/** Where each list begins among all, and behind the last. */
function startsOf(lists: readonly (readonly number[])[]): Int32Array {
  const starts = new Int32Array(lists.length + 1);
  for (const [at, { length }] of lists.entries()) starts[at + 1] = (starts[at] ?? 0) + length;
  return starts;
}

function entryOf({ text: written, stands }: Literal): Entry {
  const symbols: number[] = [];
  let exact = true;
  for (let at = 0; at < written.length; at++) {
    const symbol = symbolOf(written.charCodeAt(at));
    symbols.push(symbol);
    exact &&= isExact(symbol);
  }
  return { text: lowerOf(written), symbols, kind: (stands === 'whole' ? WHOLE : 0) | (exact ? 0 : INEXACT) };
}

function lowerOf(written: string): string {
  let lower = '';
  for (let at = 0; at < written.length; at++) lower += String.fromCharCode(lowerUnit(written.charCodeAt(at)));
  return lower;
}

/** What is held begins a word: for some literals a letter of another script ends the one before. */
function heldAt(text: string, end: number, most: number): number {
  for (let held = most; held > 0; held--) if (mayBegin(text, end - held)) return held;
  return 0;
}

function mayBegin(text: string, at: number): boolean {
  return startsWord(text, at) || !isAlphanumeric(text.charCodeAt(at - 1));
}
