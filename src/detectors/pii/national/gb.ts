/** United Kingdom: national insurance numbers and NHS numbers. */
import { digitAt, isUniform, weighted } from './checks.ts';
import { type NationalId, TELLING, UNTOLD } from './national-id.ts';

/** Neither letter may be one of the first, nor the second an O; some pairs are not given out. */
const PREFIX = /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/;
const NHS_WEIGHTS = [10, 9, 8, 7, 6, 5, 4, 3, 2];

export const nino: NationalId = {
  name: 'uk-nino',
  type: 'UK_NINO',
  finds: 'UK national insurance numbers: a prefix that is given out, six digits, a suffix from A to D',
  source: 'HM Revenue and Customs, National Insurance Manual NIM39110',
  forms: {
    AA999999A: 0.7,
    'AA 99 99 99 A': TELLING,
    'AA-99-99-99-A': TELLING,
    'AA 999999 A': TELLING,
    'AA 999999A': UNTOLD,
    'AA999999 A': UNTOLD,
    'AA99 99 99A': UNTOLD,
    'AA99 99 99 A': UNTOLD,
    'AA 99 99 99A': UNTOLD,
  },
  words: [
    'national insurance',
    'nino',
    'ninos',
    'nat ins',
    'n.i',
    'ni number',
    'ni no',
    'nin',
    'insurance number',
    'ni',
  ],
  proves: (compact) => PREFIX.test(compact),
};

export const nhs: NationalId = {
  name: 'uk-nhs-number',
  type: 'UK_NHS',
  finds: 'UK NHS numbers with a right check digit (mod 11), named as one on their line',
  source: 'NHS Data Model and Dictionary, NHS NUMBER',
  forms: {
    '999 999 9999': UNTOLD,
    '999-999-9999': UNTOLD,
    '999.999.9999': UNTOLD,
    '999 9999999': UNTOLD,
    '9999999999': UNTOLD,
  },
  words: ['nhs*', 'national health service', 'health service number', 'chi number', 'h&c number'],
  proves: (compact) =>
    !isUniform(compact) && (11 - (weighted(compact, NHS_WEIGHTS) % 11)) % 11 === digitAt(compact, 9),
};
