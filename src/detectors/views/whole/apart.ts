/** Words taken apart: letters with something between each two, or words cut by a mark or the end of a line. */
import { isBlank, isLetter } from '../../characters.ts';
import { type Stretch, StretchBuilder, startAt } from '../../stretch.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Holds } from './words.ts';

/** Told by what parts the letters, which is rarer than letters. */
const SPACED =
  / \S \S \S |\.\S\.\S\.\S\.|_\S_\S_\S_|\*\S\*\S\*\S\*|\|\S\|\S\|\S\||,\S,\S,\S,|\/\S\/\S\/\S\/|~\S~\S~\S~|-\S-\S-\S-/;
const PARTS = ' ._*|,/~-';
/** Single characters in a row that are a word spelled out. */
const FEWEST = 4;
/** The most of what parts letters that parts words. */
const WIDEST = 4;

const CUT = /(?:-?\r?\n|[-_.*|~^+`'"])(?=[a-z])(?<=[a-z](?:-?\r?\n|.))/gi;
/** Characters of a word that are looked at on each side of a cut. */
const REACH = 24;
const LAST = /\S*$/;
const FIRST = /^\S*/;
const NO_LETTERS = /[^a-z]+/gi;

/** The text with letters put together that stand apart. */
export function unspaced(stretch: Stretch, words: Vocabulary): Stretch | undefined {
  const { text } = stretch;
  if (!SPACED.test(text)) return undefined;
  const built = new StretchBuilder();
  let copied = 0;
  for (let at = 0; at + 2 * FEWEST < text.length; at++) {
    if (!isSpelled(text, at)) continue;
    built.copy(stretch, copied, at);
    copied = putTogether(stretch, at, { built, words });
    at = copied - 1;
  }
  built.copy(stretch, copied, text.length);
  return copied === 0 ? undefined : built.stretch(stretch.at, stretch.until);
}

/** Does a row of single characters begin here, parted by one and the same character? */
function isSpelled(text: string, at: number): boolean {
  const part = text.charAt(at + 1);
  if (!PARTS.includes(part) || isBlank(text.charCodeAt(at)) || (at > 0 && isLetter(text.charCodeAt(at - 1))))
    return false;
  let letters = 0;
  for (let place = at; place < at + 2 * FEWEST; place += 2) {
    if (text.charAt(place + 1) !== part || isBlank(text.charCodeAt(place))) return false;
    if (isLetter(text.charCodeAt(place))) letters++;
  }
  return letters >= FEWEST - 1;
}

/** Copies single characters; wider gaps become blanks. Returns where they end. */
function putTogether(
  stretch: Stretch,
  from: number,
  { built, words }: { readonly built: StretchBuilder; readonly words: Vocabulary },
): number {
  const { text } = stretch;
  const part = text.charAt(from + 1);
  const places: number[] = [];
  let at = from;
  for (;;) {
    places.push(at);
    let next = at + 1;
    while (next < text.length && next - at <= WIDEST && text.charAt(next) === part) next++;
    if (next === at + 1 || next >= text.length) break;
    if (next > at + 2) places.push(-1 - at);
    at = next;
  }
  putWords(stretch, places, { built, words });
  return at + 1;
}

/** Negative places are gaps between words; where there is none, blanks stand around words that are known. */
function putWords(
  stretch: Stretch,
  places: readonly number[],
  { built, words }: { readonly built: StretchBuilder; readonly words: Vocabulary },
): void {
  const { text } = stretch;
  const glued = places.map((place) => (place < 0 ? ' ' : text.charAt(place))).join('');
  const hasGaps = places.some((place) => place < 0);
  const bounds = hasGaps ? undefined : words.bounds(glued);
  for (const [index, place] of places.entries()) {
    const unit = place < 0 ? -1 - place : place;
    if (index > 0 && bounds?.has(index) === true)
      built.put(' ', startAt(stretch, unit), startAt(stretch, unit) + 1);
    if (place < 0) built.put(' ', startAt(stretch, unit), startAt(stretch, unit) + 1);
    else built.copy(stretch, place, place + 1);
  }
}

/** The text without what cuts words, where that makes one of the key words. */
export function uncut(stretch: Stretch, holds: Holds): Stretch | undefined {
  const { text } = stretch;
  const cuts = [...text.matchAll(CUT)];
  if (!cuts.some(({ 0: cut, index }) => hidesWord(text, { at: index, end: index + cut.length }, holds)))
    return undefined;
  const built = new StretchBuilder();
  let copied = 0;
  for (const { 0: cut, index } of cuts) {
    built.copy(stretch, copied, index);
    copied = index + cut.length;
  }
  built.copy(stretch, copied, text.length);
  return built.stretch(stretch.at, stretch.until);
}

/** Do the letters around a cut make a key word that does not stand on one side of it? */
function hidesWord(
  text: string,
  { at, end }: { readonly at: number; readonly end: number },
  holds: Holds,
): boolean {
  const before = LAST.exec(text.slice(Math.max(0, at - REACH), at))?.[0] ?? '';
  const after = FIRST.exec(text.slice(end, end + REACH))?.[0] ?? '';
  const joined = (before + after).replace(NO_LETTERS, '');
  return holds(joined) && !holds(before) && !holds(after);
}
