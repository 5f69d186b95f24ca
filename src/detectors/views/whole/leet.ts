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
/** Characters of a hash or another long word of which it is told at once that it makes none. */
const ROW = 128;
/** Characters of which it is told at once that no key word stands there: where such characters stand close together, more each time. */
const SPAN = 96;
const LONGEST_SPAN = 6144;
/** ASCII unit -> 1 for what such words are made of. */
const OF_WORDS = Uint8Array.from({ length: 0x80 }, (_, unit) =>
  /[0-9a-z@$!|]/i.test(String.fromCharCode(unit)) ? 1 : 0,
);

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
    let span = SPAN;
    for (let at = nextMixed(text, 0); at >= 0; ) {
      const end = at + span;
      const about = text.slice(Math.max(0, at - REACH), end + REACH);
      if (this.#holdsPutBack(about) && this.#hides(text, at, end)) return { ...stretch, text: letters(text) };
      at = nextMixed(text, end);
      span = at < end + SPAN ? Math.min(2 * span, LONGEST_SPAN) : SPAN;
    }
    return undefined;
  }

  /** Does one of the words in a span make a key word that does not stand there? */
  #hides(text: string, from: number, end: number): boolean {
    for (let at = from; at >= 0 && at < end; ) {
      const row = wordAround(text, at, ROW);
      if (this.#holdsPutBack(row.text)) {
        const word = wordAround(text, at, REACH).text;
        if (this.#holdsPutBack(word) && !this.#holds(word)) return true;
        at = nextMixed(text, at + 1);
      } else at = nextMixed(text, row.isWhole ? row.end : at + ROW - REACH);
    }
    return false;
  }
}

/** What such a character stands in, as far as it is looked at, and whether that is all of it behind the character. */
function wordAround(
  text: string,
  at: number,
  most: number,
): { readonly text: string; readonly end: number; readonly isWhole: boolean } {
  let start = at;
  while (start > 0 && start > at - REACH && OF_WORDS[text.charCodeAt(start - 1)] === 1) start--;
  const limit = Math.min(text.length, at + most);
  let end = at;
  while (end < limit && OF_WORDS[text.charCodeAt(end)] === 1) end++;
  return { text: text.slice(start, end), end, isWhole: end < limit };
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
