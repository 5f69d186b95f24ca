/** Argentina: labour and tax numbers of persons (CUIL, CUIT). */
import { digitAt, weighted } from './checks.ts';
import { type NationalId, TELLING, UNTOLD } from './national-id.ts';

const WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

export const cuil: NationalId = {
  name: 'ar-cuil',
  type: 'AR_CUIL',
  finds:
    'Argentine CUIL and CUIT of persons with a right check digit (mod 11): in dashed groups, or named as one',
  source: 'ANSES and AFIP, Resolucion General 3537 (CUIT, CUIL, CDI)',
  forms: {
    '99-99999999-9': TELLING,
    '99.99999999.9': UNTOLD,
    '99 99999999 9': UNTOLD,
    '99-99999999/9': UNTOLD,
    '99/99999999/9': UNTOLD,
    '99999999999': UNTOLD,
    '99-99.999.999-9': TELLING,
  },
  words: [
    'cuil*',
    'cuit*',
    'clave unica de identificacion',
    'identificacion laboral',
    'identificacion tributaria',
  ],
  // What would be 10 is given out as 9.
  proves: (compact) =>
    /^2[03-7]/.test(compact) &&
    Math.min((11 - (weighted(compact, WEIGHTS) % 11)) % 11, 9) === digitAt(compact, 10),
};
