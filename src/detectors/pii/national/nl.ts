/** Netherlands: citizen service numbers. */
import { weighted } from './checks.ts';
import { GROUPED, type NationalId, UNTOLD } from './national-id.ts';

const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1];

export const bsn: NationalId = {
  name: 'nl-bsn',
  type: 'NL_BSN',
  finds: 'Dutch citizen service numbers that pass the eleven test: in their dotted groups, or named as one',
  source: 'Wet algemene bepalingen burgerservicenummer; Rijksdienst voor Identiteitsgegevens',
  forms: {
    '9999.99.999': GROUPED,
    '9999 99 999': UNTOLD,
    '999999999': UNTOLD,
    '999 999 999': UNTOLD,
    '999-999-999': UNTOLD,
    '999.999.999': UNTOLD,
  },
  words: [
    'bsn*',
    'burgerservice*',
    'sofinummer',
    'sofi*',
    'citizen service number',
    'dutch id',
    'persoonsnummer',
  ],
  proves: (compact) => compact !== '000000000' && weighted(compact, WEIGHTS) % 11 === 0,
};
