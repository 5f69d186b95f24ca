/** Word lists: words as folded text has them: without accents, and with Latin letters for those that look like them. */
import { spell } from '../views/spellings.ts';

const CYRILLIC = /\p{Script=Cyrillic}/u;

/** Words of a list, folded. A capital letter may look like another letter than the small one does. */
export function wordsIn(list: string): string[] {
  return list
    .trim()
    .split(/\s+/)
    .flatMap((word) => {
      const small = folded(word);
      return CYRILLIC.test(word) ? [small, folded(word.charAt(0).toUpperCase() + word.slice(1))] : [small];
    });
}

function folded(word: string): string {
  return spell(word.normalize('NFC'), false).folded.text;
}

/** A set of the words of a list, in small letters. */
export function setOf(list: string): ReadonlySet<string> {
  return new Set(wordsIn(list).map((word) => word.toLowerCase()));
}

/** A pattern for one of the words, or patterns of words with `\s` for a blank, of a list. */
export function anyOf(list: string): string {
  return wordsIn(list).join('|');
}

/** A pattern as a whole word. */
export function whole(pattern: string): string {
  return `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`;
}
