/** Leetspeak: digits and marks in place of the letters that they look like. */
import type { Stretch } from '../../stretch.ts';
import type { Holds } from './words.ts';

const LETTERS: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '9': 'g' },
  ...{ '@': 'a', $: 's', '!': 'i', '|': 'l' },
};
/** A word in which such characters stand beside letters. */
const MIXED = /[a-z][013457@$!|]|[013457@$!|][a-z]/i;
const DISGUISED = /[0-9a-z@$!|]*(?:[a-z][013457@$!|]|[013457@$!|][a-z])[0-9a-z@$!|]*/gi;
const LEET = /[01345789@$!|]/g;

/** The text with letters put back, where that makes one of the key words. */
export function unleet(stretch: Stretch, holds: Holds): Stretch | undefined {
  const { text } = stretch;
  if (!MIXED.test(text)) return undefined;
  for (const [word] of text.matchAll(DISGUISED))
    if (holds(letters(word)) && !holds(word)) return { ...stretch, text: letters(text) };
  return undefined;
}

function letters(text: string): string {
  return text.replace(LEET, (mark) => LETTERS[mark] ?? mark);
}
