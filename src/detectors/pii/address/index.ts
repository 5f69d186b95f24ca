/** Postal addresses, as far as rules can tell them: a street with its number, a box, and the town with its code behind. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import { isWord, joinsWord } from '../../characters.ts';
import type { Trigger } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { abroad } from './abroad.ts';
import { bareTown } from './bare-town.ts';
import { coded } from './coded.ts';
import { BEHIND_NUMBER, beginsHouseNumber, mayBeHouseNumber } from './house-number.ts';
import {
  BOX,
  BOX_SO_FAR,
  NAMED,
  NAMED_SO_FAR,
  NUMBERED,
  NUMBERED_SO_FAR,
  NUMBERED_STREET,
  SIDE,
  STREET_SO_FAR,
  TAIL,
  UNIT,
} from './parts.ts';
import { smallStreets } from './small.ts';
import { readStreetName } from './street.ts';
import { vcard } from './vcard.ts';
import { BEFORE, BOXES, ENDINGS, RARE_BEFORE, RARE_ENDINGS } from './words.ts';

/** Characters of the longest street, and of all that follows it. */
const LONGEST_STREET = 90;
const LONGEST_REST = 80;
const LOOKBACK = LONGEST_STREET + LONGEST_REST;
/** Letters of the longest name that an ending belongs to. */
const LONGEST_NAME = 40;

/** A block, a floor and a door. */
const MOST_UNITS = 5;

/** A number of a house, and what parts it from the name of a street. */
const HOUSE = /^\d{1,6}(?: ?bis| ?ter|[A-Za-z])?(?:[-/](?:\d{1,4}|[A-Z]))?(?:,? |\n)/;

/** From one year to another, as before those who hold rights. */
const YEARS = /^(?:19|20)\d\d-(?:(?:19|20)\d\d|\d\d),? /;

/** Addresses that stand for an office or a museum where no town is told. */
const PUBLIC: ReadonlySet<string> = new Set([
  ...['10 downing street', '10 downing st', '11 downing street'],
  ...['221b baker street', '1 infinite loop', '1 hacker way', '4 privet drive', '742 evergreen terrace'],
]);

/** A street, and whether it needs a town behind it to be one. */
interface Street {
  readonly length: number;
  readonly rare: boolean;
}

/** What begins an address here: undefined for nothing, `open` when more text is needed to tell. */
type ReadStreet = (slice: string, final: boolean) => Street | 'open' | undefined;

const numberFirst: Rule = {
  name: 'address-number-first',
  type: 'ADDRESS',
  finds:
    'a number, a name and a type of street in English, with flat, town and code; French streets behind a number',
  source: 'USPS Publication 28 (suffixes, states); S42 templates of the Universal Postal Union',
  lookback: LOOKBACK,
  context: 2,
  triggers: [
    { kind: 'digits', letters: 0, apart: true, alone: true, goes: BEHIND_NUMBER, may: mayBeHouseNumber },
  ],
  match(input, at) {
    if (!beginsHouseNumber(input.text, at)) return undefined;
    return matchAddress(input, at, readNumberFirst);
  },
};

const nameFirst: Rule = {
  name: 'address-name-first',
  type: 'ADDRESS',
  finds: 'names of streets in German, Dutch and Scandinavian languages with their number, town and code',
  source: 'DIN 5008, S42 templates of the Universal Postal Union',
  lookback: LOOKBACK,
  context: 1,
  triggers: [...ENDINGS, ...RARE_ENDINGS].map((literal) => ({
    kind: 'inside' as const,
    literal,
    start: (text: string, at: number, floor: number) => nameStart(text, at, floor),
  })),
  match(input, at) {
    if (!beginsName(input.text, at) || !isOneName(input.text, at)) return undefined;
    return matchAddress(input, at, readNumbered);
  },
  pending(text, from) {
    const start = nameStart(text, text.length, from);
    return start < 0 ? text.length : start;
  },
};

