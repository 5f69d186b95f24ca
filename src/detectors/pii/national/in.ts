/** India: Aadhaar and permanent account numbers. */
import { GROUPED, type NationalId, UNTOLD } from './national-id.ts';
import { passesVerhoeff } from './verhoeff.ts';

/** The fourth letter says what kind of holder it is; serials begin with 0001. */
const PAN = /^[A-Z]{3}[ABCFGHJKLPT][A-Z](?!0000)\d{4}[A-Z]$/;

export const aadhaar: NationalId = {
  name: 'in-aadhaar',
  type: 'IN_AADHAAR',
  finds: 'Aadhaar numbers with a right check digit (Verhoeff): in three groups of four, or named as one',
  source: 'Unique Identification Authority of India, UID numbering scheme',
  forms: {
    '9999 9999 9999': GROUPED,
    '9999-9999-9999': GROUPED,
    '999999999999': UNTOLD,
    '9999.9999.9999': UNTOLD,
  },
  words: [
    'aadhaar*',
    'aadhar*',
    'adhaar*',
    'adhar*',
    'uidai',
    'uid number',
    'uid card',
    'आधार',
    'ஆதார்',
    'ఆధార్',
    'ಆಧಾರ್',
    'ആധാർ',
    'আধার',
    'આધાર',
    'ਆਧਾਰ',
  ],
  // A number that reads the same backwards is not given out.
  proves: (compact) => compact >= '2' && passesVerhoeff(compact) && !readsBackwards(compact),
};

export const pan: NationalId = {
  name: 'in-pan',
  type: 'IN_PAN',
  finds: 'Indian permanent account numbers: letters, digits and a kind of holder that exists',
  source: 'Income Tax Department of India, structure of PAN',
  forms: { AAAAA9999A: GROUPED },
  words: ['pan', 'pan card', 'pan number', 'permanent account', 'income tax', 'पैन'],
  proves: (compact) => PAN.test(compact),
};

function readsBackwards(compact: string): boolean {
  return compact === [...compact].toReversed().join('');
}
