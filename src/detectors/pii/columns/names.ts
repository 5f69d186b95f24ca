/** Names of people in cells whose column is named so: `first_name;last_name`, `patient`, `Nachname`. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import { isDigit, joinsWord } from '../../characters.ts';
import type { Trigger } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { BESIDE_END, besideEnd } from '../../table/cells.ts';
import { normalized } from '../../table/normalized.ts';
import { TABLE_CONTEXT, TableReader } from '../../table/reader.ts';
import { isCapital } from '../person/evidence.ts';
import { GIVEN_NAMES } from '../person/given-names.ts';
import { OTHERS, THINGS, UNFILLED } from '../person/other-words.ts';
import { ROLE_FIELDS } from '../person/role-words.ts';
import { mayBeSmall, smallAt } from '../person/small-words.ts';
import { FIELDS, PART_FIELDS } from '../person/words.ts';

/** A whole name, or a part of one; a word that says so only beside another one of them. */
type Kind = 'full' | 'part' | 'beside';

const PARTS = (
  'fname, lname, f name, l name, first nm, last nm, frst nm, lst nm, mid nm, given nm, surnm, surnames, second name, prenoms, nom famille, primer apellido, ' +
  'segundo apellido, primer nombre, imie, meno, priezvisko, keresztnev, vezeteknev'
).split(', ');
const FULL =
  'pt name, pat name, employee full name, client name, account name, staff name, attendee, attendee name'.split(
    ', ',
  );

/** Words for a part of a name, or for a name of anything, beside a column for the other part. */
const BESIDE = 'last first middle family given name nom naam nombre nome namn navn jmeno ime nume'.split(' ');

/** Short words for people, and for a name, as headers in capitals join them: `CUST_NM`. */
const SHORT = [
  'cust',
  'customer',
  'emp',
  'empl',
  'employee',
  'pat',
  'patient',
  'mbr',
  'member',
  'acct',
  'account',
  'ins',
  'insured',
]
  .concat([
    'sub',
    'subscriber',
    'stud',
    'student',
    'clnt',
    'client',
    'contact',
    'benef',
    'holder',
    'owner',
    'drvr',
    'driver',
    'pax',
  ])
  .flatMap((who) => ['nm', 'nam', 'name', 'full name'].map((name) => `${who} ${name}`));

/** Beside one of these the others are those of goods, firms or kinds. */
const OF_THINGS = (
  'product, product name, sku, brand, price, species, genus, hostname, version, package, frequency, count, rank, meaning, origin, ' +
  'etymology, population, percent, type, default, required, description, data type, format, length'
).split(', ');

const reader = new TableReader<Kind>({
  kinds: new Map([
    ...[...FIELDS, ...ROLE_FIELDS, ...FULL, ...SHORT].map((header): [string, Kind] => [
      normalized(header),
      'full',
    ]),
    ...BESIDE.map((header): [string, Kind] => [header, 'beside']),
    ...[...PART_FIELDS, ...PARTS].map((header): [string, Kind] => [normalized(header), 'part']),
  ]),
  others: new Set(OF_THINGS),
});

const SPACE = 0x20;
/** Marks in names, and quotes around them. */
const NAME_MARKS = ' .\'’-"';
/** ASCII unit -> 1 for what a name may have, or the quotes around it. */
const OF_NAMES = Uint8Array.from({ length: 0x80 }, (_, unit) =>
  NAME_MARKS.includes(String.fromCharCode(unit)) || (joinsWord(unit) && !isDigit(unit)) ? 1 : 0,
);
/** Characters of the longest name that is read. */
const LONGEST = 56;
const WORD = "\\p{Lu}(?:\\p{L}|['’.-](?=\\p{L}))*\\.?";
const SMALL = '(?:de|van|von|der|den|del|della|di|da|dos|du|la|el|al|bin|ibn|ter|ten|zu|y|e)';
const NAME = new RegExp(`^(?:${SMALL} ){0,3}${WORD}(?:,? (?:${SMALL} ){0,3}${WORD}){0,4}`, 'u');
const SMALL_WORDS: ReadonlySet<string> = new Set(SMALL.slice(3, -1).split('|'));
const NEWLINE = 0x0a;
const QUOTE = 0x22;
/** What stands before a cell that is not the first of its line, or before its quote. */
const OPENINGS = ['  ', '\t', ',', ',"', ';', ';"', '|', '| ', ", '", ",'", "('"];
/** Characters of the longest of them, and the letter behind it. */
const LONGEST_OPENING = 3;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** What parts the first cell of a line from the next, and how that one begins: single marks are too many to be listened for, so none is found before a tab. */
const SECOND = ['  ', ',', ';', '|'].flatMap((mark) =>
  [...`${LETTERS}0123456789"`].map((begin) => mark + begin),
);

