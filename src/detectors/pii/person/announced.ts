/** What announces a name, how it is bound to the name, and what the name has to be. */
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import {
  CONTACT_REACH,
  hasContactBehind,
  isCalledAt,
  isCapital,
  isInHeading,
  standsApart,
} from './evidence.ts';
import { INTRODUCTIONS, ITS, LOOSE_INTRODUCTIONS, NAMED_BY } from './introduction-words.ts';
import { GREETINGS } from './letter-words.ts';
import { isKnown, isSure, type NameRead } from './names.ts';
import { UNFILLED } from './other-words.ts';
import { PART_MEMBERS } from './role-words.ts';
import { isUnitOrType, TITLE_AHEAD } from './title-beside.ts';
import {
  CALLS,
  CAPITAL_TITLES,
  FIELDS,
  HOLDERS,
  LOOSE_FIELDS,
  PART_FIELDS,
  SHORT_TITLES,
  TITLES,
} from './words.ts';

/** Where a name stands. */
export interface Place {
  readonly text: string;
  /** Where the word that announces it begins. */
  readonly word: number;
  readonly final: boolean;
}

/** One way to announce a name. */
export interface Announced extends Pick<Rule, 'name' | 'finds'> {
  readonly words: readonly string[];
  /** What stands between a word and the name. */
  readonly gap: RegExp;
  readonly score: number;
  /** May the name begin with initials? Behind some words a lone letter is none: `customer A. Next we`. */
  readonly initials?: true;
  /** May the name end in a word for a thing: `Mr. Park`? */
  readonly things?: true;
  /** Characters before the word that are looked at as well; five where this is not told. */
  readonly ahead?: number;
  accepts(name: NameRead, place: Place): boolean | typeof MORE;
}