const typeFirst: Rule = {
  name: 'address-type-first',
  type: 'ADDRESS',
  finds: 'types of streets before a name and a number in French, Spanish, Italian, Portuguese and Polish',
  source: 'S42 templates of the Universal Postal Union',
  lookback: LOOKBACK,
  context: 1,
  triggers: [...BEFORE, ...RARE_BEFORE].map(wordTrigger),
  match(input, at) {
    if (at > 0 && joinsWord(input.text.charCodeAt(at - 1))) return undefined;
    return matchAddress(input, at, readTyped);
  },
};

const boxes: Rule = {
  name: 'address-box',
  type: 'ADDRESS',
  finds: 'boxes at a post office with their number, in eight languages, and those of US forces',
  source: 'USPS Publication 28, sections 21 and 22',
  lookback: LOOKBACK,
  context: 1,
  triggers: BOXES.map(wordTrigger),
  match(input, at) {
    if (at > 0 && isWord(input.text.charCodeAt(at - 1))) return undefined;
    return matchAddress(input, at, readBox);
  },
};

export const addresses: readonly Rule[] = [
  vcard,
  numberFirst,
  typeFirst,
  boxes,
  nameFirst,
  ...abroad,
  ...coded,
  smallStreets,
];

function wordTrigger(literal: string): Trigger {
  return { kind: 'prefix', literal: `${literal} ` };
}

function matchAddress(
  { text, final }: ScanInput,
  start: number,
  read: ReadStreet,
): Hit | undefined | typeof MORE {
  const slice = text.slice(start, start + LONGEST_STREET);
  const street = read(slice, final || slice.length === LONGEST_STREET);
  if (street === undefined) return undefined;
  if (street === 'open') return MORE;
  if (!final && text.length - start < street.length + LONGEST_REST) return MORE;
  const rest = text.slice(start + street.length, start + street.length + LONGEST_REST);
  const { unit, tail } = behindStreet(rest);
  if (unit + tail === 0 && (street.rare || isPublic(slice.slice(0, street.length)))) return undefined;
  const town = tail === 0 && !street.rare ? bareTown(rest.slice(unit), rest.length < LONGEST_REST) : 0;
  const end = start + street.length + unit + tail + town;
  return { type: 'ADDRESS', start, end, score: tail > 0 ? 0.8 : 0.6 };
}

function isPublic(street: string): boolean {
  return PUBLIC.has(street.toLowerCase().replace(/\.$/, ''));
}

/** Lengths of what follows a street; the side of a town that it lies on is part of it where the town follows. */
function behindStreet(rest: string): { readonly unit: number; readonly tail: number } {
  const side = SIDE.exec(rest)?.[0].length ?? 0;
  for (const from of side === 0 ? [0] : [side, 0]) {
    const unit = unitsEnd(rest, from);
    const tail = TAIL.exec(rest.slice(unit))?.[0].length ?? 0;
    if (from === 0 || tail > 0) return { unit, tail };
  }
  return { unit: 0, tail: 0 };
}

/** Behind a floor, a side and a door, as many as there are. */
function unitsEnd(rest: string, from: number): number {
  let end = from;
  for (let count = 0; count < MOST_UNITS; count++) {
    const length = UNIT.exec(rest.slice(end))?.[0].length ?? 0;
    if (length === 0) break;
    end += length;
  }
  return end;
}

function readNumberFirst(slice: string, final: boolean): ReturnType<ReadStreet> {
  if (!final && STREET_SO_FAR.test(slice)) return 'open';
  const number = HOUSE.exec(slice)?.[0] ?? '';
  if (number === '' || YEARS.test(number)) return undefined;
  const street = readStreetName(slice, number.length);
  if (street !== undefined)
    return isWriter(slice, street.end) ? undefined : { length: street.end, rare: street.rare };
  const behind = readTyped(slice.slice(number.length), final);
  if (behind === undefined || behind === 'open') return behind;
  return { length: number.length + behind.length, rare: behind.rare };
}

