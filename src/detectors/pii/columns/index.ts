/** Columns: cells of a table that the header of their column names, however far above it stands within reach. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import { isDigit } from '../../characters.ts';
import type { Recognizer, Trigger } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { BESIDE_END, besideEnd } from '../../table/cells.ts';
import { BEFORE_CELL, mayBeCell, TABLE_CONTEXT, TableReader } from '../../table/reader.ts';
import { birth } from '../birth/index.ts';
import { MONTH_NAMES } from '../birth/words.ts';
import { licence } from '../licence.ts';
import { passport } from '../passport.ts';
import { phones } from '../phone/index.ts';
import { mrn } from '../record/index.ts';
import { routing } from '../routing.ts';
import { ssn } from '../ssn.ts';
import { type ColumnKind, HEADERS } from './headers.ts';
import { NATIONAL_COLUMNS } from './national.ts';

/** Characters of the longest cell that is read. */
const LONGEST = 64;
/** How a day goes on before the name of its month: `2 May`, `2. Mai`, `2-May-1984`, `02MAY1984`. */
const BEFORE_MONTH = ['word', 'joint', 'capital', 'small', 'other'] as const;
/** The first unit that is not ASCII. */
const OTHER_UNIT = 0x80;
/** Digits of a day, and characters of it with what parts it from its month, at most: `12. - `. */
const DAY_DIGITS = 2;
const MOST_BEFORE_MONTH = 5;
/** The names of months before their day, in English, with its first digit: `may` alone stands in many texts. */
const MONTHS_FIRST: readonly string[] = (
  'january february march april may june july august september october november december ' +
  'jan feb mar apr jun jul aug sep sept oct nov dec'
)
  .split(' ')
  .flatMap((month) => ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => `${month} ${digit}`));
const SPACE = 0x20;
const HYPHEN = 0x2d;
const FULL_STOP = 0x2e;
/** Letters of the name of a month that are looked at. */
const MONTH_BEGINNING = 3;
const reader = new TableReader(HEADERS);
const SOURCE = 'RFC 4180, and tables as people write them; the headers are a list of our own';

/** A kind of value that its header announces as a label would. */
interface Announced extends Pick<Rule, 'name' | 'finds'> {
  readonly kinds: readonly ColumnKind[];
  /** What is read before the cell in place of its header. */
  readonly label: string;
  /** Letters before its first digit, at most. */
  readonly letters: number;
  /** Digits that it has at least: most numbers in a text have fewer. */
  readonly least: number;
  /** Is it one, where a column of counts may be called so too? */
  proves?(value: string): boolean;
  /** Asked in this order. */
  readonly rules: readonly Rule[];
}

const ANNOUNCED: readonly Announced[] = [
  {
    name: 'column-date-of-birth',
    finds: 'dates below a header such as `dob` or `Geburtsdatum`',
    ...{ kinds: ['birth'], label: 'born: ', letters: 0, least: 6, rules: [birth] },
  },
  {
    name: 'column-phone',
    finds: 'telephone numbers in any groups below a header such as `phone` or `Handy`',
    ...{ kinds: ['phone'], label: 'phone: ', letters: 0, least: 7, rules: phones, proves: looksDialled },
  },
  {
    name: 'column-ssn',
    finds: 'nine digits in issued ranges below a header such as `ssn`',
    ...{ kinds: ['ssn'], label: 'ssn: ', letters: 0, least: 9, rules: [ssn] },
  },
  {
    name: 'column-passport',
    finds: 'numbers in the form of US passports below a header such as `passport_no`',
    ...{ kinds: ['passport'], label: 'passport: ', letters: 1, least: 8, rules: [passport] },
  },
  {
    name: 'column-medical-record',
    finds: 'record numbers below a header such as `mrn` or `patient_id`',
    ...{ kinds: ['record'], label: 'mrn: ', letters: 4, least: 5, rules: [mrn] },
  },
  {
    name: 'column-driver-license',
    finds: 'licence numbers below a header such as `driver_license`',
    ...{ kinds: ['licence', 'licence beside'], label: 'dl: ', letters: 4, least: 5, rules: [licence] },
  },
  {
    name: 'column-routing',
    finds: 'US bank routing numbers with a right check digit below a header such as `routing_number`',
    ...{ kinds: ['routing'], label: 'routing: ', letters: 0, least: 9, rules: [routing] },
  },
  ...NATIONAL_COLUMNS.map((one) => ({ ...one, letters: 2, least: 6 })),
];

export const columns: readonly Rule[] = ANNOUNCED.map(columnRule);

function columnRule(one: Announced): Rule {
  const { name, finds, rules } = one;
  return { name, type: rules[0]?.type ?? '', finds, source: SOURCE, ...readingOf([one]) };
}

/** Those that are wanted as one recognizer, so that a cell is a candidate once, and its header is looked for once. */
export function joinedColumns(wanted: readonly Rule[]): readonly Recognizer[] {
  const [first] = wanted;
  if (first === undefined) return [];
  const names = new Set(wanted.map(({ name }) => name));
  return [{ type: first.type, ...readingOf(ANNOUNCED.filter(({ name }) => names.has(name))) }];
}

