/** Folding of one code point, free of context. */
import { CONFUSABLES } from './confusables.ts';

/** What `foldUnit` answers for a unit whose folding is not exactly one unit. */
export const LONGER = 0xffff;

const HIGHEST_TAG = 0xe007e;
const MARK = /^[\p{Mn}\p{Me}]$/u;
/** Marks that decorate a letter; those of Indic and South-East Asian scripts are vowels and stay. */
const DECORATING = /^[\p{sc=Inherited}\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Syriac}]$/u;
const DIGIT = /^\p{Nd}$/u;
const SPACE = /^[\p{Zs}\u2028\u2029\u0085\u2800]$/u;
const DASH = /^[\p{Pd}\u2212\u2043\u02d7]$/u;
const SINGLE_QUOTES =
  '\u2018\u2019\u201a\u201b\u2032\u2035\u02b9\u02bb\u02bc\u02c8\u02ca\u02cb\u00b4\u055a\uff07';
const DOUBLE_QUOTES = '\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\u02ba\u301d\u301e\u301f\uff02';

/** Characters without a shape of their own (controls, Default_Ignorable_Code_Point and fillers), as ranges. */
const INVISIBLE: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0e, 0x1f],
  [0x7f, 0x84],
  [0x86, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe001f],
  [0xe007f, 0xe00ff],
  [0xe01f0, 0xe0fff],
];

/** Printable ASCII, most of what most texts hold, folds to itself. */
const FIRST_PRINTED = 0x20;
const LAST_PRINTED = 0x7e;

/** Unit -> folded unit, 0 for one not asked for yet; but for printable ASCII filled on demand, so that loading costs nothing. */
export const FOLDED_UNITS = new Uint16Array(0x10000);
for (let unit = FIRST_PRINTED; unit <= LAST_PRINTED; unit++) FOLDED_UNITS[unit] = unit;

/** Folds one UTF-16 unit to one unit, or `LONGER` when it takes none, several, or is half a pair. */
export function foldUnit(unit: number): number {
  const known = FOLDED_UNITS[unit];
  if (known !== undefined && known !== 0) return known;
  const folded = unit >= 0xd800 && unit <= 0xdfff ? '' : foldPoint(unit);
  const value = folded.length === 1 ? folded.charCodeAt(0) : LONGER;
  FOLDED_UNITS[unit] = value;
  return value;
}

/** By the upper bits of a code point, then by its lower eight: what it folds to, where that was asked for. */
const pages = new Map<number, (string | undefined)[]>();

/** Folds one code point to the text it reads as; empty for what cannot be seen. */
export function foldPoint(point: number): string {
  const page = pages.get(point >> 8) ?? new Array<string | undefined>(0x100).fill(undefined);
  const known = page[point & 0xff];
  if (known !== undefined) return known;
  const folded = foldingOf(point);
  page[point & 0xff] = folded;
  pages.set(point >> 8, page);
  return folded;
}

function foldingOf(point: number): string {
  if (isInvisible(point)) return '';
  if (point >= 0xe0020 && point <= HIGHEST_TAG) return String.fromCharCode(point - 0xe0000);
  if (point >= 0xfe00 && point <= 0xfe0f) return '';
  if (point >= 0xe0100 && point <= 0xe01ef) return printable(point - 0xe0100 + 16);
  const text = String.fromCodePoint(point);
  return shapeOf(text, point) ?? compatible(text, point);
}

/** Spaces, dashes, quotes, look-alikes and enclosed letters: what has one shape to fold to. */
function shapeOf(text: string, point: number): string | undefined {
  if (SINGLE_QUOTES.includes(text)) return "'";
  if (DOUBLE_QUOTES.includes(text)) return '"';
  if (SPACE.test(text)) return ' ';
  if (DASH.test(text)) return '-';
  return CONFUSABLES.get(point) ?? enclosedLetter(point);
}

/** White on black letters (U+1F150, U+1F170), which have no compatibility form. */
function enclosedLetter(point: number): string | undefined {
  if (point >= 0x1f150 && point <= 0x1f169) return String.fromCharCode(0x41 + point - 0x1f150);
  if (point >= 0x1f170 && point <= 0x1f189) return String.fromCharCode(0x41 + point - 0x1f170);
  return undefined;
}

function compatible(text: string, point: number): string {
  if (DIGIT.test(text)) return decimalValue(point);
  if (isComposedEastAsian(point)) return text;
  let folded = '';
  for (const part of text.normalize('NFKD')) {
    if (MARK.test(part) && DECORATING.test(part)) continue;
    folded += part === text ? part : (shapeOf(part, part.codePointAt(0) ?? 0) ?? part);
  }
  return folded;
}

/** Hangul syllables and kana: taking them apart would change the letter, not strip a decoration. */
function isComposedEastAsian(point: number): boolean {
  return (point >= 0xac00 && point <= 0xd7a3) || (point >= 0x3040 && point <= 0x30ff);
}

/** Decimal digits stand in runs of ten, so the distance to the start of the run is the value (Unicode, section 4.6). */
function decimalValue(point: number): string {
  const plain = String.fromCodePoint(point).normalize('NFKD');
  if (plain >= '0' && plain <= '9') return plain;
  let zero = point;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero--;
  return String((point - zero) % 10);
}

function printable(byte: number): string {
  return byte >= 0x20 && byte <= 0x7e ? String.fromCharCode(byte) : '';
}

function isInvisible(point: number): boolean {
  for (const [low, high] of INVISIBLE) {
    if (point < low) return false;
    if (point <= high) return true;
  }
  return false;
}
