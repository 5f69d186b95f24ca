/** Leetspeak: digits and marks in place of the letters that they look like. */
import { textOf, UnitBlocks } from '../../engine/unit-blocks.ts';
import type { Stretch } from '../../stretch.ts';
import { holdingRare } from './rare-words.ts';
import type { Holds } from './words.ts';

const LETTERS: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '9': 'g' },
  ...{ '@': 'a', $: 's', '!': 'i', '|': 'l' },
};
/** ASCII unit -> the unit that it is read as. */
const READ_AS = Uint8Array.from({ length: 0x80 }, (_, unit) => {
  const mark = String.fromCharCode(unit);
  return (LETTERS[mark] ?? mark).charCodeAt(0);
});
/** Where such characters stand beside letters; each alternative begins with what is rare, and is one character. */
const MIXED = /[013457@](?:(?=[a-z])|(?<=[a-z].))|[$!|](?=[a-z])(?<=[a-z0-9].)/gi;
/** Characters on each side that are looked at. */
const REACH = 16;
/** Characters of which it is told at once that no key word stands there. */
const SPAN = 96;
const LAST = /[0-9a-z@$!|]*$/i;
const FIRST = /^[0-9a-z@$!|]*/i;

const blocks = new UnitBlocks();

/** Tells of key words, as they stand and with letters put back. */
export class LeetWords {
  readonly #holds: Holds;
  readonly #holdsPutBack: Holds;

  constructor(keys: readonly string[]) {
    this.#holds = holdingRare(keys);
    this.#holdsPutBack = holdingRare(keys, READ_AS);
  }

  /** The text with letters put back, where that makes one of the key words. */
  unleet(stretch: Stretch): Stretch | undefined {
    const { text } = stretch;
    for (let at = nextMixed(text, 0); at >= 0; at = nextMixed(text, at + SPAN)) {
      const about = text.slice(Math.max(0, at - REACH), at + SPAN + REACH);
      if (this.#holdsPutBack(about) && this.#hides(text, at)) return { ...stretch, text: letters(text) };
    }
    return undefined;
  }

  /** Does one of the words in a span make a key word that does not stand there? */
  #hides(text: string, from: number): boolean {
    for (let at = from; at >= 0 && at < from + SPAN; at = nextMixed(text, at + 1)) {
      const before = LAST.exec(text.slice(Math.max(0, at - REACH), at))?.[0] ?? '';
      const word = before + (FIRST.exec(text.slice(at, at + REACH))?.[0] ?? '');
      if (this.#holdsPutBack(word) && !this.#holds(word)) return true;
    }
    return false;
  }
}

/** The first offset from `from` on where such a character stands beside letters; -1 for none. */
function nextMixed(text: string, from: number): number {
  MIXED.lastIndex = from;
  return MIXED.test(text) ? MIXED.lastIndex - 1 : -1;
}

function letters(text: string): string {
  let put = '';
  for (let begin = 0; begin < text.length; ) {
    const units = blocks.read(text, begin, text.length);
    for (let at = 0; at < units.length; at++) {
      const unit = units[at] ?? 0;
      if (unit < 0x80) units[at] = READ_AS[unit] ?? unit;
    }
    put += textOf(units);
    begin += units.length;
  }
  return put;
}
