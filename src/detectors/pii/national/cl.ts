/** Chile: RUT and RUN. */
import { digitAt, isUniform } from './checks.ts';
import { type NationalId, TELLING, UNTOLD } from './national-id.ts';

export const rut: NationalId = {
  name: 'cl-rut',
  type: 'CL_RUT',
  finds:
    'Chilean RUT and RUN with a right check character (mod 11): in dotted groups or with a dash, or named as one',
  source: 'Servicio de Registro Civil e Identificacion; Decreto 18 de 1973 (rol unico nacional)',
  forms: {
    '99.999.999-#': TELLING,
    '9.999.999-#': TELLING,
    '99999999-#': UNTOLD,
    '9999999-#': UNTOLD,
    '99999999#': UNTOLD,
    '9999999#': UNTOLD,
    '99 999 999-#': UNTOLD,
    '9 999 999-#': UNTOLD,
    '99 999 999 - #': UNTOLD,
    '99.999.999 - #': UNTOLD,
    '9.999.999 - #': UNTOLD,
    '99999999 - #': UNTOLD,
  },
  words: ['rut', 'run chile', 'r.u.t', 'r.u.n', 'rol unico', 'cedula de identidad', 'chilean id'],
  proves: (compact) => !isUniform(compact) && compact.at(-1) === checkCharacter(compact.slice(0, -1)),
};

/** Weights are 2 to 7, again and again, from the right. */
function checkCharacter(digits: string): string {
  let sum = 0;
  for (let place = 0; place < digits.length; place++)
    sum += digitAt(digits, digits.length - 1 - place) * (2 + (place % 6));
  return '0K987654321'.charAt(sum % 11);
}
