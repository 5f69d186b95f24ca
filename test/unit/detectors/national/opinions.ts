/** A second opinion on each kind of number by the package `stdnum`, which was written from other sources. */
import { stdnum } from 'stdnum';
import type { Random } from './made.ts';

/** How numbers of one kind are made, and who else judges them. */
export interface Opinion {
  /** The name of the rule. */
  readonly rule: string;
  /** Makes a number but for its check characters, which are `?`; or a pattern for `fill` to make it from. */
  readonly head: string | ((random: Random) => string);
  /** The alphabet of the check characters. */
  readonly checks: string;
  isRight(number: string): boolean;
  /** The year that the package takes for this one; it refuses births to come. */
  readonly year?: number;
  /** Numbers on which the other is known to differ, and why the rule has it so. */
  readonly differs?: { readonly because: string; readonly on: RegExp };
}

export const DIGITS = '0123456789';
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function by(country: string, name: string, written = (number: string) => number) {
  const validator = stdnum[country]?.[name];
  if (validator === undefined) throw new Error(`the package has no ${name} of ${country}`);
  return (number: string) => validator.validate(written(number)).isValid;
}

/** Puts a sign between the date and what follows. */
function dashed(behind: number) {
  return (number: string) => `${number.slice(0, -behind)}-${number.slice(-behind)}`;
}

/** Ten digits of which one stands there two or three times. */
function germanHead(random: Random): string {
  const digits: string[] = [];
  for (const digit of DIGITS) digits.splice(random(digits.length + 1), 0, digit);
  const kept = digits.slice(0, 9 - random(2));
  const again = kept[0] ?? '';
  while (kept.length < 10) kept.splice(1 + random(kept.length), 0, again);
  return `${kept.join('')}?`;
}

