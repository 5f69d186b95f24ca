/** Reading names in capitals: `AUDREY M. SANCHEZ`, `JUAN DE LA CRUZ`, and what says where one begins and ends. */
import { NOT_ALONE } from './alone-words.ts';
import { FAMILY_NAMES } from './family-names.ts';
import { GIVEN_NAMES } from './given-names.ts';
import { FIRMS, OTHERS, THINGS, UNFILLED } from './other-words.ts';

/** Characters of the longest name, and of the word behind it. */
export const LONGEST_SHOUTED = 64;
const MOST_WORDS = 7;
const MOST_MIDDLE = 2;
/** Of one blank between words, as far as capitals go; behind more than an initial a point ends the sentence. */
const WORD = /(\p{Lu}(?:\.|[\p{Lu}'’-]*))(?![\p{L}\p{N}_])( ?)/uy;
const INITIAL = /^\p{Lu}\.?$/u;
/** Small words before a family name. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'DE LA LAS LOS DEL DELLA DELA DI DA DO DOS DU VAN DER DEN TER VON ZU BIN IBN AL EL LE MC ST'.split(' '),
);
const COMMON: ReadonlySet<string> = new Set([...FAMILY_NAMES].map((name) => name.toUpperCase()));
/** Family names that are words for other things as well. */
const PLAIN_FAMILIES: ReadonlySet<string> = new Set('KEY PAGE FRENCH ENGLISH BEST GOOD PRICE'.split(' '));
const FAMILY = /^\p{Lu}[\p{Lu}'’-]*\p{Lu}$/u;

/** A name in capitals. */
export interface Shouted {
  readonly length: number;
  /** Its family name is a common one. */
  readonly isCommon: boolean;
  /** Its given name is no other word. */
  readonly isSure: boolean;
  /** The word in capitals behind it; empty for none. */
  readonly next: string;
}

/** The words in capitals, one blank between each two, that the text begins with, and where each ends. */
export function shoutedWords(text: string): readonly { readonly word: string; readonly end: number }[] {
  const words: { word: string; end: number }[] = [];
  WORD.lastIndex = 0;
  for (let found = WORD.exec(text); found !== null && words.length < MOST_WORDS; found = WORD.exec(text)) {
    const [whole, word = '', blank] = found;
    words.push({ word, end: WORD.lastIndex - whole.length + word.length });
    if (blank === '') break;
  }
  return words;
}

/** The name with a common given name that the text begins with. */
export function readShouted(text: string): Shouted | undefined {
  const words = shoutedWords(text);
  const [first = ''] = words.map(({ word }) => word);
  if (!isGiven(first)) return undefined;
  const family = familyAt(words.map(({ word }) => word));
  const last = words[family];
  if (last === undefined || FIRMS.has(`${first} ${last.word}`.toLowerCase())) return undefined;
  return {
    length: last.end,
    isCommon: isCommonFamily(last.word),
    isSure: !NOT_ALONE.has(capitalized(first)),
    next: words[family + 1]?.word ?? '',
  };
}

/** The place of the family name, behind initials, further given names and small words; that of nothing where there is none. */
function familyAt(words: readonly string[]): number {
  let at = 1;
  while (at <= MOST_MIDDLE && isMiddle(words, at)) at++;
  while (PARTICLES.has(words[at] ?? '') && at < words.length - 1) at++;
  if (!isFamily(words[at] ?? '')) return words.length;
  return isFamily(words[at + 1] ?? '') && isCommonFamily(words[at + 1] ?? '') ? at + 1 : at;
}

/** An initial, or a given name that has a family name behind it. */
function isMiddle(words: readonly string[], at: number): boolean {
  const [word = '', behind = ''] = [words[at], words[at + 1]];
  return INITIAL.test(word) || (isGiven(word) && (isFamily(behind) || PARTICLES.has(behind)));
}

function isFamily(word: string): boolean {
  return FAMILY.test(word) && (!isPlain(word) || PLAIN_FAMILIES.has(word));
}

function isCommonFamily(word: string): boolean {
  return word.split('-').some((part) => COMMON.has(part.replaceAll(/['’]/g, '')));
}

/** Is it a common given name, in capitals? */
export function isGiven(word: string): boolean {
  return GIVEN_NAMES.has(capitalized(word)) || GIVEN_NAMES.has(capitalized(word.split('-', 1)[0] ?? ''));
}

/** Is it a word that nobody is called by? */
export function isPlain(word: string): boolean {
  const small = word.toLowerCase();
  return THINGS.has(small) || OTHERS.has(small) || UNFILLED.has(small);
}

export function capitalized(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase();
}

const BEGINS = /(?:^|[\n\t|;"'(>,\]]| {2}|: |(?:^|[\n ]) ?(?:[-*•]|\d{1,3}[.)]) )$/;
/** Characters before a name that tell whether it begins a line or a cell. */
export const BEGINS_REACH = 6;
const ENDS = /^(?:$|[\n\r\t|;,")<\]]|'(?!\p{L})| {2}| [|(<[]| [-–] | ?$|[.:](?:\s|$))/u;

/** Does a line, a cell or an entry of a list begin here? */
export function beginsCell(text: string, at: number): boolean {
  return BEGINS.test(text.slice(Math.max(0, at - BEGINS_REACH), at));
}

/** Does it end here, or the sentence? */
export function endsCell(text: string, end: number): boolean {
  return ENDS.test(text.slice(end, end + 3));
}
