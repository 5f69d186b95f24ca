/** Switzerland: AHV numbers. */
import { weighted } from './checks.ts';
import { type NationalId, TELLING } from './national-id.ts';

/** Of European article numbers. */
const WEIGHTS = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1];

export const ahv: NationalId = {
  name: 'ch-ahv',
  type: 'CH_AHV',
  finds: 'Swiss AHV numbers: the prefix 756 and a right check digit (EAN-13)',
  source: 'AHVV (SR 831.101) article 133bis',
  forms: {
    '999.9999.9999.99': TELLING,
    '9999999999999': 0.8,
    '999 9999 9999 99': TELLING,
    '999-9999-9999-99': TELLING,
  },
  words: ['ahv*', 'avs', 'sozialversicherung*', 'oasi', 'swiss social', 'navs*'],
  proves: (compact) => compact.startsWith('756') && weighted(compact, WEIGHTS) % 10 === 0,
};
