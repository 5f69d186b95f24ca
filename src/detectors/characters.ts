/** Classes of characters that scanners share, as tables. */

const DIGIT = 1;
const UPPER = 2;
const LOWER = 4;
const UNDERSCORE = 8;
const HEX = 16;

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

/** Is this unit a hexadecimal digit? */
export function isHex(unit: number): boolean {
  return unit < 0x80 && ((classes[unit] ?? 0) & HEX) !== 0;
}

/** Is this unit white space in folded text? */
export function isBlank(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}

/** Scripts written without spaces between words: every letter is a boundary. */
const UNSPACED =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]$/u;
const WORD_LETTER = /^[\p{L}\p{N}\p{M}]$/u;
/** Unit -> 1 joins, 2 does not, 0 not asked for yet. */
const joins = new Uint8Array(0x10000);

/** Does this unit belong to the word beside it? True for letters and digits of every script that puts spaces between words. */
export function joinsWord(unit: number): boolean {
  if (unit < 0x80) return classes[unit] !== 0;
  const known = joins[unit];
  if (known !== 0) return known === 1;
  const letter = String.fromCharCode(unit);
  const joining = WORD_LETTER.test(letter) && !UNSPACED.test(letter);
  joins[unit] = joining ? 1 : 2;
  return joining;
}
