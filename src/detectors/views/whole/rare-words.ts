/** Words that ordinary text seldom holds, looked for by three letters in a row: most of a text is told from them at once. */
import { UnitBlocks } from '../../engine/unit-blocks.ts';
import { type Holds, holding } from './words.ts';

const LOWER = 0x20;
/** The bits in which upper and lower case of a letter are alike, and the letters of a to z differ. */
const BITS = 5;
const LETTER = (1 << BITS) - 1;
const TRIGRAM = 3;
/** Of two trigrams side by side one begins at an even offset, wherever a word stands. */
const STEP = 2;
/** Blocks share as much; no word is longer. */
const SHARED = 256;
const WORD = /^[a-z ]{4,256}$/;
const BLANK = 0x20;
/** Units from the most frequent in ordinary text to the rarest. */
const FREQUENT = ' etaoinsrhldcumfpgwybvkxjqz';

/** A word that has a trigram, and where. */
interface Entry {
  readonly units: readonly number[];
  readonly at: number;
}

interface Index {
  /** By trigram: a place in the lists and one more; 0 for none. */
  readonly table: Uint16Array;
  readonly lists: readonly (readonly Entry[])[];
}

/** What ASCII units are read as, by unit. */
type ReadAs = Uint8Array;

/**
 * Does a text hold one of these words, whole or not, in any case? The same as `holding` tells, where ASCII units may be
 * read as others.
 */
export function holdingRare(words: readonly string[], readAs?: ReadAs): Holds {
  if (words.every((word) => WORD.test(word))) {
    const index = indexOf(words);
    return (text) => holdsOne(text, index, readAs);
  }
  const holds = holding(words);
  return readAs === undefined ? holds : (text) => holds(rewritten(text, readAs));
}

function rewritten(text: string, readAs: ReadAs): string {
  return text.replace(/[\0-\x7f]/g, (one) => String.fromCharCode(readAs[one.charCodeAt(0)] ?? 0));
}

function indexOf(words: readonly string[]): Index {
  const table = new Uint16Array(1 << (3 * BITS));
  const lists: Entry[][] = [];
  for (const word of words) {
    const units = Array.from(word, (letter) => letter.charCodeAt(0));
    const first = rarest(word);
    for (let at = first; at < first + STEP; at++) {
      const place = trigram(units[at] ?? 0, units[at + 1] ?? 0, units[at + 2] ?? 0);
      const known = table[place] ?? 0;
      if (known === 0) table[place] = lists.push([{ units, at }]);
      else lists[known - 1]?.push({ units, at });
    }
  }
  return { table, lists };
}

/** Where two trigrams begin of which even the more frequent one is rare, as far as single letters tell. */
function rarest(word: string): number {
  let best = 0;
  let most = -1;
  for (let at = 0; at + TRIGRAM < word.length; at++) {
    const rarity = Math.min(rarityAt(word, at), rarityAt(word, at + 1));
    if (rarity > most) [best, most] = [at, rarity];
  }
  return best;
}

function rarityAt(word: string, at: number): number {
  let rarity = 0;
  for (const letter of word.slice(at, at + TRIGRAM)) rarity += FREQUENT.indexOf(letter);
  return rarity;
}

/** The number of three units in a row; what is no letter of a to z may pass for one. */
function trigram(first: number, second: number, third: number): number {
  return ((((first & LETTER) << BITS) | (second & LETTER)) << BITS) | (third & LETTER);
}

const blocks = new UnitBlocks();

function holdsOne(text: string, index: Index, readAs: ReadAs | undefined): boolean {
  const { length } = text;
  for (let begin = 0; begin < length; ) {
    const units = blocks.read(text, begin, length);
    if (readAs !== undefined)
      for (let at = 0; at < units.length; at++) units[at] = readUnit(units[at] ?? 0, readAs);
    if (holdsIn(units, index)) return true;
    if (begin + units.length >= length) return false;
    begin += units.length - SHARED;
  }
  return false;
}

function readUnit(unit: number, readAs: ReadAs): number {
  return readAs[unit] ?? unit;
}

function holdsIn(units: Uint16Array, { table, lists }: Index): boolean {
  for (let at = nextKnown(units, 0, table); at >= 0; at = nextKnown(units, at + STEP, table)) {
    const known = table[trigram(units[at] ?? 0, units[at + 1] ?? 0, units[at + 2] ?? 0)] ?? 0;
    if (oneStands(units, at, lists[known - 1] ?? [])) return true;
  }
  return false;
}

/** The next offset of a trigram that a word has; -1 for none. By itself, since a loop without calls is faster. bench: views */
function nextKnown(units: Uint16Array, from: number, table: Uint16Array): number {
  const last = units.length - TRIGRAM;
  for (let at = from; at <= last; at += STEP)
    if ((table[trigram(units[at] ?? 0, units[at + 1] ?? 0, units[at + 2] ?? 0)] ?? 0) > 0) return at;
  return -1;
}

/** Does one of the words stand where its trigram was found? */
function oneStands(text: Uint16Array, at: number, entries: readonly Entry[]): boolean {
  for (const entry of entries) if (stands(text, at - entry.at, entry.units)) return true;
  return false;
}

/** Compared from its end, which the trigram says nothing of. */
function stands(text: Uint16Array, start: number, word: readonly number[]): boolean {
  for (let at = word.length - 1; at >= 0; at--) {
    const unit = text[start + at] ?? 0;
    if ((unit | LOWER) !== word[at] || (unit < BLANK && word[at] === BLANK)) return false;
  }
  return true;
}
