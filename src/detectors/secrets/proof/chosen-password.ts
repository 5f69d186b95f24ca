/** Passwords of words in any spelling with any signs between, as people make them up; only a name for a password, or its place, proves them. */
import { isTechnical, saysSomething } from './plain-password.ts';
import { isMixed, meanRun } from './random.ts';
import { isPlaceholder, isStandIn } from './stand-in.ts';

const LONGEST = 64;
const SHORTEST = 8;
const MOST_DIGITS = 6;
const SIGNS = /[-_.,:;&+=#@!?$%^*~|]+/;
/** A word, a number, or a word with one in front, behind or in it. */
const PIECE = /^(?:\p{L}{1,16}|\d{1,4}|\p{L}{2,16}\d{1,4}|\d{1,4}\p{L}{2,16}|\p{L}{1,8}\d{1,2}\p{L}{2,12})$/u;
/** Small letters with a capital in front at most. */
const WORD = /^\p{L}\p{Ll}+$|^\p{Lu}+$/u;
/** A sign that stands neither in names of code nor between the words of one. */
const TELLING = /[-&+#@!?$%^*~;]/;
/** Two words with a capital behind the point, and a number: a member of code has another form. */
const POINTED = /^\p{Lu}?\p{Ll}{3,12}\.\p{Lu}\p{Ll}{3,12}\d{2,4}$/u;
/** Two words and a number behind a point and an underscore, where no member of code may stand. */
const TWICE_JOINED = /^\p{Ll}{3,12}\.\p{Ll}{3,12}_\d{3,4}$/u;
/** A member, a file, a parameter or a type of code. */
const CODE =
  /^[\p{Ll}_$][\w$]*(?:\.[a-z_$][\w$]*)+$|\.(?:json|ya?ml|txt|md|[jt]sx?|py|env|pem|html?)$|::|=>|->|^[a-z_]+=\w+$/u;

/** The pieces that signs join, undefined where one of them is neither a word nor a number. */
function piecesOf(value: string): readonly string[] | undefined {
  if (value.length < SHORTEST || value.length > LONGEST) return undefined;
  const pieces = value.replace(/[!?.*]$/, '').split(SIGNS);
  return pieces.length > 1 && pieces.every((piece) => PIECE.test(piece)) ? pieces : undefined;
}

/** The words in small letters, those that capitals part apart. */
function wordsIn(pieces: readonly string[]): string[] {
  return pieces
    .flatMap((piece) => piece.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').match(/\p{L}{2,}/gu) ?? [])
    .map((word) => word.toLowerCase());
}

/** Two words or more, one of them longer than three letters, that say nothing of passwords and are none twice. */
function areOfNothing(words: readonly string[]): boolean {
  const long = words.filter((word) => word.length > 2);
  return (
    long.length > 1 &&
    long.some((word) => word.length > 3) &&
    new Set(words).size === words.length &&
    !saysSomething(words)
  );
}

/** Papers, standards, models and lengths that have a number in their name. */
const NUMBERED =
  /(?:^|[^\p{L}])(?:cve|rfc|nist|din|gpt|chapter|section|figure|appendix|part|sprint|issue)[-_.]|\d(?:px|r?em|pt|ms|kb|mb|gb)$/iu;

/** Neither code nor a thing with a number in its name, nor what stands for a password. */
function isOther(value: string): boolean {
  return CODE.test(value) || NUMBERED.test(value) || isTechnical(value) || isStandIn(value);
}

/** Words and a number, in any spelling: `plinth_Osier_204`, `copeaux-et-colle-26`, `Älgstigen-4-blåbär`; with a sign that no name has when told so. */
export function isWordsAndNumber(value: string, mayBeName: boolean): boolean {
  const digits = value.match(/\d/g)?.length ?? 0;
  if (digits === 0 || digits > MOST_DIGITS || (mayBeName && !TELLING.test(value) && !POINTED.test(value)))
    return false;
  const pieces = piecesOf(value);
  if (pieces === undefined) return false;
  if (!mayBeName && TWICE_JOINED.test(value)) return areOfNothing(wordsIn(pieces));
  if (isOther(value)) return false;
  // A single digit stands behind the names of many things: hosts, releases, steps.
  const isTold = digits > 1 || /\p{Lu}|[^ -~]/u.test(value);
  return isTold && areOfNothing(wordsIn(pieces));
}

/** The same with a number of three digits or more behind, where no name of code stands: `Gravel_saffron3889`. */
export function isWordsAndLongNumber(value: string): boolean {
  return /[^\d]\d{3,6}[!?]?$/.test(value) && isWordsAndNumber(value, false);
}

/** Words alone, in more than one spelling or with a sign that is no joint: `reedbed-Bittern-boom`, `runnerbeans&leeks`. */
export function isOddWords(value: string): boolean {
  if (/\d/.test(value)) return false;
  const pieces = piecesOf(value);
  if (pieces === undefined || !pieces.every((piece) => WORD.test(piece)) || isOther(value)) return false;
  const isMixed = pieces.length > 2 && new Set(pieces.map(spellingOf)).size > 1;
  return (isMixed || /\p{L}{4}[&+#*~]\p{L}{4}/u.test(value)) && areOfNothing(wordsIn(pieces));
}

function spellingOf(word: string): 'lower' | 'upper' | 'capital' {
  if (/^\p{Lu}{2}/u.test(word)) return 'upper';
  return /^\p{Lu}/u.test(word) ? 'capital' : 'lower';
}

/** Words that signs join, in any spelling, where the place leaves no doubt that a password stands there. */
export function isJoinedWords(value: string): boolean {
  const pieces = piecesOf(value);
  if (pieces === undefined || isOther(value)) return false;
  const words = wordsIn(pieces);
  return new Set(words).size === words.length && words.filter((word) => word.length > 3).length > 1;
}

/** One word with a capital and a number behind, as people choose them: only where a verb leads from the name to it. */
export function isCapitalWithNumber(value: string): boolean {
  const word = /^(\p{Lu}\p{Ll}{4,15})\d{1,4}[!?]?$/u.exec(value)?.[1];
  if (word === undefined || value.length < SHORTEST) return false;
  return !saysSomething([word.toLowerCase()]) && !isTechnical(value) && !isStandIn(value);
}

/** Characters of a run, in the middle, that words with capitals stay above. */
const MIXED_RUN = 2.8;

/** Letters in both cases and a digit or more, in shorter runs than words have: only where a verb leads from the name to it. */
export function isMixedWithNumber(value: string): boolean {
  if (!/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z\d]{8,15}$/.test(value)) return false;
  return isMixed(value) && meanRun(value) < MIXED_RUN && !isTechnical(value) && !isStandIn(value);
}

/** Three words or numbers or more with blanks between, one of them a number or a sign, or none that says something. */
export function isBlankPhrase(value: string): boolean {
  if (value.length < 12 || value.length > LONGEST) return false;
  const parts = value.split(' ');
  if (parts.length < 3 || !parts.every((part) => /^(?:\p{L}{3,14}|\d{1,4}|[&+@#])$/u.test(part)))
    return false;
  const words = parts.filter((part) => /\p{L}/u.test(part));
  return (
    words.length > 1 &&
    words.every((word) => /^\p{Ll}+$/u.test(word)) &&
    !saysSomething(words) &&
    !isPlaceholder(value)
  );
}

/** Pieces with blanks between, one of them with a sign behind letters and a digit somewhere, none of which says something: `gran1te Fox! 88`. */
export function isSpacedPassword(value: string): boolean {
  if (value.length < 12 || value.length > LONGEST || !/\d/.test(value) || !/\p{L}[!@#$%&*?+]/u.test(value))
    return false;
  const parts = value.split(' ');
  if (
    parts.length < 2 ||
    parts.length > 6 ||
    !parts.every((part) => /^[\p{L}\d!@#$%&*?+]{1,16}$/u.test(part))
  )
    return false;
  const words = parts.flatMap((part) => part.toLowerCase().match(/\p{L}{2,}/gu) ?? []);
  return words.length > 0 && !saysSomething(words) && !isPlaceholder(value);
}