/** How cells of these kinds are come by and told. */
function readingOf(
  among: readonly Announced[],
): Pick<Recognizer, 'lookback' | 'context' | 'triggers' | 'match'> {
  const byKind = kindsOf(among);
  const letters = Math.max(...among.map((one) => one.letters));
  const least = Math.min(...among.map((one) => one.least));
  const named: Trigger = {
    ...{ kind: 'digits', letters: 0, behind: BEFORE_CELL, afterWord: false },
    ...{ goes: BEFORE_MONTH, may: mayBeNamedDay },
  };
  const monthsFirst = MONTHS_FIRST.map((literal): Trigger => ({ kind: 'prefix', literal, stands: 'begins' }));
  return {
    lookback: LONGEST + BESIDE_END,
    context: TABLE_CONTEXT,
    triggers: [
      { kind: 'digits', letters, least, behind: BEFORE_CELL, afterWord: false, may: mayBeCell },
      ...(byKind.has('birth') ? [named, ...monthsFirst] : []),
    ],
    match: (input, at) => matchCell(input, at, byKind),
  };
}

/** How the names of months begin; folded, in lower case. */
const MONTH_BEGINNINGS: ReadonlySet<string> = new Set(
  [...MONTH_NAMES.keys()].map((name) => name.slice(0, MONTH_BEGINNING)),
);

/** By ASCII unit: does one of those begin with it, or its capital? */
const beginsMonth = new Uint8Array(OTHER_UNIT);
for (const name of MONTH_BEGINNINGS)
  for (const one of [name, name.toUpperCase()])
    if (one.charCodeAt(0) < OTHER_UNIT) beginsMonth[one.charCodeAt(0)] = 1;

/** May this stand between a day and its month? */
function endsDay(unit: number): boolean {
  return unit === SPACE || unit === HYPHEN || unit === FULL_STOP;
}

/** May the cell that begins here be a day with the name of its month behind it, at a glance? */
function mayBeNamedDay(text: string, start: number): boolean {
  let at = start;
  while (at - start <= DAY_DIGITS && isDigit(text.charCodeAt(at))) at++;
  if (at - start > DAY_DIGITS) return false;
  while (at - start < MOST_BEFORE_MONTH && at < text.length && endsDay(text.charCodeAt(at))) at++;
  // Behind most numbers another word begins. bench: scan
  const unit = at < text.length ? text.charCodeAt(at) : OTHER_UNIT;
  if (unit < OTHER_UNIT && beginsMonth[unit] === 0) return false;
  const name = text.slice(at, at + MONTH_BEGINNING).toLowerCase();
  const isNamed = at + MONTH_BEGINNING > text.length || MONTH_BEGINNINGS.has(name);
  return isNamed && mayBeCell(text, start);
}

/** By kind of column: what may stand in it. */
type ByKind = ReadonlyMap<ColumnKind, readonly Announced[]>;

function kindsOf(among: readonly Announced[]): ByKind {
  const byKind = new Map<ColumnKind, Announced[]>();
  for (const one of among) for (const kind of one.kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), one]);
  return byKind;
}

function matchCell(input: ScanInput, at: number, byKind: ByKind): Hit | undefined | typeof MORE {
  const { text, final } = input;
  const column = reader.columnOf(input, at);
  if (column === undefined || column === MORE) return column;
  if (column.kind === 'licence beside' && !column.isBesideNamed) return undefined;
  const found = anyAt(input, at, byKind.get(column.kind) ?? []);
  if (found === undefined || found === MORE) return found;
  const behind = besideEnd(text, found.end);
  if (behind === 'open' && !final) return MORE;
  return behind === 'none' ? undefined : found;
}

/** What the first kind finds that finds something. */
function anyAt(input: ScanInput, at: number, among: readonly Announced[]): Hit | undefined | typeof MORE {
  for (const one of among) {
    const found = valueAt(input, at, one);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the rules find at the beginning of a cell, read behind the label. */
function valueAt(
  { text, final }: ScanInput,
  at: number,
  { label, rules, proves }: Announced,
): Hit | undefined | typeof MORE {
  const cell = {
    text: label + text.slice(at, at + LONGEST),
    ...{ from: label.length, fresh: label.length, first: true },
    final: final || text.length - at > LONGEST,
  };
  const found = firstOf(rules, cell);
  if (found === undefined || found === MORE) return found;
  if (proves?.(cell.text.slice(label.length, found.end)) === false) return undefined;
  return { ...found, start: at, end: at + found.end - label.length };
}

/** What the first of the rules finds at the beginning of a cell. */
function firstOf(rules: readonly Rule[], cell: ScanInput): Hit | undefined | typeof MORE {
  for (const rule of rules) {
    const found = rule.match(cell, cell.from);
    if (found !== undefined && !(found === MORE && cell.final)) return found;
  }
  return undefined;
}

/** Numbers of devices and of cells in a body are counted: digits without groups are no telephone when they are few. */
function looksDialled(value: string): boolean {
  return value.length > 8 || /\d[ ()/-]+\d/.test(value);
}
