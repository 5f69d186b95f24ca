/** Names: rows of words with a capital, with initials and small words between, as far as one line goes. */
import { isSmall, joinsWord } from '../../characters.ts';
import { NOT_ALONE } from './alone-words.ts';
import { GIVEN_NAMES } from './given-names.ts';
import { CAPITAL_PARTICLES, COUNTRIES, FAMILIES, OTHERS, PARTICLES, THINGS, VERBS } from './other-words.ts';

/** Small words among them. */
export const MOST_WORDS = 6;
const LONGEST_WORD = 24;
/** The longest name, and what tells that it ended. */
export const LONGEST_NAME = MOST_WORDS * (LONGEST_WORD + 2);
const CAPITAL = /^(?:\p{Lu}\p{Ll}|\p{Lu}['’]\p{Lu}\p{Ll}|\p{Lu}\p{Ll}*[A-Z]\p{Ll})/u;
/** A number or a line under it, or a long word in small letters behind a dash, as no family name has one. */
const NO_WORD = /\d|_|\p{Ll}-\p{Ll}{6}/u;
const INITIAL = /^\p{Lu}\.?$/u;

/** A word of fewer letters may be the beginning of many others. */
const SHORT = 6;
/** What the words for things begin with that are longer. */
const BEGINNINGS: ReadonlySet<string> = new Set(
  [...THINGS].flatMap((thing) =>
    Array.from({ length: Math.max(0, thing.length - SHORT) }, (_, more) => thing.slice(0, SHORT + more)),
  ),
);

/** A name that stands at an offset. */
export interface NameRead {
  readonly words: readonly string[];
  readonly end: number;
  /** The text ended before it could be told where the name does. */
  readonly open: boolean;
  /** The name is that of a place or a firm, or of something else. */
  readonly isThing: boolean;
}

/** Does it begin with a common given name, the first of two joined by a dash included? */
export function isKnown({ words: [first = '', ...more] }: NameRead): boolean {
  if (!first.includes('-') || GIVEN_NAMES.has(first)) return GIVEN_NAMES.has(first);
  const parts = first.split('-');
  // Alone, two parts are a given name where both are: `Anna-Lena`, and not `Wallace-Cox`.
  return more.length === 0 ? parts.every((part) => GIVEN_NAMES.has(part)) : GIVEN_NAMES.has(parts[0] ?? '');
}

/** A common given name that is no other word, or that has another name behind it. */
export function isSure(name: NameRead): boolean {
  return isKnown(name) && (name.words.length > 1 || !NOT_ALONE.has(name.words[0] ?? ''));
}

/** Does a word with a capital begin here? */
export function beginsWithCapital(text: string, at: number): boolean {
  const letter = text.charAt(at);
  return letter !== letter.toLowerCase() && (at === 0 || !joinsWord(text.charCodeAt(at - 1)));
}

/** Initials, and small words behind them. */
const INITIALS =
  /^(?:\p{Lu}\.[ -]?){1,4}(?:(?:van|von|de|der|den|da|do|dos|du|di|le|la|al|el|bin|ten|ter|zu) ){0,3}/u;
const NO_INITIALS = /^(?:U\.S|U\.K|U\.N|E\.U|U\.A\.E|D\.C|A\.I|P\.O|N\.Y|L\.A|B\.C|A\.D|R\.I\.P)\./;
/** Characters of the longest of them. */
export const LONGEST_INITIALS = 24;

/** The same where initials may stand before the name, as they do behind a title or a label: `P. J. Lowther`. */
export function readPerson(text: string, start: number): NameRead {
  const behind = text.charAt(start + 1);
  if (behind === ' ') return readBare(text, start);
  if (behind !== '.') return readName(text, start);
  const slice = text.slice(start, start + LONGEST_INITIALS);
  const initials = NO_INITIALS.test(slice) ? '' : (INITIALS.exec(slice)?.[0] ?? '');
  const name = readName(text, start + initials.length);
  const [first = ''] = name.words;
  if (initials === '' || first.length < 3) return { ...name, words: [] };
  return { ...name, words: [initials.trim(), ...name.words] };
}

/** Initials without their dots: `R Quillip`, `P Q Quillip`; `A` and `I` are words as well. */
const BARE_INITIALS = /^[B-HJ-Z] (?:[A-Z] ){0,2}(?=\p{Lu}['’]?\p{L}{2})/u;

function readBare(text: string, start: number): NameRead {
  const initials = BARE_INITIALS.exec(text.slice(start, start + LONGEST_INITIALS))?.[0] ?? '';
  const name = readName(text, start + initials.length);
  if (initials === '' || name.words.length === 0) return name;
  return { ...name, words: [initials.trim(), ...name.words] };
}

/** Reads the name that begins here; no words where there is none. */
export function readName(text: string, start: number): NameRead {
  const name = withNickname(text, readWords(text, start));
  if (name.words.at(-1) !== 'Jr' || text.charAt(name.end) !== '.') return name;
  return { ...name, ...behindJunior(text, name.end + 1) };
}

/** Between a given name and a family name: `William "Bill" Quill`. */
const NICKNAME = /^ (["'])\p{Lu}\p{Ll}{1,12}\1 (?=\p{Lu}\p{Ll})/u;
const NICKNAME_SO_FAR = /^ (?:["'](?:\p{Lu}(?:\p{Ll}{0,12}(?:["'](?: \p{Lu}?)?)?)?)?)?$/u;
const LONGEST_NICKNAME = 18;

function withNickname(text: string, name: NameRead): NameRead {
  const { words, end } = name;
  if (words.length === 0 || words.length > 2 || !isQuoted(text, end)) return name;
  const behind = text.slice(end, end + LONGEST_NICKNAME);
  if (end + behind.length === text.length && NICKNAME_SO_FAR.test(behind)) return { ...name, open: true };
  const nickname = NICKNAME.exec(behind)?.[0];
  if (nickname === undefined) return name;
  const family = readWords(text, end + nickname.length);
  if (family.words.length === 0) return { ...name, open: family.open };
  return { ...family, words: [...words, nickname.trim(), ...family.words] };
}

/** Does a quote stand behind the blank behind a name, as far as the text goes? */
function isQuoted(text: string, end: number): boolean {
  return text.charAt(end) === ' ' && '"\''.includes(text.charAt(end + 1));
}

function readWords(text: string, start: number): NameRead {
  const words: string[] = [];
  let end = start;
  let at = start;
  for (let count = 0; count < MOST_WORDS; count++) {
    const word = wordAt(text, at);
    at += word.length;
    const isFamily = isFamilyToo(words, text, { word, at });
    const kind = isFamily ? 'name' : kindAt(text, at, { word, first: words.length === 0 });
    if (kind === 'name') {
      words.push(word);
      end = at;
    }
    const open = isOpen(text, at, { word, isFamily });
    if (open || at >= text.length || kind === 'other')
      return { words, end, open, isThing: !isFamily && isThing(word) };
    if (text.charAt(at) !== ' ') break;
    at++;
  }
  return { words, end, open: false, isThing: false };
}

/** `Martin Luther King Jr. Boulevard`: what stands behind the point may make a thing of the name. */
function behindJunior(text: string, at: number): Pick<NameRead, 'open' | 'isThing'> {
  if (at >= text.length) return { open: true, isThing: false };
  if (text.charAt(at) !== ' ') return { open: false, isThing: false };
  const word = wordAt(text, at + 1);
  const open = at + 1 + word.length >= text.length && mayGoOn(word);
  return { open, isThing: isThing(word) };
}

/** May a word that ends here, near the end of the text, go on, or make something else of the name? */
function isOpen(text: string, at: number, { word, isFamily }: { word: string; isFamily: boolean }): boolean {
  if (isFamily) return at + 2 >= text.length;
  return isCutJoin(text, at) || (at >= text.length && mayGoOn(word));
}

/** Is this other word the family name behind a common given name: the last of a row of words with a capital? */
function isFamilyToo(
  words: readonly string[],
  text: string,
  { word, at }: { word: string; at: number },
): boolean {
  const [given = ''] = words;
  if (!FAMILIES.has(word) || !(words.length === 1 || (words.length === 2 && INITIAL.test(words[1] ?? ''))))
    return false;
  if (!GIVEN_NAMES.has(given) || NOT_ALONE.has(given)) return false;
  return text.charAt(at) !== ' ' || !isCapital(text.slice(at + 1, at + 3));
}

/** Does the text end with a dash or apostrophe, or the letter behind one, that may join two parts of a word? */
function isCutJoin(text: string, at: number): boolean {
  return at < text.length && at + 2 >= text.length && "-'</".includes(text.charAt(at));
}

/** May a word at the end of the text become part of a name, or make something else of it? */
function mayGoOn(word: string): boolean {
  if (word.length < SHORT || word.charAt(0) !== word.charAt(0).toLowerCase()) return true;
  return isThing(word) || BEGINNINGS.has(word);
}

/** The same where it stands: `y` before a given name joins two people, `Luis y Eva`, and is no part of a name. */
function kindAt(
  text: string,
  at: number,
  { word, first }: { word: string; first: boolean },
): ReturnType<typeof kindOf> {
  if (word.length === 1 && !first && isNoInitial(text, at)) return 'other';
  if ((word === 'y' || word === 'e') && GIVEN_NAMES.has(wordAt(text, at + 1))) return 'other';
  return kindOf(word, first);
}

/** Of markup (`C<<`), or of what somebody is: `W/F`. */
function isNoInitial(text: string, at: number): boolean {
  return text.startsWith('<<', at) || /^\/[FMfm](?![\p{L}\p{N}])/u.test(text.slice(at, at + 3));
}

function kindOf(word: string, first: boolean): 'name' | 'small' | 'other' {
  if (!first && (PARTICLES.has(word) || CAPITAL_PARTICLES.has(word))) return 'small';
  if (!first && word.length < 3 && INITIAL.test(word)) return 'name';
  if (!isCapital(word) || isOther(word.toLowerCase(), first)) return 'other';
  return NO_WORD.test(word) && !GIVEN_NAMES.has(word.split('-', 1)[0] ?? '') ? 'other' : 'name';
}

/** Most words are told by two letters. */
function isCapital(word: string): boolean {
  const [one, two] = [word.charCodeAt(0), word.charCodeAt(1)];
  if (isSmall(one)) return false;
  return (one >= 0x41 && one <= 0x5a && isSmall(two)) || CAPITAL.test(word);
}

/** Is this no word of a name, given in lower case? */
function isOther(word: string, first: boolean): boolean {
  return OTHERS.has(word) || THINGS.has(word) || (first && COUNTRIES.has(word));
}

function isThing(word: string): boolean {
  return THINGS.has(word.toLowerCase()) && !VERBS.has(word);
}

/** Letters, with apostrophes, dashes and the dot of an initial. */
function wordAt(text: string, start: number): string {
  let at = start;
  while (at < text.length && at - start <= LONGEST_WORD && isNameUnit(text, at)) at++;
  if (text.charAt(at) === '.' && at - start === 1) at++;
  return text.slice(start, at);
}

function isNameUnit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (joinsWord(unit)) return true;
  if ((unit !== 0x27 && unit !== 0x2d) || at + 1 >= text.length || !joinsWord(text.charCodeAt(at + 1)))
    return false;
  return (
    unit === 0x2d ||
    text.charAt(at + 1) !== 's' ||
    (at + 2 < text.length && joinsWord(text.charCodeAt(at + 2)))
  );
}
