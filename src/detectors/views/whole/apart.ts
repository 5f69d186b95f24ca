/** Words spelled out: letters with something between each two. */
import { isBlank, isLetter } from '../../characters.ts';
import { FIRST_BLOCK, nextSize, UnitBlocks } from '../../engine/unit-blocks.ts';
import { type Stretch, StretchBuilder, startAt } from '../../stretch.ts';
import type { Vocabulary } from './vocabulary.ts';

/** By ASCII unit: itself where it parts letters. */
const PARTS = new Int16Array(0x80).fill(-1);
for (const part of ' ._*|,/~-') PARTS[part.charCodeAt(0)] = part.charCodeAt(0);
/** Single characters in a row that are a word spelled out. */
const FEWEST = 4;
/** The most of what parts letters that parts words. */
const WIDEST = 4;

/** The text with letters put together that stand apart. */
export function unspaced(stretch: Stretch, words: Vocabulary): Stretch | undefined {
  const { text } = stretch;
  const built = new StretchBuilder();
  let copied = 0;
  for (let at = nextSpelled(text, 0); at >= 0; at = nextSpelled(text, copied)) {
    built.copy(stretch, copied, at);
    copied = putTogether(stretch, at, { built, words });
  }
  if (copied === 0) return undefined;
  built.copy(stretch, copied, text.length);
  return built.stretch(stretch.at, stretch.until);
}

/** Of four parts, every second character, one of the first three is seen in steps of so many. */
const STEP = 3;
const ASCII = 0x7f;

const blocks = new UnitBlocks();

/** The first offset from `from` on where a row of single characters begins; -1 for none. bench: views */
function nextSpelled(text: string, from: number): number {
  let begin = from;
  for (let size = FIRST_BLOCK; begin < text.length; size = nextSize(size)) {
    const units = blocks.read(text, begin, Math.min(text.length, begin + size));
    for (let at = nextParts(units, 0); at >= 0; at = nextParts(units, at + STEP)) {
      const row = rowAround(text, begin + at, from);
      if (row >= 0) return row;
    }
    if (begin + units.length === text.length) break;
    begin += units.length - 2 * FEWEST;
  }
  return -1;
}

/**
 * The next place where a character that parts letters stands three times with one between, -1 for none, as in nearly all texts.
 * Two parts are told by one comparison that seldom holds: every fifth character is a blank, which no processor foresees.
 */
function nextParts(units: Uint16Array, from: number): number {
  const last = units.length - 2;
  for (let at = from; at < last; at += STEP) {
    const part = units[at + 2] ?? 0;
    if (PARTS[(units[at] ?? 0) & ASCII] === part && units[at] === part && isOneOfThree(units, at, part))
      return at;
  }
  return -1;
}

/** Where the row begins of which one of the first three parts stands at an offset; -1 where none does. */
function rowAround(text: string, part: number, from: number): number {
  const last = text.length - 2 * FEWEST - 1;
  for (let start = part - 5; start < part; start += 2)
    if (start >= from && start <= last && isSpelled(text, start)) return start;
  return -1;
}

/** Does the same part stand before the last character or behind the one after the next, too? One is a letter. */
function isOneOfThree(units: Uint16Array, at: number, part: number): boolean {
  if (isBlank(units[at + 1] ?? 0)) return false;
  if (!isLetter(units[at + 1] ?? 0) && !isLetter(units[at - 1] ?? 0)) return false;
  return units[at - 2] === part || units[at + 4] === part;
}

/** Does a row of single characters begin here, parted by one and the same character? */
function isSpelled(text: string, at: number): boolean {
  const part = text.charCodeAt(at + 1);
  if (
    text.charCodeAt(at + 3) !== part ||
    text.charCodeAt(at + 5) !== part ||
    text.charCodeAt(at + 7) !== part
  )
    return false;
  if (at > 0 && isLetter(text.charCodeAt(at - 1))) return false;
  let letters = 0;
  for (let place = at; place < at + 2 * FEWEST; place += 2) {
    const unit = text.charCodeAt(place);
    if (isBlank(unit)) return false;
    if (isLetter(unit)) letters++;
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
  const part = text.charCodeAt(from + 1);
  const places: number[] = [];
  let hasGaps = false;
  let at = from;
  for (;;) {
    places.push(at);
    let next = at + 1;
    while (next < text.length && next - at <= WIDEST && text.charCodeAt(next) === part) next++;
    if (next === at + 1 || next >= text.length) break;
    hasGaps ||= next > at + 2;
    at = next;
  }
  if (hasGaps) putWithGaps(stretch, places, built);
  else putWords(stretch, places, { built, words });
  return at + 1;
}

/** Characters that stand farther apart than by one other have a blank between them. */
function putWithGaps(stretch: Stretch, places: readonly number[], built: StretchBuilder): void {
  let last = places[0] ?? 0;
  for (const place of places) {
    if (place > last + 2) putBlank(stretch, last + 1, built);
    built.copyUnit(stretch, place);
    last = place;
  }
}

/** Where there are no gaps, blanks stand around words that are known. */
function putWords(
  stretch: Stretch,
  places: readonly number[],
  { built, words }: { readonly built: StretchBuilder; readonly words: Vocabulary },
): void {
  const { text } = stretch;
  const bounds = words.bounds(places.map((place) => text.charAt(place)).join(''));
  for (const [index, place] of places.entries()) {
    if (index > 0 && bounds.has(index)) putBlank(stretch, place, built);
    built.copyUnit(stretch, place);
  }
}

function putBlank(stretch: Stretch, at: number, built: StretchBuilder): void {
  const start = startAt(stretch, at);
  built.put(' ', start, start + 1);
}
