/** Israel: identity numbers. */
import { isLuhn, isUniform } from './checks.ts';
import { type NationalId, UNTOLD } from './national-id.ts';

export const idNumber: NationalId = {
  name: 'il-id',
  type: 'IL_ID',
  finds: 'Israeli identity numbers with a right check digit (Luhn), named as one on their line',
  source: 'Population and Immigration Authority, mispar zehut',
  forms: { '999999999': UNTOLD, '99999999-9': UNTOLD, '9-9999999-9': UNTOLD, '9 9999999 9': UNTOLD },
  words: [
    'teudat zehut',
    'mispar zehut',
    'israeli id',
    'israel id',
    'תעודת זהות',
    'מספר זהות',
    'ת.ז',
    'תז',
    'ת"ז',
    'ת״ז',
    "ת''ז",
    'מס זהות',
    "מס' זהות",
    'ת. ז',
    't.z',
  ],
  proves: (compact) => !isUniform(compact) && isLuhn(compact),
};
