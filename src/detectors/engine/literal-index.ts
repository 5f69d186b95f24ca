/** Finds all literals of a set in one pass over a text (Aho and Corasick, 1975), as a table of states and symbols. */
import { isAlphanumeric, joinsPhraseWord } from '../characters.ts';
import { lowerUnit, readsLike } from '../keywords/trie.ts';
import { goesOn, startsWord } from '../word-edges.ts';
import { automatonOf } from './automaton.ts';
import { isExact, parts, SYMBOL_OF, SYMBOLS, symbolOf } from './symbols.ts';
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
  readonly literal: number;
  readonly text: string;
  /** False when other text has the same symbols. */
  readonly exact: boolean;
  /** True when it has to end a word too. */
  readonly whole: boolean;
}

/** An index of literals in lower case. */
export class LiteralIndex {
  /** State times the symbols, plus a symbol -> the next state. */
  readonly #next: Uint16Array | Uint32Array;
  /** States from here on are those in which literals end. */
  readonly #firstFound: number;
  readonly #found: readonly (readonly Entry[])[];
  readonly #holds: Uint16Array;
  /** The state of a text whose last unit parts words. */
  readonly #parted: number;
  readonly #blocks = new UnitBlocks();

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
    this.#next = automaton.next;
    this.#firstFound = automaton.firstFound;
    this.#found = automaton.found.map((ids) => ids.flatMap((id) => entries[id] ?? []));
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
    const next = this.#next;
    const firstFound = this.#firstFound;
    let state = from === 0 || !joinsPhraseWord(text.charCodeAt(from - 1)) ? this.#parted : 0;
    for (let begin = from; begin < to; ) {
      const units = this.#blocks.read(text, begin, to);
      for (let at = 0; at < units.length; at++) {
        state = next[state * SYMBOLS + (SYMBOL_OF[units[at] ?? 0] ?? 0)] ?? 0;
        if (state >= firstFound) this.#tell(state, begin + at + 1, on);
      }
      begin += units.length;
    }
    return heldAt(text, to, this.#holds[state] ?? 0);
  }

  /** The automaton has seen to where words begin. A word that the text ends with counts as whole. */
  #tell(state: number, end: number, { text, found }: Telling): void {
    const entries = this.#found[state - this.#firstFound] ?? [];
    for (const entry of entries) {
      if (entry.whole && end < text.length && goesOn(text, end)) continue;
      if (entry.exact || readsLike(text, end, entry.text)) found(entry.literal, end);
    }
  }
}

/** What a scan tells of, and whom. */
interface Telling {
  readonly text: string;
  readonly found: Found;
}

function entryOf({ text, stands }: Literal, literal: number): Entry {
  let lower = '';
  let exact = true;
  for (let at = 0; at < text.length; at++) {
    const unit = lowerUnit(text.charCodeAt(at));
    lower += String.fromCharCode(unit);
    exact &&= isExact(symbolOf(unit));
  }
  return { literal, text: lower, exact, whole: stands === 'whole' };
}

/** What is held begins a word: for some literals a letter of another script ends the one before. */
function heldAt(text: string, end: number, most: number): number {
  for (let held = most; held > 0; held--) if (mayBegin(text, end - held)) return held;
  return 0;
}

function mayBegin(text: string, at: number): boolean {
  return startsWord(text, at) || !isAlphanumeric(text.charCodeAt(at - 1));
}
