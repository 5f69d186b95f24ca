/** Croatia: personal identification numbers. */
import { isUniform, passesMod11And10 } from './checks.ts';
import { type NationalId, UNTOLD } from './national-id.ts';

export const oib: NationalId = {
  name: 'hr-oib',
  type: 'HR_OIB',
  finds:
    'Croatian personal identification numbers with a right check digit (ISO 7064), named as one on their line',
  source: 'Zakon o osobnom identifikacijskom broju (NN 60/08)',
  forms: { '99999999999': UNTOLD },
  words: ['oib*', 'osobni identifikacijski', 'croatian id', 'croatian personal', 'identifikacijski broj'],
  proves: (compact) => !isUniform(compact) && passesMod11And10(compact),
};
