/** Beside a word: the letters around it that a spelling of several words has, which most places do not. */
import { lowerUnit } from '../keywords/trie.ts';
import { isWordUnit, LONGEST_SEPARATOR } from './words.ts';

/** Any letter, or none. */
const ANY = 0;

/** The last letter of the word before and the first of the word behind, in lower case; 0 where any may stand. */
export interface Beside {
  readonly before: number;
  readonly after: number;
}

/** What has to stand beside a word; one of these, or undefined for anything. */
export type Neighbours = readonly Beside[] | undefined;

/** What stands beside one word of a spelling, by its position among the words of it. */
export function besideIn(words: readonly string[], at: number): Beside {
  const isStem = words[at]?.endsWith('*') ?? false;
  return {
    before: letterOf(words[at - 1], -1),
    after: isStem ? ANY : letterOf(words[at + 1], 0),
  };
}

/** One of several; anything where one of them asks for nothing. */
export function neighboursOf(some: readonly Beside[]): Neighbours {
  return some.some(({ before, after }) => before === ANY && after === ANY) ? undefined : some;
}

/** The letter at a place of a word, counted from its end where that is negative; any for what is no letter, or a stem. */
function letterOf(word: string | undefined, place: number): number {
  const unit = word?.at(place)?.charCodeAt(0) ?? ANY;
  return isWordUnit(unit) ? unit : ANY;
}

/** What stands beside one word of a text; read when it is first asked for. */
export class WordBeside {
  #text = '';
  #start = 0;
  #end = 0;
  #read = false;
  #before = ANY;
  #after = ANY;

  /** The next word; of the beginning of one nobody asks what stands behind it. */
  begin(text: string, start: number, end: number): void {
    this.#text = text;
    this.#start = start;
    this.#end = end;
    this.#read = false;
  }

  /** May it be meant by a spelling? */
  fits(neighbours: Neighbours): boolean {
    if (neighbours === undefined) return true;
    if (!this.#read) this.#look();
    for (const { before, after } of neighbours)
      if (isLike(before, this.#before) && isLike(after, this.#after)) return true;
    return false;
  }

  /** Where the text ends, or more stands between than may stand between two words, any letter may be there. */
  #look(): void {
    const text = this.#text;
    this.#read = true;
    let before = this.#start - 1;
    const first = Math.max(0, before - LONGEST_SEPARATOR);
    while (before >= first && !isWordUnit(text.charCodeAt(before))) before--;
    this.#before = before < first ? ANY : lowerUnit(text.charCodeAt(before));
    let after = this.#end;
    const last = Math.min(text.length, after + LONGEST_SEPARATOR);
    while (after < last && !isWordUnit(text.charCodeAt(after))) after++;
    this.#after = after >= last ? ANY : lowerUnit(text.charCodeAt(after));
  }
}

function isLike(wanted: number, unit: number): boolean {
  return wanted === ANY || unit === ANY || wanted === unit;
}