/** A colon or the like, or a row of points, in quotes or not, or bold; the name may stand in the next line. */
export const FIELD_GAP =
  /^(?:\*{0,2}["']?[ \t]{0,3}(?:=>|:=|[.·_]{2,32}:?|[:=>|])\*{0,2}[ \t]{0,4}(?:\\?["'])?|\*{0,2}:\*{0,2}\r?\n| ?\*\r?\n)$/;

/** Fields that hold names of other things too are read as they were written by hand: code lines its values up. */
const LOOSE_GAP = /^(?:["']? ?[:=>|] ?["']?|:\r?\n|\*{2}: |:\*{2} )$/;

const OWN = /(?:^|[^\p{L}])(?:[mds]eine[rn]?|ihre[rn]?|unsere[rn]?) $/iu;

/** Characters behind a name that tell what it stands in. */
const LONGEST_BELOW = CONTACT_REACH;
const BELOW_HEADER = /^[^\n]{0,24}\n(?:[ |:+-]*-[ |:+-]*(?:\n|$)|\|?[^|\n]{1,24}\| ?[\d.,%]+(?= ?[|\n]|$))/;

export const ANNOUNCED: readonly Announced[] = [
  {
    name: 'person-titled',
    finds: 'names behind a short title in one of nine languages: Mr., Dr., Sra.',
    words: SHORT_TITLES,
    gap: /^\.? $/,
    initials: true,
    things: true,
    score: 0.8,
    // `MS` is a firm.
    accepts: (name, { text, word }) =>
      !isCapital(text, word + 1) && !isBrand(name) && !isUnitOrType(text, word, name),
    ahead: TITLE_AHEAD,
  },
  {
    name: 'person-full-title',
    finds: 'names behind a title in full in one of nine languages: Professor, Frau, Monsieur',
    words: TITLES,
    gap: /^ $/,
    initials: true,
    things: true,
    score: 0.8,
    // `meine Frau` is a wife, and any noun may follow her.
    accepts: (name, { text, word }) => isKnown(name) || !OWN.test(text.slice(Math.max(0, word - 8), word)),
  },
  {
    name: 'person-capital-title',
    finds:
      'names behind a title that is another word too (Miss, Sir): with a capital, or a common given name',
    words: CAPITAL_TITLES,
    gap: /^ $/,
    score: 0.8,
    accepts: (name, { text, word }) => isKnown(name) || (isCapital(text, word) && !isBrand(name)),
  },
  {
    name: 'person-introduced',
    finds:
      'names behind words of introduction in nine languages: a common given name, or two words that stand apart',
    words: INTRODUCTIONS,
    gap: /^:? $/,
    score: 0.8,
    accepts: (name, { text }) => isKnown(name) || (name.words.length > 1 && standsApart(text, name.end)),
  },
  {
    name: 'person-named',
    finds: 'whatever name follows "my name is", "last name is" and the like',
    words: NAMED_BY,
    gap: /^:? $/,
    score: 0.7,
    accepts: (name, { text }) => isKnown(name) || standsApart(text, name.end),
  },
  {
    name: 'person-loosely-introduced',
    finds:
      'common given names behind words for the name of anything, and two words where that begins a field and another one follows',
    words: LOOSE_INTRODUCTIONS,
    gap: /^:?,? $/,
    score: 0.7,
    accepts: (name, { text, word, final }) =>
      isKnown(name) ||
      (name.words.length > 1 && beginsField(text, word) && hasContactBehind(text, name.end, final)),
  },
  {
    name: 'person-calling',
    finds:
      "common given names behind `it's` and the like, where the sentence ends or says that somebody calls",
    words: ITS,
    gap: /^ $/,
    score: 0.6,
    accepts: (name, { text }) =>
      isSure(name) && CALLING.test(text.slice(name.end, name.end + LONGEST_CALLING)),
  },
  {
    name: 'person-field',
    finds: 'names in a field for the name of a person: two words, or a common given name',
    words: FIELDS,
    gap: FIELD_GAP,
    initials: true,
    things: true,
    score: 0.7,
    accepts: (name) => isKnown(name) || (name.words.length > 1 && name.words.length < 5),
  },
  {
    name: 'person-part-field',
    finds: 'whatever name stands alone in a field for a first or a last name',
    words: [...PART_FIELDS, ...PART_MEMBERS],
    gap: FIELD_GAP,
    things: true,
    score: 0.7,
    accepts: (name, place) => (isAlone(name, place) ? isNoHeader(name, place) : false),
  },
  {
    name: 'person-record-part',
    finds: 'names in the members or elements `family` and `given` of a record (HL7 FHIR, CDA)',
    words: ['given', 'family'],
    ahead: 64,
    gap: /^(?:" ?: ?\[? ?"|>)$/,
    score: 0.7,
    accepts: (name, place) => {
      const before = place.text.charAt(place.word - 1);
      return (before === '<' || before === '"') && isAlone(name, place) && isOfPatient(name, place);
    },
  },
  {
    name: 'person-short-patient',
    finds: 'names behind the `Pt` of clinical notes: common given names, or two words that stand apart',
    words: ['pt'],
    gap: /^\.?:? $/,
    score: 0.7,
    // In capitals it is the beginning of the name of a firm in Indonesia.
    accepts: (name, { text, word }) =>
      !isCapital(text, word + 1) && (isKnown(name) || (isFull(name) && standsApart(text, name.end))),
  },
  {
    name: 'person-loose-field',
    finds:
      'names in fields for the name of anything: common given names, or two words with an address or a number behind',
    words: LOOSE_FIELDS,
    gap: LOOSE_GAP,
    things: true,
    score: 0.7,
    accepts: (name, { text, final }) =>
      isKnown(name) || (name.words.length > 1 && hasContactBehind(text, name.end, final)),
  },
  {
    name: 'person-holder',
    finds:
      'names behind a word for a customer, a patient or the like: common given names, or two words that stand apart',
    words: HOLDERS,
    gap: /^(?:,?[ \n]| \()$/,
    things: true,
    score: 0.6,
    accepts: (name, { text, word }) =>
      isKnown(name) || (isFull(name) && standsApart(text, name.end) && !isInHeading(text, word)),
  },
  {
    name: 'person-greeting',
    finds:
      'names in the greetings of letters in nine languages: common given names, or two words behind a capital',
    words: GREETINGS,
    gap: /^,?(?: |\r?\n(?:\r?\n)?)$/,
    initials: true,
    things: true,
    score: 0.6,
    accepts: (name, { text, word }) =>
      isKnown(name) || (isFull(name) && standsApart(text, name.end) && isCapital(text, word)),
  },
  {
    name: 'person-called',
    finds: 'two words behind a word for calling or writing in nine languages, before the number or address',
    words: CALLS,
    gap: /^ $/,
    score: 0.7,
    accepts: (name, { text, final }) => name.words.length > 1 && isCalledAt(text, name.end, final),
  },
];

/** Does a word stand at the beginning of a line, or behind a mark that parts fields? */
function beginsField(text: string, word: number): boolean {
  return word === 0 || /[\n:;,.|/(>] ?$/.test(text.slice(Math.max(0, word - 2), word));
}

/** What follows the name of who calls. */
const CALLING =
  /^(?:[,.!\n]|$| (?:here|calling|speaking|from|again|de|von|van|desde|aus|z|fran|fra|uit|da|do)(?: |[,.!]|$))/;
const LONGEST_CALLING = 10;

/** Nothing else stands in the field. */
function isAlone({ words, end }: NameRead, { text }: Place): boolean {
  const isNamed = words.length < 4 && !UNFILLED.has((words[0] ?? '').toLowerCase());
  return (
    isNamed &&
    (end >= text.length ||
      ',;&\n\r\t"\'<|'.includes(text.charAt(end)) ||
      /^(?: [|]|\.(?:\s|$))/.test(text.slice(end, end + 2)))
  );
}

/** Numbers or a rule stand below the header of a column: `Surname | Frequency`. */
function isNoHeader(name: NameRead, { text, word, final }: Place): boolean | typeof MORE {
  if (isKnown(name) || !text.slice(word, name.end).includes('|')) return true;
  const behind = text.slice(name.end, name.end + LONGEST_BELOW);
  if (BELOW_HEADER.test(behind)) return false;
  return final || behind.length === LONGEST_BELOW ? true : MORE;
}

/** Characters before a member in which the one for a given name stands. */
const GIVEN_REACH = 60;
/** The member or the element for one. */
const GIVEN = /["<]given[">]/;

/** A family of fonts has no given name. */
function isOfPatient({ end }: NameRead, { text, word, final }: Place): boolean | typeof MORE {
  if (text.startsWith('given', word)) return true;
  const behind = text.slice(end, end + LONGEST_BELOW);
  const isBeside = GIVEN.test(behind) || GIVEN.test(text.slice(Math.max(0, word - GIVEN_REACH), word));
  if (isBeside || final || behind.length === LONGEST_BELOW) return isBeside;
  return MORE;
}

/** What is sold under a name with a title: `Dr Pepper`, `Mr. Coffee`. */
const BRANDS: ReadonlySet<string> = new Set(
  'Pepper Coffee Clean Muscle Martens Oetker Robot Bean Potato Doubtfire Strange Strangelove Evil Saigon Universe World America Piggy Marvel Pac-Man Market Beast'.split(
    ' ',
  ),
);

function isBrand({ words }: NameRead): boolean {
  return words.length === 1 && BRANDS.has(words[0] ?? '');
}

/** The name itself stands behind a title: `Hallo Frau Ypsilon`. */
const titles: ReadonlySet<string> = new Set([...SHORT_TITLES, ...TITLES]);

function isFull(name: NameRead): boolean {
  if (titles.has((name.words[0] ?? '').toLowerCase())) return false;
  return name.words.length > 1 && name.words.every((word) => !word.endsWith('s') || word.length > 4);
}
