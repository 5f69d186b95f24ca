/** Secrets in columns of tables: what the header of a column calls a password, a key or a token. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isDigit, isLetter, isWord } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { besideStart, isMark, isQuote, NEWLINE } from '../table/cells.ts';
import { TAG } from '../table/markup.ts';
import { normalized } from '../table/normalized.ts';
import { type Column, mayBeCell, TABLE_CONTEXT, TableReader } from '../table/reader.ts';
import { PASSWORD_NAMES } from './assignment.ts';
import { tableOf } from './form.ts';
import { isWordsAndLongNumber, isWordsAndNumber } from './proof/chosen-password.ts';
import { isBuiltPassword, isMadePassword } from './proof/password.ts';
import { isNumberedPhrase, isPassphrase, isPlainPassword } from './proof/plain-password.ts';
import { isMixed, isVaried } from './proof/random.ts';
import { isStandIn } from './proof/stand-in.ts';

type Kind = 'password' | 'key';

const LONGEST = 128;
const SHORTEST = 8;
/** Characters of a cell before the word with its first digit, and letters of that word before it. */
const LONGEST_HEAD = 48;
const MOST_LETTERS = 16;
/** Letters of the first word of a passphrase. */
const LONGEST_WORD = 12;
const SPACE = 0x20;
const COMMA = 0x2c;
const LESS = 0x3c;
const KEYS = [
  ...[
    'api key',
    'secret key',
    'access key',
    'access token',
    'token',
    'secret',
    'client secret',
    'auth token',
  ],
  ...['refresh token', 'private key', 'secret access key', 'bearer token', 'license key', 'webhook secret'],
];
const MORE_PASSWORDS = [
  ...[
    'initial pw',
    'temp pw',
    'temporary pw',
    'new pw',
    'default pw',
    'start pw',
    'first password',
    'start password',
  ],
  ...['initial passwd', 'user pw', 'db pw', 'startpasswort', 'initialpasswort', 'erstpasswort'],
  ...['pass', 'pw', 'user password', 'db password', 'root password', 'admin password', 'login password'],
  ...['default password', 'initial password', 'temp password', 'temporary password', 'new password'],
  ...[
    'wifi password',
    'wlan passwort',
    'wlan key',
    'ssh password',
    'ftp password',
    'mdp',
    'pass phrase',
    'pwd',
  ],
];
const PASSWORDS = [...PASSWORD_NAMES.filter((name) => /^[\p{L}\p{M} ]{3,}$/u.test(name)), ...MORE_PASSWORDS];
const pair =
  (kind: Kind) =>
  (name: string): [string, Kind] => [normalized(name), kind];
const reader = new TableReader<Kind>({
  kinds: new Map([
    ...KEYS.flatMap((name) => [name, name.replaceAll(' ', '')]).map(pair('key')),
    ...PASSWORDS.map(pair('password')),
  ]),
});

/** What a cell has before its first digit: neither blanks nor what parts cells, quotes or tags. */
const HEAD = tableOf(
  (unit) =>
    unit > 0x20 &&
    !isMark(unit) &&
    !isQuote(unit) &&
    !isDigit(unit) &&
    !'<>'.includes(String.fromCharCode(unit)),
);
const STATEMENT = /^[ \t]*insert\b/i;
/** Of what a cell has before its first digit all but letters. */
const OTHER = String.raw`[^\s\w"'\x60,;|<>\u0080-\uffff]`;
/** Behind what a cell has before it a digit, or two words and a dash between; a letter. */
const BEGINS = new RegExp(
  `^(?=[^A-Za-z]*[A-Za-z])(?:(?:(?:[A-Za-z_]|${OTHER}){0,${LONGEST_HEAD - 1}}${OTHER})?(?:[A-Za-z_]{1,${MOST_LETTERS}}|(?<![A-Za-z\\d][-.]))\\d|[A-Za-z]{1,${LONGEST_WORD}}-)`,
);

export const tableCell: Rule = {
  name: 'table-cell-secret',
  type: 'GENERIC_SECRET',
  finds: 'values in the columns of tables that a header names, in the rows below it',
  source: 'GitHub Flavored Markdown, tables; RFC 4180 (CSV); HTML Living Standard, tabular data',
  lookback: LONGEST + 2,
  context: TABLE_CONTEXT,
  triggers: [
    { kind: 'digits', letters: MOST_LETTERS, apart: true, alone: true, afterWord: false, start: cellWith },
    { kind: 'inside', literal: '-', exact: true, start: phraseWith },
  ],
  match,
  pending: (text, from) => {
    const begin = cellWith(text, text.length, from);
    return begin < 0 ? text.length : begin;
  },
};

