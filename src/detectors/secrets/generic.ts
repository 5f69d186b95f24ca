/** Secrets that only their name tells: passwords, tokens and keys that are assigned, sent or told. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isBlank, isDigit, isLetter } from '../characters.ts';
import type { Trigger } from '../engine/recognizer.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { type Named, namesOf, namesPassword, SECRET_NAMES, valueAfter } from './assignment.ts';
import { tableOf } from './form.ts';
import { LONGEST_LISTED } from './gap.ts';
import { NAME_REACH } from './nearby.ts';
import { isKeyNumber, isOfCode, isOfNames, isOfResource } from './of-code.ts';
import { lastPieceEnd } from './pieces.ts';
import { holdsBasicPassword } from './proof/basic.ts';
import {
  isBlankPhrase,
  isCapitalWithNumber,
  isMixedWithNumber,
  isOddWords,
  isSpacedPassword,
  isWordsAndNumber,
} from './proof/chosen-password.ts';
import { isGrantedId } from './proof/granted-id.ts';
import { isBuiltPassword, isMadePassword, isPasswordInPlace } from './proof/password.ts';
import {
  isCapitalsWithNumber,
  isNumberBetween,
  isNumberedPhrase,
  isOddPassword,
  isPassphrase,
  isPlainPassword,
  isWordWithNumber,
} from './proof/plain-password.ts';
import {
  isGenerated,
  isJoinedNoise,
  isLetterNoise,
  isMixed,
  isNoise,
  isShortNoise,
  isSignedKey,
  isSmallNoise,
} from './proof/random.ts';
import { isSealed } from './proof/sealed.ts';
import { namesSecret } from './proof/secret-name.ts';
import { isStandIn } from './proof/stand-in.ts';

const SHORTEST = 8;
const LONGEST = 512;
/** What stands before credentials in base64 (RFC 7617). */
const BASIC = /\bbasic[ \t]+["']?$/i;
/** What ends a value in quotes, by the quote. */
const CLOSES = new Map(
  ['"', "'", '`'].map((quote) => [
    quote.charCodeAt(0),
    tableOf((unit) => `${quote}\n\\`.includes(String.fromCharCode(unit))),
  ]),
);
/** What ends a value without. */
const ENDS = tableOf((unit) => isBlank(unit) || '"\'`,;<>()[]{}\\|'.includes(String.fromCharCode(unit)));
const LONGEST_PHRASE = 100;
const BRACKET = 0x5b;
/** Another parameter, or a particle that follows without a blank: `パスワードは...です`. */
const OF_ANOTHER = /&[\w.-]{1,40}=|(?<=[!-~])[」\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const LISTED_SO_FAR = /^[\w.~+/-]*$/;
const PHRASE =
  /^[A-Za-z]+([-_])[A-Za-z]+\1[A-Za-z]+\1[A-Za-z]|^[a-z]{4,}[&+#*~][a-z]{4}|^[a-z]{3,14}(?: [a-z]{3,14}){3}/;
/** In capitals, and more than one word. */
const SHELL_NAME = /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/;
const ENGLISH = /^pass(?:word|phrase|code|wd)$/i;
/** What names of passwords in code have. */
const OF_CODE = /pass(?!wort)|pwd|secret|key|token/i;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 4;
const OTHER = 8;
/** ASCII unit -> the class of it. */
const CLASSES = Uint8Array.from({ length: 0x80 }, (_, unit) => {
  if (isDigit(unit)) return DIGIT;
  if (!isLetter(unit)) return OTHER;
  return unit >= 0x61 ? LOWER : UPPER;
});

export const genericSecret: Rule = {
  name: 'named-secret',
  type: 'GENERIC_SECRET',
  finds:
    'values that a name calls a password, token, secret or key and that are as varied as a generated one',
  source:
    'Shannon entropy and changes between classes of characters; RFC 6750 section 2.1 and RFC 7617 (headers)',
  lookback: LONGEST + 2,
  context: NAME_REACH,
  triggers: SECRET_NAMES.map((literal): Trigger => ({ kind: 'before', literal, start: valueAfter })),
  match,
};

/** Matches the value that starts here. */
function match(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  const value = !final && mayOpenList(text, start) ? MORE : valueAt(input, start);
  if (value === undefined) return undefined;
  for (const named of namesOf(text, start)) {
    if (!namesSecret(named.name, named.tail)) continue;
    if (isOfResource(text, start)) return undefined;
    if (value === MORE) return MORE;
    const found = matchNamed(input, start, { value, named });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The same for one of its names. */
function matchNamed(
  input: ScanInput,
  start: number,
  { value, named }: { readonly value: Value; readonly named: Named },
): Hit | undefined | typeof MORE {
  const { text } = input;
  const end = value.isQuoted ? value.end : cutEnd(text, start, { end: value.end, named });
  const secret = text.slice(start, end);
  if (isSealed(secret) || isKeyNumber(secret, named)) return undefined;
  if (!value.isQuoted && isOfCode(secret, text.charAt(end), named)) return undefined;
  const score = isBasic(text, start, named) ? basicScore(secret) : scoreOf(secret, named, value.isQuoted);
  if (score === 0) return matchTold(input, { start, end, isQuoted: value.isQuoted }, named);
  const last = value.isQuoted ? lastPieceEnd(input, end, start + LONGEST) : end;
  return last === MORE ? MORE : { type: 'GENERIC_SECRET', start, end: last, score };
}

/** Words with a number that a password is told to be: with a number alone behind a verb, in English at the end of what is said. */
function matchTold(
  input: ScanInput,
  { start, end, isQuoted }: Value & { readonly start: number },
  named: Named,
): Hit | undefined | typeof MORE {
  const value = input.text.slice(start, end);
  if (named.link !== 'told' || !namesPassword(named.name)) return undefined;
  const isOne =
    named.isSaid && (isCapitalWithNumber(value) || isCapitalsWithNumber(value) || isMixedWithNumber(value));
  if (!isOne && !isWordsAndNumber(value, false)) return undefined;
  const ends = isQuoted || !(isOne || ENGLISH.test(named.name)) || endsClause(input, end);
  if (ends === MORE) return MORE;
  return ends ? { type: 'GENERIC_SECRET', start, end, score: 0.7 } : undefined;
}

/** Does a sentence or a part of it end here, or a bracket follow? */
function endsClause({ text, final }: ScanInput, end: number): boolean | typeof MORE {
  const next = text.slice(end, end + 2);
  if (next.length < 2 && !final && /^[ \t]?$/.test(next)) return MORE;
  return /^[^ \t]|^[ \t](?:[^\p{L}\p{N}]|$)|^$/u.test(next);
}

interface Value {
  readonly end: number;
  readonly isQuoted: boolean;
}

/** From here to the closing quote, or to what ends a bare value; undefined also for what only words are made of. */
function valueAt({ text, final }: ScanInput, start: number): Value | undefined | typeof MORE {
  const quote = start > 0 ? text.charCodeAt(start - 1) : 0;
  const closes = CLOSES.get(quote);
  const stops = closes ?? ENDS;
  const limit = Math.min(text.length, start + LONGEST + 1);
  let classes = 0;
  let end = start;
  for (; end < limit && stops[text.charCodeAt(end)] !== 1; end++)
    classes |= CLASSES[text.charCodeAt(end)] ?? OTHER;
  if (end - start > LONGEST) return undefined;
  if (end === text.length && !final) return MORE;
  if (end - start < SHORTEST || (isOfWords(classes) && !isJoined(text, start, { end, classes })))
    return undefined;
  return { end, isQuoted: closes !== undefined };
}

/** A bracket that is not closed yet: the value begins behind it when it closes around that alone. */
function mayOpenList(text: string, start: number): boolean {
  if (text.charCodeAt(start) !== BRACKET || text.length - start > LONGEST_LISTED + 1) return false;
  return LISTED_SO_FAR.test(text.slice(start + 1));
}

/** One case of letters and no digit. */
function isOfWords(classes: number): boolean {
  return (classes & DIGIT) === 0 && (classes & (LOWER | UPPER)) !== (LOWER | UPPER);
}

/** Four words with three signs of one kind or blanks between them, or two with one that is no joint. */
function isJoined(
  text: string,
  start: number,
  { end, classes }: { readonly end: number; readonly classes: number },
): boolean {
  return (classes & OTHER) !== 0 && end - start <= LONGEST_PHRASE && PHRASE.test(text.slice(start, end));
}

/** A parameter ends before the next one; a sentence's point is none of a value. */
function cutEnd(
  text: string,
  start: number,
  { end, named }: { readonly end: number; readonly named: Named },
): number {
  let last = end;
  // What follows a tag is none, with the end of an address in the tag: `Type="...#PasswordText">`.
  const isParameter = '?&#'.includes(named.before) && named.before !== '' && text.charAt(start - 1) !== '>';
  const next = text.slice(start, end).search(isParameter ? /[&#]/ : OF_ANOTHER);
  if (next >= 0) last = start + next;
  while (last > start && '.,:'.includes(text.charAt(last - 1))) last--;
  return last;
}

/** Credentials in base64: behind the name of the scheme, or as container tools and npm keep them. */
function isBasic(text: string, start: number, { name }: Named): boolean {
  return BASIC.test(text.slice(Math.max(0, start - 8), start)) || /^["_:]*auth"?$/i.test(name);
}

function basicScore(value: string): number {
  return holdsBasicPassword(value) ? 0.95 : 0;
}

/** How sure it is that a value is a secret, given its name; 0 for none. */
function scoreOf(value: string, named: Named, isQuoted: boolean): number {
  const { name, link } = named;
  if (isQuoted && isNoise(value)) return 0.95;
  if (link === 'set' && isSetAlone(value, name, isQuoted)) return 0.9;
  if (value.length < SHORTEST || /\s/.test(value) || isStandIn(value)) return 0;
  if (isGenerated(value) && (namesPassword(name) || !isOfNames(value, link)))
    return link === 'set' || value.length >= 20 ? 0.95 : 0.9;
  return peopleScore(value, named, isQuoted);
}

/** The same for what no generator made. */
function peopleScore(value: string, named: Named, isQuoted: boolean): number {
  const { name, link } = named;
  const isPassword = namesPassword(name);
  // The flag of a command takes what follows.
  if (name.startsWith('--') && isPassword && isPasswordInPlace(value)) return 0.9;
  if (link === 'set') return setScore(value) || (isPassword ? chosenScore(value, name, isQuoted) : 0);
  return toldScore(value, isQuoted, isPassword);
}

/** What only an assignment proves: a UUID that is granted, and in quotes a key with few signs, or a phrase. */
function isSetAlone(value: string, name: string, isQuoted: boolean): boolean {
  return isGrantedId(value, name, isQuoted) || (isQuoted && (isSignedKey(value) || isPhraseOf(value, name)));
}

/** Words and numbers with blanks between, where a variable of the shell that is named a password is set. */
function isPhraseOf(value: string, name: string): boolean {
  return SHELL_NAME.test(name) && namesPassword(name) && (isBlankPhrase(value) || isSpacedPassword(value));
}

function setScore(value: string): number {
  return isShortGenerated(value) || isBuiltPassword(value) ? 0.9 : 0;
}

/** What people choose and write into settings. In code a bare word may be the name of a variable; its names are English. */
function chosenScore(value: string, name: string, isQuoted: boolean): number {
  const mayBeName = !isQuoted && /[a-z]/.test(name) && OF_CODE.test(name);
  const isOfWords = isPassphrase(value, mayBeName) || isNumberedPhrase(value, mayBeName);
  if (isOfWords || isPlainPassword(value) || isOddPassword(value) || isMadeInSettings(value)) return 0.9;
  if (isWordsAndNumber(value, mayBeName) || (isQuoted && /[&+#*~]/.test(value) && isOddWords(value)))
    return 0.9;
  return isChosenForVariable(value, name) || (isQuoted && isNoiseOfLetters(value)) ? 0.9 : 0;
}

/** What generators make; in code letters alone may be the name of a variable. */
function isMadeInSettings(value: string): boolean {
  return isMadePassword(value) || isJoinedNoise(value) || (/\d/.test(value) && isShortNoise(value));
}

/** What only a variable of the shell proves. */
function isChosenForVariable(value: string, name: string): boolean {
  return SHELL_NAME.test(name) && (isWordWithNumber(value) || isOddWords(value) || isNoiseOfLetters(value));
}

function isNoiseOfLetters(value: string): boolean {
  return isLetterNoise(value) || isShortNoise(value);
}

/** What is told is often said of secrets in general; passwords are what people tell each other. */
function toldScore(value: string, isQuoted: boolean, isPassword: boolean): number {
  if (!isPassword) return isQuoted && isBuiltPassword(value) ? 0.7 : 0;
  if (isBuiltPassword(value)) return 0.7;
  const isMade =
    isShortGenerated(value) ||
    isMadePassword(value) ||
    isJoinedNoise(value) ||
    isSmallNoise(value) ||
    isNoiseOfLetters(value);
  const isOdd = isMade || isOddPassword(value) || isNumberBetween(value);
  const isOfWords = isPassphrase(value, true) || isNumberedPhrase(value, true);
  return isOdd || isOfWords || (isQuoted && isPlainPassword(value)) ? 0.7 : 0;
}

/** Twelve characters or more that no words are made of: digits between small letters and capitals. */
function isShortGenerated(value: string): boolean {
  return /^[\w-]{12,15}$/.test(value) && /\d.*[A-Za-z]/.test(value) && hasBothCases(value) && isMixed(value);
}

function hasBothCases(value: string): boolean {
  return /[a-z]/.test(value) && /[A-Z]/.test(value);
}