export const nameColumn: Rule = {
  name: 'column-person',
  type: 'PERSON',
  finds: 'names below a header such as `first_name`, `patient` or `Nachname`',
  source: 'RFC 4180, and tables as people write them; the headers are a list of our own',
  lookback: LONGEST + BESIDE_END,
  context: TABLE_CONTEXT,
  reach: LONGEST_OPENING,
  triggers: [
    ...OPENINGS.flatMap((opening) => [...LETTERS].map((letter) => triggerOf(opening + letter))),
    ...SECOND.map((literal) => ({
      kind: 'inside' as const,
      literal,
      exact: true as const,
      start: firstCell,
    })),
  ],
  match: matchCell,
  pending: firstCellAtEnd,
};

/** A capital behind what parts cells: prose has a blank there. */
function triggerOf(literal: string): Trigger {
  return {
    kind: 'before',
    literal,
    start: (text, end) => (mayBegin(text, end - 1) ? end - 1 : -1),
  };
}

/** Where the first cell of a line begins, with a capital, that ends here; -1 for none. */
function firstCell(text: string, at: number, floor: number): number {
  const least = Math.max(floor, at - LONGEST);
  let start = at;
  while (start > least && isNameUnit(text.charCodeAt(start - 1))) start--;
  if (start === 0 || start === at || text.charCodeAt(start - 1) !== NEWLINE) return -1;
  const begin = text.charCodeAt(start) === QUOTE ? start + 1 : start;
  return begin < at && mayBegin(text, begin) ? begin : -1;
}

/** A capital, or a small word before one, as far as the text goes: `van der Meer`. */
function mayBegin(text: string, at: number): boolean {
  return isCapital(text, at) || (mayBeSmall(text, at) && smallAt(text, at, false) !== 0);
}

/** The same for one that the text ends in, where a header above says that it may be a name. */
function firstCellAtEnd(text: string, from: number): number {
  const end = text.length;
  const start = firstCell(text, end, from);
  if (start < 0) return end;
  const input = { text, from: start, fresh: start, final: false, first: false };
  return reader.columnOf(input, start) === undefined ? end : start;
}

/** May a name, or the quotes around it, have this unit? */
function isNameUnit(unit: number): boolean {
  if (unit < 0x80) return OF_NAMES[unit] === 1;
  return NAME_MARKS.includes(String.fromCharCode(unit)) || joinsWord(unit);
}

function matchCell(input: ScanInput, at: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if (!mayBegin(text, at)) return undefined;
  const told = final || text.length - at >= LONGEST + BESIDE_END;
  // Most lines begin with a sentence, which is told before a header is looked for. bench: scan
  const name = told ? nameAt(text, at) : '';
  if (told && name === '') return undefined;
  const column = reader.columnOf(input, at);
  if (column === MORE) return MORE;
  if (column === undefined) return undefined;
  // Two blanks line the values of a form up as well, a field in each line.
  if ((column.mark === SPACE || column.kind === 'beside') && !column.isBesideNamed) return undefined;
  if (!told) return MORE;
  return isName(name, column.kind)
    ? { type: 'PERSON', start: at, end: at + name.length, score: 0.7 }
    : undefined;
}

/** The words with capitals that fill the cell which begins here; empty for none. */
function nameAt(text: string, at: number): string {
  const name = NAME.exec(text.slice(at, at + LONGEST))?.[0] ?? '';
  return name.length < 2 || besideEnd(text, at + name.length) === 'none' ? '' : name;
}

function isName(name: string, kind: Kind): boolean {
  const words = name.split(/,? /).filter((word) => !SMALL_WORDS.has(word));
  if (words.some((word) => UNFILLED.has(word.toLowerCase()))) return false;
  if (kind !== 'full') return words.length < 4 && !isPlain(words[0] ?? '', OTHERS);
  if (words.some((word) => isPlain(word, OTHERS) || isPlain(word, THINGS))) return false;
  return words.length > 1 || GIVEN_NAMES.has(name);
}

/** Is a word that nobody is called by one of these? */
function isPlain(word: string, among: ReadonlySet<string>): boolean {
  return among.has(word.toLowerCase()) && !GIVEN_NAMES.has(word);
}
