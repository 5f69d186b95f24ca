/** Canada: social insurance numbers. */
import { isLuhn } from './checks.ts';
import { GROUPED, type NationalId, UNTOLD } from './national-id.ts';

export const sin: NationalId = {
  name: 'ca-sin',
  type: 'CA_SIN',
  finds:
    'Canadian social insurance numbers with a right check digit (Luhn): in three dashed groups, or named as one',
  source: 'Employment and Social Development Canada, Social Insurance Number code of practice',
  forms: {
    '999-999-999': GROUPED,
    '999 999 999': UNTOLD,
    '999999999': UNTOLD,
    '999.999.999': UNTOLD,
    '999 999999': UNTOLD,
  },
  words: [
    ...[
      'sin',
      'sins',
      'sin number',
      'social insurance',
      'canadian social',
      'nas',
      "numero d'assurance sociale",
    ],
    'assurance sociale',
    's.i.n',
    'n.a.s',
  ],
  // 8 is for numbers of businesses; 0 for those of the tax agency, which people give as theirs too, and for made-up ones.
  proves: (compact) => compact[0] !== '8' && isLuhn(compact),
  provesAlone: (compact) => compact[0] !== '0',
};
