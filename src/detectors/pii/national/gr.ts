/** Greece: tax numbers (AFM) and social security numbers (AMKA). */
import { digitAt, isLuhn, isUniform, weighted } from './checks.ts';
import { isDateOfCentury, numberAt } from './dates.ts';
import { type NationalId, UNTOLD } from './national-id.ts';

const AFM_WEIGHTS = [256, 128, 64, 32, 16, 8, 4, 2];

export const afm: NationalId = {
  name: 'gr-afm',
  type: 'GR_AFM',
  finds: 'Greek tax numbers with a right check digit (mod 11), named as one on their line',
  source: 'Independent Authority for Public Revenue, AFM',
  forms: { '999999999': UNTOLD, '999 999 999': UNTOLD },
  words: ['afm', 'αφμ', 'α.φ.μ', 'a.f.m', 'greek tax', 'αριθμος φορολογικου'],
  proves: (compact) =>
    !isUniform(compact) && (weighted(compact, AFM_WEIGHTS) % 11) % 10 === digitAt(compact, 8),
};

export const amka: NationalId = {
  name: 'gr-amka',
  type: 'GR_AMKA',
  finds:
    'Greek social security numbers with a date of birth and a right check digit (Luhn), named as one on their line',
  source: 'Law 3655/2008 article 153 (AMKA)',
  forms: { '99999999999': UNTOLD, '999999 99999': UNTOLD },
  words: ['amka', 'αμκα', 'α.μ.κ.α', 'greek social', 'αριθμος μητρωου'],
  proves: (compact) =>
    isLuhn(compact) && isDateOfCentury(numberAt(compact, 4), numberAt(compact, 2), numberAt(compact, 0)),
};
