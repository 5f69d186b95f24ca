/** Runs of characters that hide text. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isLetter } from '../characters.ts';
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
/** Fewer than this many in a row have ordinary uses. */
const FEWEST: Readonly<Record<Exclude<Kind, 'other'>, number>> = { tag: 3, selector: 3, blank: 6 };

/** What a match may begin with: overrides, blanks, variation selectors, first halves of tags and of the black flag. */
export const HIDING = /[\ufe00-\ufe0f\u200b-\u200f\u202d\u202e\u2060-\u2064\ufeff\ud83c\udb40]/g;

/** Matches the hidden text that starts here. */
export function matchHidden(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const unit = input.text.charCodeAt(start);
  if (unit === BLACK_FLAG_HIGH) return matchFlag(input, start);
  if (isOverride(unit)) return matchOverride(input, start);
  return matchRun(input, start);
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

/** A run of one kind, long enough; the rest of a run that was reported goes on whatever its length. */
function matchRun({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  const kind = kindAt(text, start);
  if (kind === 'other' || isInFlag(text, start)) return undefined;
  const limit = Math.min(text.length, start + LONGEST_HIDDEN);
  let at = start;
  let count = 0;
  while (at < limit && kindAt(text, at) === kind) {
    at += widthOf(kind, text, at);
    count++;
  }
  if (at >= text.length && !final && at < start + LONGEST_HIDDEN) return MORE;
  const goesOn = isBefore(text, start, kind);
  return count >= FEWEST[kind] || goesOn ? { type: 'HIDDEN_TEXT', start, end: at, score: 0.98 } : undefined;
}

function kindAt(text: string, at: number): Kind {
  const unit = text.charCodeAt(at);
  if (unit >= 0xfe00 && unit <= 0xfe0f) return 'selector';
  if (isBlankUnit(unit)) return 'blank';
  if (unit !== PLANE_14 || at + 1 >= text.length) return 'other';
  const low = text.charCodeAt(at + 1);
  if (low >= 0xdc00 && low <= 0xdc7f) return 'tag';
  return low >= 0xdd00 && low <= 0xddef ? 'selector' : 'other';
}

function widthOf(kind: Kind, text: string, at: number): number {
  return kind !== 'blank' && text.charCodeAt(at) === PLANE_14 ? 2 : 1;
}

/** Was a run of this kind reported up to here? Only one that was long enough stands before. */
function isBefore(text: string, start: number, kind: Exclude<Kind, 'other'>): boolean {
  let at = start;
  for (let count = 0; count < FEWEST[kind]; count++) {
    if (at > 1 && text.charCodeAt(at - 2) === PLANE_14 && kindAt(text, at - 2) === kind) at -= 2;
    else if (at > 0 && kindAt(text, at - 1) === kind) at -= 1;
    else return false;
  }
  return true;
}

/** Does this tag belong to one of the flags? */
function isInFlag(text: string, start: number): boolean {
  for (let base = start - 2; base >= 0 && base > start - LONGEST_FLAG; base -= 2) {
    if (text.charCodeAt(base) !== BLACK_FLAG_HIGH || text.charCodeAt(base + 1) !== BLACK_FLAG_LOW) continue;
    return FLAGS.some((flag) => text.startsWith(flag, base + 2));
  }
  return false;
}

function isOverride(unit: number): boolean {
  return unit === 0x202d || unit === 0x202e;
}

function isBlankUnit(unit: number): boolean {
  return (unit >= 0x200b && unit <= 0x200f) || (unit >= 0x2060 && unit <= 0x2064) || unit === 0xfeff;
}
