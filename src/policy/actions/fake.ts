/**
 * `fake`: another value of the same form, made from a keyed hash of the true one: the same value has the same fake.
 * Digits stay digits and letters letters of their case, in the same places; numbers with a check digit get a right one.
 */
import { type CheckDigit, ibanChecks, luhnDigit, nhsDigit, routingDigit } from './check-digits.ts';
import { Draws } from './draws.ts';
import type { Value, Write } from './value.ts';

const DIGIT = /\p{Nd}/u;
const UPPER = /\p{Lu}/u;
const LETTER = /\p{L}/u;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
const HEX_LETTERS = 'abcdef';

/** Puts a fake in place of some characters, in order; the others stay. */
type Form = (characters: string[], draws: Draws) => void;

/** Digits that keep so many in front (an issuer, an area), and end in a check digit. */
function numbered(keeps: number, check?: CheckDigit): Form {
  return (characters, draws) => {
    const places = placesOf(characters, DIGIT);
    for (const place of places.slice(keeps)) characters[place] = String(draws.below(10));
    const last = places.at(-1);
    if (check === undefined || last === undefined) return;
    const digits = places.map((place) => Number(characters[place]));
    const fitting = check(digits) ?? refit(digits, check);
    for (const [index, place] of places.entries()) characters[place] = String(digits[index] ?? 0);
    characters[last] = String(fitting);
  };
}

/** Where no check digit fits, one that is one more in front of it does. */
function refit(digits: number[], check: CheckDigit): number {
  const before = digits.length - 2;
  for (let turn = 0; turn < 9; turn++) {
    digits[before] = ((digits[before] ?? 0) + 1) % 10;
    const fitting = check(digits);
    if (fitting !== undefined) return fitting;
  }
  return 0;
}

/** Area, group and serial in the ranges that the SSA issues. */
const socialSecurity: Form = (characters, draws) => {
  const drawn = `${draws.from(100, 665)}${draws.from(10, 99)}${draws.from(1000, 9999)}`;
  for (const [index, place] of placesOf(characters, DIGIT).entries()) characters[place] = drawn[index] ?? '0';
};

/** The country stays, the account is drawn, and the check digits are made to fit (ISO 13616). */
const bankAccount: Form = (characters, draws) => {
  const places = placesOf(characters, /[\p{L}\p{Nd}]/u);
  for (const place of places.slice(4)) characters[place] = drawLike(characters[place] ?? '', draws);
  const compact = places.map((place) => characters[place]?.toUpperCase() ?? '').join('');
  const checks = ibanChecks(compact.slice(0, 2), compact.slice(4));
  for (const [index, place] of places.slice(2, 4).entries()) characters[place] = checks[index] ?? '0';
};

/** The part behind the last dot stays: `.org`. */
const mailAddress: Form = (characters, draws) => {
  const end = characters.lastIndexOf('.');
  for (let place = 0; place < (end < 0 ? characters.length : end); place++)
    characters[place] = drawLike(characters[place] ?? '', draws);
};

/** The beginning stays, a country or an area; no exchange begins with 0 or 1. */
const phone: Form = (characters, draws) => {
  for (const place of placesOf(characters, DIGIT).slice(3)) characters[place] = String(draws.from(2, 9));
};

/** Groups of digits keep their length and stay under 200; letters stay hexadecimal. */
const address: Form = (characters, draws) => {
  for (const [place, character] of characters.entries()) {
    if (LETTER.test(character)) characters[place] = HEX_LETTERS[draws.below(6)] ?? 'a';
    if (!DIGIT.test(character)) continue;
    const begins = place === 0 || !/[\p{Nd}\p{L}]/u.test(characters[place - 1] ?? '');
    const long = begins && DIGIT.test(characters[place + 1] ?? '');
    characters[place] = long ? '1' : String(draws.below(10));
  }
};

/** Days and months are between 1 and 12, years keep their century; names of months stay. */
const date: Form = (characters, draws) => {
  for (const { places } of groupsOf(characters)) {
    const digits = places.length >= 4 ? yearLike(places.length, draws) : dayLike(places.length, draws);
    for (const [index, place] of places.entries())
      characters[place] = digits[index] ?? characters[place] ?? '0';
  }
};

function dayLike(length: number, draws: Draws): (string | undefined)[] {
  return [...String(draws.from(1, length === 1 ? 9 : 12)).padStart(length, '0')];
}

/** The first two digits stay. */
function yearLike(length: number, draws: Draws): (string | undefined)[] {
  return Array.from({ length }, (_, index) => (index < 2 ? undefined : String(draws.below(10))));
}

const plain: Form = (characters, draws) => {
  for (const [place, character] of characters.entries()) characters[place] = drawLike(character, draws);
};

const FORMS: Readonly<Record<string, Form>> = {
  CREDIT_CARD: numbered(4, luhnDigit),
  CA_SIN: numbered(1, luhnDigit),
  US_ROUTING: numbered(2, routingDigit),
  UK_NHS: numbered(1, nhsDigit),
  US_SSN: socialSecurity,
  IBAN: bankAccount,
  EMAIL: mailAddress,
  PHONE: phone,
  IP_ADDRESS: address,
  MAC_ADDRESS: address,
  DATE_OF_BIRTH: date,
};

/** Types whose forms change digits alone. */
const OF_DIGITS: ReadonlySet<string> = new Set([
  ...['CREDIT_CARD', 'CA_SIN', 'US_ROUTING', 'UK_NHS', 'US_SSN', 'PHONE', 'DATE_OF_BIRTH'],
]);
/** What no date has: a letter before a digit, or more letters behind one than a day has ("12th"). */
const NO_DATE = /\p{L}\p{Nd}|\p{Nd}\p{L}{3}/u;
/** Of a day and a year. */
const FEWEST_DATE_DIGITS = 3;

/** Writes the fake of a value; it has as many characters as the value. */
export const faked: Write = (value, { pseudonym }) => {
  const characters = [...value.text];
  const draws = new Draws(plainDigits(value), pseudonym);
  formOf(value)(characters, draws);
  return characters.join('');
};

/** A value that is spelled in another way (Base64, hex) has no form but its letters and digits: all of them change. */
function formOf({ type, text }: Value): Form {
  const disguised = type === 'DATE_OF_BIRTH' ? !isDate(text) : LETTER.test(text);
  return OF_DIGITS.has(type) && disguised ? plain : (FORMS[type] ?? plain);
}

function isDate(text: string): boolean {
  return !NO_DATE.test(text) && placesOf([...text], DIGIT).length >= FEWEST_DATE_DIGITS;
}

/** A number has the same fake however it is grouped. */
function plainDigits({ type, text }: Value): Value {
  return { type, text: text.replaceAll(/[\s.-]/g, '') };
}

function drawLike(character: string, draws: Draws): string {
  if (DIGIT.test(character)) return String(draws.below(10));
  if (!LETTER.test(character)) return character;
  const letter = ALPHABET[draws.below(ALPHABET.length)] ?? 'x';
  return UPPER.test(character) ? letter.toUpperCase() : letter;
}

function placesOf(characters: readonly string[], kind: RegExp): number[] {
  return characters.flatMap((character, place) => (kind.test(character) ? [place] : []));
}

/** Runs of digits, in order. */
function groupsOf(characters: readonly string[]): { places: number[] }[] {
  const groups: { places: number[] }[] = [];
  for (const place of placesOf(characters, DIGIT)) {
    const last = groups.at(-1);
    if (last !== undefined && last.places.at(-1) === place - 1) last.places.push(place);
    else groups.push({ places: [place] });
  }
  return groups;
}
