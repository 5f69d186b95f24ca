/** Family names that are words for things as well, where a title or a field says that somebody is meant: `Mr. Park`, `Employee Ada Lane`. */
import { joinsWord } from '../../characters.ts';
import type { NameRead } from './names.ts';

const FAMILIES: ReadonlySet<string> = new Set(
  (
    'Park Lane Church Castle Bridge Bridges Lake Bay Beach Forest Day Law Street Garden Gardens Hall Valley River Rivers Field Tower Band Lodge Royal ' +
    'Masters Price Prices Roses Mountain Falls Bank Banks Power Light Case Parks Ward'
  ).split(' '),
);
const SMALL_FAMILIES: ReadonlySet<string> = new Set([...FAMILIES].map((name) => name.toLowerCase()));
const GOES_ON = /^(?:['’-]\p{L}| \p{Lu}\p{L})/u;

/** The same name with the word for a thing that ends it, where that may be a family name; undefined for none. */
export function withThing(text: string, start: number, name: NameRead): NameRead | undefined {
  if (!name.isThing || name.words.length > 2) return undefined;
  const at = name.words.length === 0 ? start : name.end + 1;
  let end = at;
  while (end < text.length && joinsWord(text.charCodeAt(end))) end++;
  const word = text.slice(at, end);
  if (!FAMILIES.has(word) || GOES_ON.test(text.slice(end, end + 3))) return undefined;
  return { words: [...name.words, word], end, open: end + 3 > text.length, isThing: false };
}

/** May this word for a thing, in lower case, be a family name? */
export function isFamilyToo(word: string): boolean {
  return SMALL_FAMILIES.has(word);
}