/** Where the cell begins that a word is in, or that the text ends in; -1 for none. A digit in it was heard of before. */
function cellWith(text: string, at: number, floor: number): number {
  // Most numbers stand behind a word and a blank, in no table. bench: scan
  if (text.charCodeAt(at - 1) === SPACE && at > 1 && isWord(text.charCodeAt(at - 2))) return -1;
  const least = Math.max(floor, at - LONGEST_HEAD - MOST_LETTERS);
  let begin = at;
  while (begin > least && HEAD[text.charCodeAt(begin - 1)] === 1) begin--;
  return begin > 0 && mayBeCell(text, begin) ? begin : -1;
}

/** Where the cell begins of whose words the first two are joined here. */
function phraseWith(text: string, at: number, floor: number): number {
  if (!isLetter(text.charCodeAt(at - 1))) return -1;
  let begin = at;
  while (begin > floor && at - begin < LONGEST_WORD && isLetter(text.charCodeAt(begin - 1))) begin--;
  return begin > 0 && mayBeCell(text, begin) ? begin : -1;
}

function match(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const begins = mayBeginSecret(input, start);
  if (begins !== true) return begins ? MORE : undefined;
  const { text, final } = input;
  const column = reader.columnOf(input, start);
  if (column === undefined || column === MORE) return column;
  const end = valueEnd(text, start, column.mark);
  if (end - start > LONGEST) return undefined;
  if (end === text.length && !final) return MORE;
  if (!isSecret(text.slice(start, end), column.kind) || isProse(text, column)) return undefined;
  return { type: 'GENERIC_SECRET', start, end, score: 0.9 };
}

/** What the cell begins with is judged first, so that few have their header looked for. bench: scan */
function mayBeginSecret({ text, final }: ScanInput, start: number): boolean | typeof MORE {
  if (start === 0 || !mayBeCell(text, start) || besideStart(text, start) === 'none') return false;
  const end = valueEnd(text, start);
  if (end === text.length && !final) return MORE;
  const value = text.slice(start, end);
  return value.length >= SHORTEST && BEGINS.test(value) && isSecret(value, 'password');
}

/** Where the quote closes that opens before it, or where the cell ends, or its first word; at any mark when none is given. */
function valueEnd(text: string, start: number, mark?: number): number {
  const quote = text.charCodeAt(start - 1);
  const limit = Math.min(text.length, start + LONGEST + 1);
  let at = start;
  if (isQuote(quote)) while (at < limit && !closes(text.charCodeAt(at), quote)) at++;
  else while (at < limit && !ends(text.charCodeAt(at), mark)) at++;
  return at;
}

function closes(unit: number, quote: number): boolean {
  return unit === quote || unit === NEWLINE;
}

function ends(unit: number, mark: number | undefined): boolean {
  if (unit <= 0x20 || isQuote(unit)) return true;
  if (mark === undefined) return unit === LESS || isMark(unit);
  return unit === mark || (mark === TAG && unit === LESS);
}

function isSecret(value: string, kind: Kind): boolean {
  if (value.length < SHORTEST || /\s/.test(value)) return false;
  const isGenerated = value.length >= 16 && isVaried(value) && isMixed(value);
  const isKnown = isGenerated || (kind === 'password' && isChosen(value));
  return isKnown && !isStandIn(value);
}

function isChosen(value: string): boolean {
  const isOfWords =
    isPassphrase(value, false) ||
    isNumberedPhrase(value, true) ||
    isWordsAndNumber(value, true) ||
    isWordsAndLongNumber(value);
  return isOfWords || isBuiltPassword(value) || isPlainPassword(value) || isMadePassword(value);
}

/** A blank behind its commas tells prose from rows, but for those of a statement. */
function isProse(text: string, { mark, at }: Column<Kind>): boolean {
  if (mark !== COMMA) return false;
  const line = text.slice(at, text.indexOf('\n', at));
  return line.includes(', ') && !STATEMENT.test(line);
}
