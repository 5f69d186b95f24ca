/** Finds all literals of a set in one pass over a text (Aho and Corasick, 1975), as a table of states and symbols. */
import { isAlphanumeric, joinsPhraseWord } from '../characters.ts';
import { lowerUnit, readsLike } from '../keywords/trie.ts';
import { goesOn, startsWord } from '../word-edges.ts';
import { automatonOf } from './automaton.ts';
import { Ends } from './ends.ts';
import { isExact, parts, symbolOf } from './symbols.ts';
import { UnitBlocks } from './unit-blocks.ts';

/** What a literal is for. */
export interface Literal {
  readonly text: string;
  /** True when the end of a text that may begin it has to be held. */
  readonly held: boolean;
  /** Where it counts: where a word begins, as a whole word; anywhere when left out. An underscore is no part of a word before it. */
  readonly stands?: 'begins' | 'whole';
}

/** Is told of each literal, in order of its end: its number and the offset behind it. Returns nothing. */
export type Found = (literal: number, end: number) => void;

/** A literal as it is compared. */
interface Entry {
  readonly text: string;
  readonly kind: number;
}

/** What has to be looked at where the symbols of a literal stand: is it the end of a word; is it other text? */
const WHOLE = 1;
const INEXACT = 2;

/** An index of literals in lower case. */
export class LiteralIndex {
  /** States from here on are those in which literals end. */
  readonly #firstFound: number;
  /** By such a state: where its literals begin in the list of all. */
  readonly #firsts: Int32Array;
  readonly #literals: Int32Array;
  /** By literal. */
  readonly #kinds: Uint8Array;
  readonly #texts: readonly string[];
  readonly #holds: Uint16Array;
  /** The state of a text whose last unit parts words. */
  readonly #parted: number;
  readonly #blocks = new UnitBlocks();
  readonly #ends: Ends;

  constructor(literals: readonly Literal[]) {
    const entries = literals.map(entryOf);
    const automaton = automatonOf(
      entries.map(({ text }, at) => {
        const symbols = Array.from({ length: text.length }, (_, unit) => symbolOf(text.charCodeAt(unit)));
        return {
          symbols,
          held: literals[at]?.held ?? false,
          parted: literals[at]?.stands !== undefined && !parts(symbols[0] ?? 0),
        };
      }),
    );
    this.#ends = new Ends(automaton, 1 + Math.max(0, ...entries.map(({ text }) => text.length)));
    this.#firstFound = automaton.firstFound;
    this.#literals = Int32Array.from(automaton.found.flat());
    this.#firsts = startsOf(automaton.found);
    this.#kinds = Uint8Array.from(entries, ({ kind }) => kind);
    this.#texts = entries.map(({ text }) => text);
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
    const on = { text, found };
    let state = from === 0 || !joinsPhraseWord(text.charCodeAt(from - 1)) ? this.#parted : 0;
    for (let begin = from; begin < to; ) {
      const units = this.#blocks.read(text, begin, to);
      state = this.#ends.read(units, state);
      for (let part = 0; part < this.#ends.parts; part++) this.#tellPart(part, begin, on);
      begin += units.length;
    }
    return heldAt(text, to, this.#holds[state] ?? 0);
  }

  /** Of what ends in a part of a block that begins at an offset. */
  #tellPart(part: number, begin: number, on: Telling): void {
    const { ats, states, from, to } = this.#ends;
    const end = to[part] ?? 0;
    for (let at = from[part] ?? 0; at < end; at++)
      this.#tell((states[at] ?? 0) - this.#firstFound, begin + (ats[at] ?? 0) + 1, on);
  }

  /** The automaton has seen to where words begin. */
  #tell(state: number, end: number, { text, found }: Telling): void {
    const last = this.#firsts[state + 1] ?? 0;
    for (let at = this.#firsts[state] ?? 0; at < last; at++) {
      const literal = this.#literals[at] ?? 0;
      if (this.#kinds[literal] === 0 || this.#stands(literal, text, end)) found(literal, end);
    }
  }

  /** A word that the text ends with counts as whole. */
  #stands(literal: number, text: string, end: number): boolean {
    const kind = this.#kinds[literal] ?? 0;
    if ((kind & WHOLE) !== 0 && end < text.length && goesOn(text, end)) return false;
    return (kind & INEXACT) === 0 || readsLike(text, end, this.#texts[literal] ?? '');
  }
}

/** What a scan tells of, and whom. */
interface Telling {
  readonly text: string;
  readonly found: Found;
}

/** Where each list begins among all, and behind the last. */
function startsOf(lists: readonly (readonly number[])[]): Int32Array {
  const starts = new Int32Array(lists.length + 1);
  for (const [at, { length }] of lists.entries()) starts[at + 1] = (starts[at] ?? 0) + length;
  return starts;
}

function entryOf({ text, stands }: Literal): Entry {
  let lower = '';
  let exact = true;
  for (let at = 0; at < text.length; at++) {
    const unit = lowerUnit(text.charCodeAt(at));
    lower += String.fromCharCode(unit);
    exact &&= isExact(symbolOf(unit));
  }
  return { text: lower, kind: (stands === 'whole' ? WHOLE : 0) | (exact ? 0 : INEXACT) };
}

/** What is held begins a word: for some literals a letter of another script ends the one before. */
function heldAt(text: string, end: number, most: number): number {
  for (let held = most; held > 0; held--) if (mayBegin(text, end - held)) return held;
  return 0;
}

function mayBegin(text: string, at: number): boolean {
  return startsWord(text, at) || !isAlphanumeric(text.charCodeAt(at - 1));
}
