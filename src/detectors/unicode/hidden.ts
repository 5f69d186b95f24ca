/** Runs of characters that hide text. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isLetter } from '../characters.ts';
import { unitRanges } from '../next-unit.ts';
import { MORE } from '../sweep.ts';

/** The longest run that is one hit, in UTF-16 units; a longer one goes on as the next hit. */
export const LONGEST_HIDDEN = 256;

/** High surrogate of U+E0000 to U+E03FF: tags and the second block of variation selectors. */
const PLANE_14 = 0xdb40;
const BLACK_FLAG_HIGH = 0xd83c;
const BLACK_FLAG_LOW = 0xdff4;
/** The flags of England, Scotland and Wales, the only tag sequences recommended for interchange (UTS #51). */
const FLAGS = ['gbeng', 'gbsct', 'gbwls'].map(
  (name) =>
    `${[...name].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}\u{E007F}`,
);
const LONGEST_FLAG = 2 + 12;
/** Characters after a direction override in which Latin text shows that it reorders what is read. */
const OVERRIDE_REACH = 24;

type Kind = 'tag' | 'selector' | 'blank' | 'other';
/** Fewer than this many in a row have ordinary uses, in a row of one kind and in one of all kinds. */
const FEWEST = { tag: 3, selector: 3, ofAny: 6 } as const;

/** The most units before a match that are looked at. */
export const HIDDEN_CONTEXT = 2 * FEWEST.ofAny + LONGEST_FLAG;

/** Blanks: all else that Unicode says nothing is drawn for (Default_Ignorable_Code_Point), as ranges of units. */
const BLANKS = [
  ...[[0xad], [0x34f], [0x61c], [0x115f, 0x1160], [0x17b4, 0x17b5], [0x180b, 0x180f], [0x200b, 0x200f]],
  ...[[0x202a, 0x202e], [0x2060, 0x206f], [0x3164], [0xfeff], [0xffa0], [0xfff0, 0xfff8]],
].map(([first = 0, last = first]) => [first, last] as const);
/** The same in two units: shorthand format controls (U+1BCA0 to U+1BCA3), musical ones (U+1D173 to U+1D17A). */
const BLANK_PAIRS = [
  [0xd82f, 0xdca0, 0xdca3],
  [0xd834, 0xdd73, 0xdd7a],
] as const;
const SELECTORS = [0xfe00, 0xfe0f] as const;
/** First halves of U+E0000 to U+E0FFF. */
const PLANE_14_RANGE = [PLANE_14, 0xdb43] as const;

/** Units that hidden text begins with, as ranges. */
export const HIDING_RANGES: readonly (readonly [number, number])[] = [
  ...BLANKS,
  SELECTORS,
  PLANE_14_RANGE,
  ...BLANK_PAIRS.map(([high]) => [high, high] as const),
];
/** What a match may begin with, and the first half of the black flag. */
export const HIDING = unitRanges([...HIDING_RANGES, [BLACK_FLAG_HIGH, BLACK_FLAG_HIGH]]);

/** Matches the hidden text that starts here. */
export function matchHidden(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const unit = input.text.charCodeAt(start);
  if (unit === BLACK_FLAG_HIGH) return matchFlag(input, start);
  const overrides = isOverride(unit) ? matchOverride(input, start) : undefined;
  return overrides ?? matchRun(input, start);
}

/** A flag is a match of no text: it hides its own tags from the search. */
function matchFlag({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  if (start + 1 >= text.length) return final ? undefined : MORE;
  if (text.charCodeAt(start + 1) !== BLACK_FLAG_LOW) return undefined;
  const tags = text.slice(start + 2, start + LONGEST_FLAG);
  if (!final && FLAGS.some((flag) => flag.length > tags.length && flag.startsWith(tags))) return MORE;
  return undefined;
}

function matchOverride({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  const limit = Math.min(text.length, start + OVERRIDE_REACH);
  for (let at = start + 1; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x202c || unit === 0x0a) return undefined;
    if (isLetter(unit)) return { type: 'HIDDEN_TEXT', start, end: start + 1, score: 0.95 };
  }
  return limit === text.length && limit < start + OVERRIDE_REACH && !final ? MORE : undefined;
}

/** A run that is long enough; the rest of a run that was reported goes on whatever its length. */
function matchRun({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  if (kindAt(text, start) === 'other' || isInFlag(text, start)) return undefined;
  const limit = start + LONGEST_HIDDEN;
  const counts = { tag: 0, selector: 0, blank: 0 };
  let at = start;
  for (let kind = kindAt(text, at); kind !== 'other'; kind = kindAt(text, at)) {
    if (at + widthAt(text, at) > limit) break;
    counts[kind]++;
    at += widthAt(text, at);
  }
  if (at >= text.length && !final && at < limit) return MORE;
  const { tag, selector, blank } = counts;
  const isLong = tag >= FEWEST.tag || selector >= FEWEST.selector || tag + selector + blank >= FEWEST.ofAny;
  return isLong || isBefore(text, start) ? { type: 'HIDDEN_TEXT', start, end: at, score: 0.98 } : undefined;
}

function kindAt(text: string, at: number): Kind {
  const unit = text.charCodeAt(at);
  if (unit >= SELECTORS[0] && unit <= SELECTORS[1]) return 'selector';
  if (BLANKS.some(([first, last]) => unit >= first && unit <= last)) return 'blank';
  if (unit < 0xd800 || unit > 0xdbff || at + 1 >= text.length) return 'other';
  return kindOfPair(unit, text.charCodeAt(at + 1));
}

/** Of the characters of U+E0000 to U+E0FFF that mean nothing yet, none has an ordinary use. */
function kindOfPair(high: number, low: number): Kind {
  if (low < 0xdc00 || low > 0xdfff) return 'other';
  if (high >= PLANE_14_RANGE[0] && high <= PLANE_14_RANGE[1])
    return high === PLANE_14 && low >= 0xdd00 && low <= 0xddef ? 'selector' : 'tag';
  const isBlank = BLANK_PAIRS.some(([first, from, to]) => high === first && low >= from && low <= to);
  return isBlank ? 'blank' : 'other';
}

function widthAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff ? 2 : 1;
}

/** Was a run reported up to here? Only one that was long enough stands before. */
function isBefore(text: string, start: number): boolean {
  let at = start;
  for (let count = 0; count < FEWEST.ofAny; count++) {
    if (endsWithFlag(text, at)) return false;
    const low = text.charCodeAt(at - 1);
    const before = low >= 0xdc00 && low <= 0xdfff ? at - 2 : at - 1;
    if (before < 0 || kindAt(text, before) === 'other') return false;
    at = before;
  }
  return true;
}

function endsWithFlag(text: string, end: number): boolean {
  const base = end - LONGEST_FLAG;
  return base >= 0 && text.charCodeAt(base) === BLACK_FLAG_HIGH && isFlagAt(text, base);
}

function isFlagAt(text: string, base: number): boolean {
  return (
    text.charCodeAt(base + 1) === BLACK_FLAG_LOW && FLAGS.some((flag) => text.startsWith(flag, base + 2))
  );
}

/** Does this tag belong to one of the flags? */
function isInFlag(text: string, start: number): boolean {
  for (let base = start - 2; base >= 0 && base > start - LONGEST_FLAG; base -= 2) {
    if (text.charCodeAt(base) === BLACK_FLAG_HIGH) return isFlagAt(text, base);
  }
  return false;
}

function isOverride(unit: number): boolean {
  return unit === 0x202d || unit === 0x202e;
}
