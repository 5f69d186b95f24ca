/** Names of people in cells whose column is named so: `first_name;last_name`, `patient`, `Nachname`. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
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
import { FIELDS, PART_FIELDS } from '../person/words.ts';

/** A whole name, or a part of one. */
type Kind = 'full' | 'part';

const PARTS = (
  'fname, lname, f name, l name, surnames, second name, prenoms, nom famille, primer apellido, ' +
  'segundo apellido, primer nombre, imie, meno, priezvisko, keresztnev, vezeteknev'
).split(', ');
const FULL =
  'pt name, pat name, employee full name, client name, account name, staff name, attendee, attendee name'.split(
    ', ',
  );

/** Beside one of these the others are those of goods, firms or kinds. */
const OF_THINGS = (
  'product, product name, sku, brand, price, species, genus, hostname, version, package, frequency, count, rank, meaning, origin, ' +
  'etymology, population, percent, type, default, required, description, data type, format, length'
).split(', ');

const reader = new TableReader<Kind>({
  kinds: new Map([
    ...[...FIELDS, ...ROLE_FIELDS, ...FULL].map((header): [string, Kind] => [normalized(header), 'full']),
    ...[...PART_FIELDS, ...PARTS].map((header): [string, Kind] => [normalized(header), 'part']),
  ]),
  others: new Set(OF_THINGS),
});

const SPACE = 0x20;
/** Characters of the longest name that is read. */
const LONGEST = 56;
const WORD = "\\p{Lu}(?:\\p{L}|['’.-](?=\\p{L}))*\\.?";
const SMALL = '(?:de|van|von|der|den|del|della|di|da|dos|du|la|el|al|bin|ibn|ter|ten|zu|y|e)';
const NAME = new RegExp(`^${WORD}(?:,? (?:${SMALL} ){0,3}${WORD}){0,4}`, 'u');
/** What stands before a cell, or before its quote. */
const OPENINGS = ['\n', '\n"', '\n| ', ',', ',"', ';', ';"', '\t', '\t"', '|', '| '];
/** Characters of the longest of them, and the letter behind it. */
const LONGEST_OPENING = 4;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

export const nameColumn: Rule = {
  name: 'column-person',
  type: 'PERSON',
  finds: 'names below a header such as `first_name`, `patient` or `Nachname`',
  source: 'RFC 4180, and tables as people write them; the headers are a list of our own',
  lookback: LONGEST + BESIDE_END,
  context: TABLE_CONTEXT,
  reach: LONGEST_OPENING,
  triggers: OPENINGS.flatMap((opening) => [...LETTERS].map((letter) => triggerOf(opening + letter))),
  match: matchCell,
};

/** A capital behind what parts cells: prose has a blank there. */
function triggerOf(literal: string): Trigger {
  return {
    kind: 'before',
    literal,
    start: (text, end) => (isCapital(text, end - 1) ? end - 1 : -1),
  };
}

function matchCell(input: ScanInput, at: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if (!isCapital(text, at)) return undefined;
  const column = reader.columnOf(input, at);
  if (column === MORE) return MORE;
  // Two blanks line the values of a form up as well, a field in each line.
  if (column === undefined || column.mark === SPACE) return undefined;
  if (!final && text.length - at < LONGEST + BESIDE_END) return MORE;
  const name = NAME.exec(text.slice(at, at + LONGEST))?.[0] ?? '';
  if (name.length < 2 || besideEnd(text, at + name.length) === 'none') return undefined;
  return isName(name, column.kind)
    ? { type: 'PERSON', start: at, end: at + name.length, score: 0.7 }
    : undefined;
}

function isName(name: string, kind: Kind): boolean {
  const words = name.split(/,? /);
  if (words.some((word) => UNFILLED.has(word.toLowerCase()))) return false;
  if (kind === 'part') return words.length < 4 && !isPlain(words[0] ?? '', OTHERS);
  if (words.some((word) => isPlain(word, OTHERS) || isPlain(word, THINGS))) return false;
  return words.length > 1 || GIVEN_NAMES.has(name);
}

/** Is a word that nobody is called by one of these? */
function isPlain(word: string, among: ReadonlySet<string>): boolean {
  return among.has(word.toLowerCase()) && !GIVEN_NAMES.has(word);
}
