/** Classes of characters that scanners share, as tables. */

const DIGIT = 1;
const UPPER = 2;
const LOWER = 4;
const UNDERSCORE = 8;
const HEX = 16;

const DASH = 0x2d;
const DOT = 0x2e;

const classes = new Uint8Array(0x80);
for (let code = 0x30; code <= 0x39; code++) classes[code] = DIGIT | HEX;
for (let code = 0x41; code <= 0x5a; code++) classes[code] = UPPER;
for (let code = 0x61; code <= 0x7a; code++) classes[code] = LOWER;
for (const hex of 'abcdefABCDEF') classes[hex.charCodeAt(0)] = (classes[hex.charCodeAt(0)] ?? 0) | HEX;
classes[0x5f] = UNDERSCORE;

/** Is this unit an ASCII digit? */
export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** Is this unit a small ASCII letter? */
export function isSmall(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

/** Is this unit an ASCII capital? */
export function isUpper(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a;
}

/** Is this unit a small ASCII letter or an ASCII digit? */
export function isLowerAlphanumeric(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

/** Is this unit an ASCII letter? */
export function isLetter(unit: number): boolean {
  return unit < 0x80 && ((classes[unit] ?? 0) & (UPPER | LOWER)) !== 0;
}

/** Is this unit an ASCII letter or digit? */
export function isAlphanumeric(unit: number): boolean {
  return unit < 0x80 && ((classes[unit] ?? 0) & (UPPER | LOWER | DIGIT)) !== 0;
}

/** Is this unit an ASCII letter, digit or underscore? Other scripts are a boundary for codes and numbers. */
export function isWord(unit: number): boolean {
  return unit < 0x80 && classes[unit] !== 0;
}

/** Is what begins here joined to the word before it by a dash or dot: `0.4111`, the tail of a UUID? */
export function followsToken(text: string, start: number): boolean {
  const before = start > 0 ? text.charCodeAt(start - 1) : 0;
  if (before !== DASH && before !== DOT) return false;
  return start > 1 && isAlphanumeric(text.charCodeAt(start - 2));
}

/** Is this unit a hexadecimal digit? */
export function isHex(unit: number): boolean {
  return unit < 0x80 && ((classes[unit] ?? 0) & HEX) !== 0;
}

/** Is this unit white space in folded text? */
export function isBlank(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}

const WORD_LETTERS = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts written without spaces between words: every letter is a boundary. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]+/gu;
const SEPARATES = 0;
const JOINS = 1;
const STANDS_ALONE = 2;
/** Unit -> one of these. */
const roles = rolesOfUnits();

/** Does this unit belong to the word beside it? True for letters and digits of every script that puts spaces between words. */
export function joinsWord(unit: number): boolean {
  return unit < 0x80 ? classes[unit] !== 0 : roleOf(unit) === JOINS;
}

/** The same for words of phrases: an underscore is a letter of identifiers, but in a phrase it stands between words. */
export function joinsPhraseWord(unit: number): boolean {
  return unit !== 0x5f && joinsWord(unit);
}

/** Is this unit a letter of a script without spaces, so that it may be a word by itself? */
export function isLetterOfUnspaced(unit: number): boolean {
  return unit >= 0x80 && roleOf(unit) === STANDS_ALONE;
}

/** Is this unit of a word, with letters or digits other than ASCII, in any script? */
export function isOtherLetter(unit: number): boolean {
  return unit >= 0x80 && roleOf(unit) !== SEPARATES;
}

function roleOf(unit: number): number {
  return roles[unit] ?? SEPARATES;
}

/** All units at once, as runs of a text that has each of them at its own offset. */
function rolesOfUnits(): Uint8Array {
  const all = Buffer.from(Uint16Array.from({ length: 0x10000 }, (_, unit) => unit).buffer).toString(
    'utf16le',
  );
  const found = new Uint8Array(0x10000);
  for (const { index, 0: run } of all.matchAll(WORD_LETTERS)) found.fill(JOINS, index, index + run.length);
  for (const { index, 0: run } of all.matchAll(UNSPACED))
    for (let unit = index; unit < index + run.length; unit++)
      if (found[unit] === JOINS) found[unit] = STANDS_ALONE;
  return found;
}