export const OPINIONS: readonly Opinion[] = [
  {
    rule: 'uk-nino',
    head: '[A|B|C|E|G|J|S|T|Y|D][A|B|N|K|Z|O]999999[A|B|C|D|E]',
    checks: '',
    isRight: by('GB', 'nino'),
  },
  {
    rule: 'ca-sin',
    head: '[1|2|3|4|5|6|7|9]9999999?',
    checks: DIGITS,
    isRight: by('CA', 'sin'),
    differs: { because: 'numbers with 0 and 8 are given to nobody', on: /^[08]/ },
  },
  { rule: 'au-tfn', head: '99999999?', checks: DIGITS, isRight: by('AU', 'tfn') },
  {
    rule: 'in-aadhaar',
    head: '[2|3|4|5|6|7|8|9]9999999999?',
    checks: DIGITS,
    isRight: by('IN', 'aadhaar'),
  },
  { rule: 'in-pan', head: 'AAA[A|B|C|P|H|X]A9999A', checks: '', isRight: by('IN', 'pan') },
  {
    rule: 'de-tax-id',
    head: germanHead,
    checks: DIGITS,
    isRight: by('DE', 'idnr'),
    differs: {
      because: 'one digit stands there at most three times, not in a row, and at least two',
      on: /(.).*\1.*\1.*\1.*.$|(.)\2\2.*.$|^(?!.*(.).*\3.*.$)/,
    },
  },
  {
    rule: 'fr-nir',
    head: '[1|2]99[01|06|09|12][01|33|75|95|2A|2B][1|2|3]99[1|4|8]99??',
    checks: DIGITS,
    isRight: by('FR', 'nir'),
    differs: {
      because: 'sex, month, department and order have ranges',
      on: /^[0569]|^...(1[3-9]|00|4[3-9])|^.{5}00|^.{10}000/,
    },
  },
  {
    rule: 'es-nif',
    head: '[1|2|3|4|5|6|7|8|9|X|Y|Z]9999999?',
    checks: LETTERS,
    isRight: (number) => by('ES', 'dni')(number) || by('ES', 'nie')(number),
    differs: { because: 'letters of the series K, L and M are checked too', on: /^[KLM]/ },
  },
  {
    rule: 'it-fiscal-code',
    head: 'AAAAAA{y}[A|B|C|D|E|H|L|M|P|R|S|T][01|15|28|41|68]A999?',
    checks: LETTERS,
    isRight: by('IT', 'codicefiscale'),
    differs: { because: 'days end at 31 and 71', on: /^.{9}(3[2-9]|[089]|7[2-9]|40)/ },
  },
  { rule: 'nl-bsn', head: '99999999?', checks: DIGITS, isRight: by('NL', 'bsn') },
  {
    rule: 'be-national-number',
    head: '{ymd}999??',
    checks: DIGITS,
    isRight: by('BE', 'insz'),
    year: 2049,
    differs: {
      because: 'check digits are from 01 to 97, serials from 001, and births that are not known are left out',
      on: /(00|9[89])$|^..[024]0|^.{4}00|^.{6}000/,
    },
  },
  { rule: 'pl-pesel', head: '{ymd}9999?', checks: DIGITS, isRight: by('PL', 'pesel') },
  {
    rule: 'se-personnummer',
    head: '{ymd}999?',
    checks: DIGITS,
    isRight: by('SE', 'personnummer', dashed(4)),
    year: 2049,
  },
  {
    rule: 'fi-hetu',
    head: '{dmy}999?',
    checks: DIGITS + LETTERS,
    isRight: by('FI', 'hetu', dashed(4)),
    differs: { because: 'serial numbers begin with 002', on: /^.{6}00[01]/ },
  },
  {
    rule: 'dk-cpr',
    head: '{dmy}9999',
    checks: '',
    isRight: by('DK', 'cpr'),
    differs: { because: 'days of replacement numbers are 60 higher', on: /^[6-9]/ },
  },
  {
    rule: 'no-fodselsnummer',
    head: '{dmy}[0|1|2|3|4]99??',
    checks: DIGITS,
    isRight: by('NO', 'fodselsnummer'),
  },
  {
    rule: 'pt-nif',
    head: '[1|2|3|5|6|8|9]9999999?',
    checks: DIGITS,
    isRight: by('PT', 'nif'),
    differs: { because: 'of those with 4 only 45 is given out, and not all with 7', on: /^(4[^5]|7[36])/ },
  },
  { rule: 'br-cpf', head: '999999999??', checks: DIGITS, isRight: by('BR', 'cpf') },
  { rule: 'br-cnpj', head: '999999999999??', checks: DIGITS, isRight: by('BR', 'cnpj') },
  {
    rule: 'mx-curp',
    head: 'A[A|E|I|O|U|X]AA{ymd}[H|M][DF|JC|MC|NL]BCD9?',
    checks: DIGITS,
    isRight: by('MX', 'curp'),
    differs: {
      because: 'letters of the name are vowel and consonants; words that nobody is given are not listed',
      on: /^(.[^AEIOUX]|.[AEIOU].[AEIOUY]|M[EI][AO]|RUIN|.{13}.{0,2}[AEIOU])/,
    },
  },
  {
    rule: 'ar-cuil',
    head: '[20|23|24|27]99999999?',
    checks: DIGITS,
    isRight: by('AR', 'cuit'),
    differs: { because: 'persons alone, 25 and 26 included', on: /^(2[56]|[35])/ },
  },
  { rule: 'cl-rut', head: '99999999?', checks: `${DIGITS}K`, isRight: by('CL', 'rut') },
  {
    rule: 'za-id',
    head: '{ymd}9999[0|1][8|9]?',
    checks: DIGITS,
    isRight: by('ZA', 'idnr'),
    differs: { because: 'refugees have a 2', on: /^.{10}2/ },
  },
  {
    rule: 'kr-rrn',
    head: '{ymd}[1|2]99999?',
    checks: DIGITS,
    isRight: by('KR', 'rrn'),
    differs: {
      because: 'foreigners have other check digits, and places of birth are not looked at',
      on: /^.{6}([5-8]|.9[7-9])/,
    },
  },
  {
    rule: 'cn-resident-id',
    head: '[110105|440524|310115|510107]{Ymd}999?',
    checks: `${DIGITS}X`,
    isRight: by('CN', 'ric'),
    differs: {
      because: 'regions are known, and births are from 1900 on',
      on: /^(?!1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])|^.{6}(?!19|20)/,
    },
  },
  { rule: 'tr-id', head: '999999999??', checks: DIGITS, isRight: by('TR', 'tckimlik') },
  { rule: 'il-id', head: '99999999?', checks: DIGITS, isRight: by('IL', 'idnr') },
  {
    rule: 'ie-pps',
    head: '9999999?[|A|H|W|T]',
    checks: LETTERS,
    isRight: by('IE', 'pps'),
    differs: { because: 'B is a second letter too', on: /B$/ },
  },
  {
    rule: 'at-svnr',
    head: '[1|2|3|4|5|6|7|8|9]99?{dmy}',
    checks: DIGITS,
    isRight: by('AT', 'vnr'),
    differs: { because: 'serial numbers begin with 100', on: /^0/ },
  },
  { rule: 'ch-ahv', head: '756999999999?', checks: DIGITS, isRight: by('CH', 'ssn') },
  {
    rule: 'cz-sk-birth-number',
    head: '{ymd}999?',
    checks: DIGITS,
    isRight: by('CZ', 'rc'),
    differs: { because: 'months end at 12, 32, 62 and 82', on: /^..(3[3-9]|4|50|8[3-9]|9)/ },
  },
  {
    rule: 'ro-cnp',
    head: '[1|2]{ymd}[01|12|40|52]999?',
    checks: DIGITS,
    isRight: by('RO', 'cnp'),
    differs: { because: '70 and 80 to 83 are given where no county is', on: /^.{7}(70|8[0-3])/ },
  },
  {
    rule: 'bg-egn',
    head: '{ymd}999?',
    checks: DIGITS,
    isRight: by('BG', 'egn'),
    differs: {
      because: 'months and days end',
      on: /^..(00|1[3-9]|20|3[3-9]|40|5[3-9]|[6-9])|^.{4}(00|29|3|[4-9])/,
    },
  },
  { rule: 'gr-afm', head: '99999999?', checks: DIGITS, isRight: by('GR', 'vat') },
  { rule: 'gr-amka', head: '{dmy}9999?', checks: DIGITS, isRight: by('GR', 'amka') },
  { rule: 'hr-oib', head: '9999999999?', checks: DIGITS, isRight: by('HR', 'oib') },
  {
    rule: 'ee-isikukood',
    head: '[3|4]{ymd}999?',
    checks: DIGITS,
    isRight: by('EE', 'ik'),
    differs: {
      because: 'sexes, months and days end',
      on: /^([09]|...(00|1[3-9]|[2-9])|.{5}(00|29|3|[4-9]))/,
    },
  },
  {
    rule: 'lt-asmens-kodas',
    head: '[3|4]{ymd}999?',
    checks: DIGITS,
    isRight: by('LT', 'asmens'),
    differs: { because: 'those with 9 hold no date', on: /^9/ },
  },
];
