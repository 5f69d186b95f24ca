/** Leetspeak: digits and marks in place of the letters that they look like. */
import type { Stretch } from '../../stretch.ts';
import type { Holds } from './words.ts';

const LETTERS: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '9': 'g' },
  ...{ '@': 'a', $: 's', '!': 'i', '|': 'l' },
};
/** Where such characters stand beside letters; each alternative begins with what is rare. */
const MIXED = /[013457@](?:(?=[a-z])|(?<=[a-z].))|[$!|](?=[a-z])(?<=[a-z0-9].)/gi;
/** Characters on each side that are looked at. */
const REACH = 16;
const LAST = /[0-9a-z@$!|]*$/i;
const FIRST = /^[0-9a-z@$!|]*/i;
const LEET = /[01345789@$!|]/g;

/** The text with letters put back, where that makes one of the key words. */
export function unleet(stretch: Stretch, holds: Holds): Stretch | undefined {
  const { text } = stretch;
  for (const { index } of text.matchAll(MIXED)) {
    const before = LAST.exec(text.slice(Math.max(0, index - REACH), index))?.[0] ?? '';
    const word = before + (FIRST.exec(text.slice(index, index + REACH))?.[0] ?? '');
    if (holds(letters(word)) && !holds(word)) return { ...stretch, text: letters(text) };
  }
  return undefined;
}

function letters(text: string): string {
  return text.replace(LEET, (mark) => LETTERS[mark] ?? mark);
}
