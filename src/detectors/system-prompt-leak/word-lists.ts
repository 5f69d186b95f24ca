/** Word lists: words as folded text has them, which is without accents. */

/** Words of a list, without their accents. */
export function wordsIn(list: string): string[] {
  const bare = list.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '');
  return bare.normalize('NFC').trim().split(/\s+/);
}

/** A set of the words of a list. */
export function setOf(list: string): ReadonlySet<string> {
  return new Set(wordsIn(list));
}

/** A pattern for one of the words, or patterns of words with `\s` for a blank, of a list. */
export function anyOf(list: string): string {
  return wordsIn(list).join('|');
}

/** A pattern as a whole word. */
export function whole(pattern: string): string {
  return `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`;
}
