/** Which Unicode scripts a text is written in, for the limit `limits.scripts`. */

/** Scripts told apart by name; every other letter counts as `Other`. Common and Inherited characters count as none. */
export const SCRIPT_NAMES = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Khmer',
  'Myanmar',
  'Tibetan',
  'Georgian',
  'Armenian',
  'Ethiopic',
  'Bopomofo',
  'Mongolian',
  'Cherokee',
  'Other',
] as const;
export type ScriptName = (typeof SCRIPT_NAMES)[number];

const NONE = 1;
const FIRST = 2;
const OTHER = FIRST + SCRIPT_NAMES.length - 1;
const COMMON = /^[\p{sc=Common}\p{sc=Inherited}\p{sc=Unknown}]$/u;
const TESTS = SCRIPT_NAMES.filter((name) => name !== 'Other').map(
  (name) => new RegExp(`^\\p{sc=${name}}$`, 'u'),
);

/** Unit -> place in the list (after `FIRST`), `NONE`, or 0 for one not asked for yet. */
const known = new Uint8Array(0x10000);

/** Returns the names of the scripts that occur, in the order in which they appear; linear in the text. */
export function scriptsIn(text: string): ScriptName[] {
  const seen = new Set<number>();
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const point = unit >= 0xd800 && unit <= 0xdbff ? (text.codePointAt(at) ?? unit) : unit;
    if (point > 0xffff) at++;
    const script = point > 0xffff ? scriptOf(point) : scriptOfUnit(unit);
    if (script !== NONE) seen.add(script);
  }
  return [...seen].map((script) => SCRIPT_NAMES[script - FIRST] ?? 'Other');
}

function scriptOfUnit(unit: number): number {
  const cached = known[unit];
  if (cached !== undefined && cached !== 0) return cached;
  const script = scriptOf(unit);
  known[unit] = script;
  return script;
}

function scriptOf(point: number): number {
  if (point >= 0xd800 && point <= 0xdfff) return NONE;
  const letter = String.fromCodePoint(point);
  if (COMMON.test(letter)) return NONE;
  const place = TESTS.findIndex((test) => test.test(letter));
  return place < 0 ? OTHER : FIRST + place;
}
