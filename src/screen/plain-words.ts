/** Plain words: the end of a text that is no part of a number, an address or a key, as far as it goes. */

const OPENS = '["\'“‘(*_`]*';
const CLOSES = '["\'”’).,;:!?…。！？*_`]';
const WORD = new RegExp(`^${OPENS}[\\p{L}\\p{M}]+(?:['’-][\\p{L}\\p{M}]+)*${CLOSES}*$`, 'u');
/** One that ends a sentence: `42.` */
const NUMBER = new RegExp(`^${OPENS}\\d{1,4}${CLOSES}+$`, 'u');
/** A dash, a fence, an emoji; nothing that stands in addresses and keys. */
const MARKS = /^(?![^\s]*[@/\\#=+&%$<>~|^])[\p{P}\p{S}\p{M}\u200d]+$/u;

/** Letters, at most one short number among them, and marks around them. */
export function arePlainWords(text: string): boolean {
  let numbers = 0;
  for (const word of text.split(/\s+/)) {
    if (word === '' || WORD.test(word) || MARKS.test(word)) continue;
    if (!NUMBER.test(word) || ++numbers > 1) return false;
  }
  return true;
}
