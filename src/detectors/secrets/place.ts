/** Rules for places of passwords: the words before a value are read, and the value is told from what stands for one. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { isAppPassword } from './app-password.ts';
import type { PasswordPlace } from './places.ts';
import {
  isBlankPhrase,
  isJoinedWords,
  isWordsAndLongNumber,
  isWordsAndNumber,
} from './proof/chosen-password.ts';
import { isBuiltPassword, isMadePassword, isPasswordInPlace } from './proof/password.ts';
import { isPassphrase, isPlainPassword } from './proof/plain-password.ts';
import { isGenerated, isIdentifier, isJoinedNoise, isLetterNoise } from './proof/random.ts';
import { isStandIn } from './proof/stand-in.ts';

/** Characters before a password in which its command begins. */
const REACH = 160;
/** Characters behind a flag in which the password begins. */
const LONGEST_AHEAD = 160;
const LONGEST = 128;
/** The fewest characters of a password, and of what people build or choose or generators make. */
const SHORTEST = 4;
const SHORTEST_BUILT = 8;
const GENERIC = 'GENERIC_SECRET';
/** Characters behind a password that may tell. */
const LONGEST_BEHIND = 128;
/** A line that goes on in the next one. */
const CONTINUED = /\\\r?\n/g;
const ENDS = /[\s"'`;|&<>()]/;
const ANY = /^/;
/** Folding undoes the `\r` that a script sends behind an answer. */
const LINE_ENDS = /[\r\n]/;
const LAST_SIGNS = '.,:';

/** The rule for one place. */
export function placeRule(place: PasswordPlace): Rule {
  const { name, finds, source, type = GENERIC } = place;
  const start = (text: string, end: number) => startBehind(place, text, end);
  const read = { ...place, before: fromBehind(place.before) };
  return {
    ...{ name, type, finds, source },
    lookback: LONGEST + (place.behind === undefined ? 2 : LONGEST_BEHIND),
    context: REACH,
    triggers: place.literals.map((literal) => ({ kind: 'before', literal, start })),
    match: (input, at) => matchPassword(read, input, at),
  };
}

/** The same pattern, read from the end of what stands before: tried at one place, and not from every character on. bench: scan */
function fromBehind({ source, flags }: RegExp): RegExp {
  return new RegExp(`(?<=${source})`, `${flags}y`);
}

/** Where the password begins behind what leads to it, or -1. */
function startBehind({ ahead }: PasswordPlace, text: string, end: number): number {
  const found = ahead.exec(text.slice(end, end + LONGEST_AHEAD));
  return found === null ? -1 : end + found[0].length;
}

/** Does one of the literals lead to here? Two places of one text may look alike from behind: `echo 'name:` and its quote. */
function isLedTo(place: PasswordPlace, text: string, start: number): boolean {
  for (let end = start; end >= Math.max(0, start - LONGEST_AHEAD); end--) {
    const endsHere = (literal: string) =>
      text.slice(Math.max(0, end - literal.length), end).toLowerCase() === literal;
    if (place.literals.some(endsHere) && startBehind(place, text, end) === start) return true;
  }
  return false;
}

function matchPassword(place: PasswordPlace, input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  const end = passwordEnd(text, start, place.ends ?? ENDS);
  if (end - start > LONGEST) return undefined;
  const isOpen = end === text.length && !final;
  // Told before the place is read: few characters follow most names. bench: scan
  if ((!isOpen && end - start < fewestOf(place)) || !isPlace(place, text, start)) return undefined;
  if (isOpen) return MORE;
  const last = lastEnd(text, start, end);
  if (!isPassword(text.slice(start, last), place)) return undefined;
  const told = place.behind === undefined || isFollowed(place, input, end);
  if (told === MORE) return MORE;
  return told ? { type: place.type ?? GENERIC, start, end: last, score: 0.9 } : undefined;
}

/** The end without the marks of a sentence. */
function lastEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && LAST_SIGNS.includes(text.charAt(last - 1))) last--;
  return last;
}

/** Does what leads to the password, and its whole command, end here? */
function isPlace(place: PasswordPlace, text: string, start: number): boolean {
  const before =
    place.isSpread === true ? text.slice(Math.max(0, start - REACH), start) : lineBefore(text, start);
  place.before.lastIndex = before.length;
  return place.before.test(before) && isLedTo(place, text, start);
}

/** The fewest characters of a password there. */
function fewestOf({ alsoIs, built, least = 0 }: PasswordPlace): number {
  if (alsoIs !== undefined) return least;
  return Math.max(least, built === undefined ? SHORTEST : SHORTEST_BUILT);
}

function isPassword(value: string, place: PasswordPlace): boolean {
  const { built } = place;
  if (value.length < fewestOf(place)) return false;
  if (isTakenThere(value, place)) return true;
  if (built === undefined) return isPasswordInPlace(value) || isPassphrase(value, false);
  if (isBuiltPassword(value)) return true;
  if (built === true) return false;
  return isMadePassword(value) || isLetterNoise(value) || (built === 'or-chosen' && isChosen(value));
}

/** Is it one there that would be none elsewhere? */
function isTakenThere(
  value: string,
  { alsoAccepts, alsoIs, mayBeWords, mayBeOfApp }: PasswordPlace,
): boolean {
  if (alsoAccepts?.(value) === true || alsoIs?.test(value) === true) return true;
  return (mayBeWords === true && isOfWords(value)) || (mayBeOfApp === true && isAppPassword(value));
}

function isChosen(value: string): boolean {
  if (isPlainPassword(value) || isPassphrase(value, true) || isWordsAndNumber(value, true)) return true;
  if (isWordsAndLongNumber(value)) return true;
  return isJoinedNoise(value) || (isGenerated(value) && !isIdentifier(value) && !isStandIn(value));
}

function isOfWords(value: string): boolean {
  return isJoinedWords(value) || isBlankPhrase(value);
}

/** Does what tells of the password follow it, as far as its line goes, or its lines? */
function isFollowed(
  { behind: by = ANY, isSpread }: PasswordPlace,
  { text, final }: ScanInput,
  end: number,
): boolean | typeof MORE {
  const behind = text.slice(end, end + LONGEST_BEHIND);
  const isEnded = isSpread !== true && behind.includes('\n');
  const isWhole = final || behind.length === LONGEST_BEHIND || isEnded;
  return isWhole ? by.test(behind) : MORE;
}

/** The line before an offset, with those that it goes on from. */
function lineBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - REACH), offset);
  const newline = before.lastIndexOf('\n');
  if (newline < 0) return before;
  const joined = before.replace(CONTINUED, '  ');
  return joined.slice(joined.lastIndexOf('\n') + 1);
}

/** Where the quote closes, or where a word of a command ends. */
function passwordEnd(text: string, start: number, ends: RegExp): number {
  const quote = start > 0 ? text.charAt(start - 1) : '';
  const ahead = text.slice(start, start + LONGEST + 1);
  const length = quote === '"' || quote === "'" ? lengthTo(ahead, quote) : ahead.search(ends);
  return start + (length < 0 ? ahead.length : length);
}

function lengthTo(ahead: string, quote: string): number {
  const closing = ahead.indexOf(quote);
  const lineEnd = ahead.search(LINE_ENDS);
  return lineEnd >= 0 && (closing < 0 || lineEnd < closing) ? lineEnd : closing;
}
