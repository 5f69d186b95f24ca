/** Randomness: what tells a generated value from a word, a name or a placeholder. */
import { isDigit, isLetter } from '../../characters.ts';

/** Bits per character (Shannon, 1948), counted over the value's own characters. */
export function entropyOf(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}

/** Do its characters differ as those of a generated value do? A placeholder repeats a few, or counts. */
export function isVaried(body: string): boolean {
  return (
    new Set(body).size >= Math.min(9, Math.ceil(body.length / 2.2)) &&
    !/(.)\1{5}/.test(body) &&
    !isCounting(body)
  );
}

/** `1234567890` and `abcdefghij` stand in examples. */
function isCounting(body: string): boolean {
  return /1234567890|0123456789|abcdefghij|abcdef123456|123456abcdef/i.test(body);
}

/**
 * How many neighbouring letters and digits change from one class to another, as a share: a capital letter counts always,
 * a small one behind a capital never. Words and names in any case stay below 0.25, generated values are at 0.4 to 0.6.
 */
function changes(body: string): number {
  let pairs = 0;
  let changed = 0;
  for (let at = 1; at < body.length; at++) {
    const before = classOf(body.charCodeAt(at - 1));
    const here = classOf(body.charCodeAt(at));
    if (before === '' || here === '') continue;
    pairs++;
    if (
      here === 'upper' ||
      (here !== before && before !== 'upper') ||
      (here === 'digit' && before === 'upper')
    )
      changed++;
  }
  return pairs === 0 ? 0 : changed / pairs;
}

function classOf(unit: number): 'upper' | 'lower' | 'digit' | '' {
  if (isDigit(unit)) return 'digit';
  if (!isLetter(unit)) return '';
  return unit >= 0x61 ? 'lower' : 'upper';
}

/** Are its letters and digits mixed as a generator does it, and not as people put words together? */
export function isMixed(body: string): boolean {
  const upper = count(body, /[A-Z]/g);
  const lower = count(body, /[a-z]/g);
  const digits = count(body, /\d/g);
  if (upper === 0 || lower === 0)
    return digits >= 2 && upper + lower >= 2 && changes(body.toLowerCase()) >= 0.2;
  const capitals = upper / (upper + lower);
  return changes(body) >= 0.3 && (digits > 0 || (capitals >= 0.26 && capitals <= 0.78));
}

/** Runs of letters in one case, a capital in front; and of digits. */
const RUNS = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;

/** A name of code in both cases, with one number at most: its words are longer than what chance makes. */
export function isIdentifier(value: string): boolean {
  if (!/^[*&]?[A-Za-z_$][\w$.]*$/.test(value) || !/[a-z]/.test(value) || !/[A-Z]/.test(value)) return false;
  const numbers = count(value, /\d+/g);
  return numbers < 2 && meanRun(value) >= (numbers === 0 ? 3.2 : 4);
}

/** Characters of its runs in the middle: of words and their numbers three and more, of what chance makes some two. */
export function meanRun(value: string): number {
  const runs = value.match(RUNS) ?? [];
  return runs.join('').length / Math.max(1, runs.length);
}

/** What programs shorten to consonants. */
const SHORTENED = /http|html|json|xml|ssh|ssl|tls|sql|jwt|css|pwd|pass|str|mgr|ctrl|rsrc/i;

/** Consonants side by side as in no words. */
export function hasManyConsonants(value: string): boolean {
  return /[b-df-hj-np-tv-xz]{5}/i.test(value);
}

/** Fewer letters than tell by their number, in both cases and with consonants side by side as in no words. */
export function isLetterNoise(value: string): boolean {
  if (!/^[A-Za-z]{12,15}$/.test(value) || !hasManyConsonants(value)) return false;
  return isMixed(value) && isVaried(value) && !SHORTENED.test(value);
}

/** Characters of a run, in the middle, that names of code in both cases stay above. */
const SHORT_RUN = 2.8;

/** Four consonants side by side, or a digit between letters. */
const NO_WORD = /[b-df-hj-np-tv-xz]{4}|[A-Za-z]\d+[A-Za-z]/i;

/** Ten to fifteen letters and digits in both cases that change more often than names of code do, and are none in the middle. */
export function isShortNoise(value: string): boolean {
  if (!/^(?=.*[a-z])(?=.*[A-Z])[A-Za-z\d]{10,15}$/.test(value) || SHORTENED.test(value)) return false;
  if (!NO_WORD.test(value)) return false;
  return isMixed(value) && isVaried(value) && meanRun(value) < SHORT_RUN;
}