/** Somebody by the name of Lane, with mail behind: `2016 Iain Lane <iain@...`. */
function isWriter(slice: string, end: number): boolean {
  return slice.startsWith(' <', end);
}

function readTyped(slice: string, final: boolean): ReturnType<ReadStreet> {
  const type = typeOf(slice);
  if (type === 'none' || (type === 'open' && final)) return undefined;
  if (type === 'open' || (!final && NAMED_SO_FAR.test(slice))) return 'open';
  const named = NAMED.exec(slice);
  if (named === null) {
    const numbered = NUMBERED_STREET.exec(slice);
    return numbered === null ? undefined : { length: numbered[0].length, rare: true };
  }
  const numbered = named.groups?.['number'] !== undefined;
  const isCapital = /^\p{Lu}\p{Ll}/u.test(slice);
  return { length: named[0].length, rare: !numbered || (type === 'rare' && !isCapital) };
}

/** What the first word is, as far as the text goes. */
function typeOf(slice: string): 'plain' | 'rare' | 'open' | 'none' {
  const word = /^(?:\p{L}\.\p{L}{1,4}|\p{L}{1,14}\.?)/u.exec(slice)?.[0] ?? '';
  if (word === slice) return 'open';
  const lower = word.toLowerCase();
  if (BEFORE_SET.has(lower)) return 'plain';
  return RARE_BEFORE_SET.has(lower) ? 'rare' : 'none';
}

function readNumbered(slice: string, final: boolean): ReturnType<ReadStreet> {
  if (!final && NUMBERED_SO_FAR.test(slice)) return 'open';
  const numbered = NUMBERED.exec(slice)?.[0];
  if (numbered === undefined) return undefined;
  const name = numbered.slice(0, numbered.indexOf(' ')).toLowerCase();
  if (ENDINGS.some((ending) => name.endsWith(ending))) return { length: numbered.length, rare: false };
  return RARE_ENDINGS.some((ending) => name.endsWith(ending))
    ? { length: numbered.length, rare: true }
    : undefined;
}

function readBox(slice: string, final: boolean): ReturnType<ReadStreet> {
  const lower = slice.toLowerCase();
  const kind = BOXES.find((one) => lower.startsWith(`${one} `));
  if (kind === undefined) return undefined;
  if (!final && BOX_SO_FAR.test(slice)) return 'open';
  const box = BOX.exec(slice)?.[0];
  if (box === undefined) return undefined;
  return {
    length: box.length,
    rare: kind === 'unit' || kind === 'rr' || kind === 'hc' || kind === 'psc' || kind.startsWith('us'),
  };
}

/** Where the word that ends here begins, when it is a name. */
function nameStart(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && at - start <= LONGEST_NAME && isNameUnit(text.charCodeAt(start - 1))) start--;
  return start < text.length && beginsName(text, start) ? start : -1;
}

/** Is there nothing but the units of a name, up to a blank or the end? */
function isOneName(text: string, start: number): boolean {
  let at = start;
  while (at < text.length && at - start <= LONGEST_NAME + 1 && isNameUnit(text.charCodeAt(at))) at++;
  return at === text.length || text.charAt(at) === ' ';
}

function beginsName(text: string, at: number): boolean {
  const unit = text.charAt(at);
  if (unit === unit.toLowerCase()) return false;
  return at === 0 || !isNameUnit(text.charCodeAt(at - 1));
}

/** A letter, or what joins the words of a name. */
function isNameUnit(unit: number): boolean {
  return joinsWord(unit) || unit === 0x2d || unit === 0x27 || unit === 0x2e;
}

const BEFORE_SET: ReadonlySet<string> = new Set(BEFORE);
const RARE_BEFORE_SET: ReadonlySet<string> = new Set(RARE_BEFORE);