/** What lengths of time, and sizes, are made of. */
const MEASURE = /^(?:\d+(?:[dhmswyxbkg]|[kmg]b|ms|min))+$/;

/** Small letters and digits that change five times or more, which no word with a number does; no hexadecimal digits alone. */
export function isSmallNoise(value: string): boolean {
  if (!/^(?=.*[g-z])[a-z\d]{8,15}$/.test(value) || MEASURE.test(value) || SHORTENED.test(value)) return false;
  return count(value, /[a-z]+|\d+/g) >= 5 && count(value, /[a-z]/g) >= 4 && isVaried(value);
}

/** Characters of a run, in the middle, that names of code without a digit stay above. */
const LETTERS_RUN = 2.4;

/** Letters alone, in both cases and with one joint among them, that change case more often than any name does. */
export function isJoinedNoise(value: string): boolean {
  if (value.length < 12 || value.length > 32 || !/^[A-Za-z]+[-_.][A-Za-z]+$/.test(value)) return false;
  if (!/[a-z]/.test(value) || !/[A-Z]/.test(value) || SHORTENED.test(value)) return false;
  return isMixed(value) && isVaried(value) && meanRun(value) < LETTERS_RUN;
}

/** What code has between names and a password seldom: brackets, quotes, separators. */
const BRACKETS = /[()[\]{}<>"'`;,\\|\s]/;
/** Characters of a run, in the middle, that words and names of standards stay above. */
const SIGNED_RUN = 2;
/** A small letter before a capital, or a digit before a letter. */
const TURN = /[a-z][A-Z]|\d[A-Za-z]/;

/** Ten characters or more of all classes that change at every other one: what a generator made with signs, in any place. */
export function isSignedNoise(value: string): boolean {
  if (value.length < 10 || value.length > 64 || BRACKETS.test(value)) return false;
  if (![/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d.]/, TURN].every((one) => one.test(value))) return false;
  return meanRun(value) <= SIGNED_RUN && count(value, /[A-Za-z]/g) >= 4 && isVaried(value);
}

/** Hexadecimal digits, as many as keys have: where few of them are letters too. */
export function isHexKey(value: string): boolean {
  return (
    /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) &&
    count(value, /[a-f]/g) >= 4 &&
    count(value, /\d/g) >= 4 &&
    isVaried(value)
  );
}

/** Sixteen characters or more, mixed as a generator does it. */
export function isGenerated(value: string): boolean {
  if (value.length < 16 || !/^[\w.~+/=:!@#$%^&*?-]+$/.test(value)) return false;
  if (isHexKey(value)) return true;
  return isVaried(value) && isMixed(value) && entropyOf(value) >= 2.8;
}

/** Letters, digits and many signs in turn, as generators of long keys mix them: no code and no sentence does. */
export function isNoise(value: string): boolean {
  const body = value.replace(/^django-insecure-/, '');
  if (body.length < 32 || /\$\{|\{\{|<%/.test(body) || !/\d/.test(body)) return false;
  if (new Set(body.match(/[^\w\s]/g)).size < 5) return false;
  const turns = body.match(/[a-z]+|\d+|[^a-z\d\s]+|\s+/gi) ?? [];
  return isVaried(body) && turns.length >= 0.48 * body.length;
}

/** Letters and digits mixed as in no words, with two signs or more among them: what a generator made for settings, where few signs came out. */
export function isSignedKey(value: string): boolean {
  const body = value.replace(/^django-insecure-/, '');
  if (body.length < 40 || /^arn:|\$\{|\{\{|<%|\w\(.*\)|['"`]|, | {2}/.test(body)) return false;
  if (new Set(body.match(/[^\w\s]/g)).size < 3 || (body.match(/\s/g)?.length ?? 0) > body.length / 16)
    return false;
  return /\d/.test(body) && isVaried(body) && isMixed(body) && entropyOf(body) >= 4.4;
}

function count(body: string, wanted: RegExp): number {
  return body.match(wanted)?.length ?? 0;
}

/** Is it made of words, joined in any spelling: hardly a capital or digit but at their ends? */
export function isWordy(body: string): boolean {
  if (!/[a-z]/.test(body) || count(body, /\d/g) * 2 > body.length) return false;
  return changes(body) < (/\d/.test(body) ? 0.12 : 0.2);
}
