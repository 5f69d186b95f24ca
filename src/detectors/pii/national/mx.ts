/** Mexico: population registry codes (CURP). */
import { digitAt } from './checks.ts';
import { isDate, numberAt } from './dates.ts';
import { type NationalId, TELLING } from './national-id.ts';

/** Letters of the names, date, sex, state, consonants of the names, what tells doubles apart, check digit. */
const CURP =
  /^[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX](AS|BC|BS|CC|CS|CH|CL|CM|DF|DG|GT|GR|HG|JC|MC|MN|MS|NT|NL|OC|PL|QT|QR|SP|SL|SR|TC|TS|TL|VZ|YN|ZS|NE)[B-DF-HJ-NP-TV-Z]{3}[A-Z\d]\d$/;
/** Values of letters, with the one that text is folded to left out: Ñ counts between N and O. */
const VALUES = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ';

export const curp: NationalId = {
  name: 'mx-curp',
  type: 'MX_CURP',
  finds: 'Mexican population registry codes with a date of birth, a state and a right check digit',
  source: 'Registro Nacional de Poblacion, Instructivo normativo para la asignacion de la CURP (DOF 2021)',
  forms: { 'AAAA999999AAAAAA#9': TELLING },
  words: ['curp', 'registro de poblacion', 'clave unica', 'mexican id'],
  proves: (compact) =>
    CURP.test(compact) && holdsDate(compact) && checkDigit(compact) === digitAt(compact, 17),
};

/** A letter before the check digit is of those born from 2000 on. */
function holdsDate(compact: string): boolean {
  const century = compact.charAt(16) >= 'A' ? 2000 : 1900;
  return isDate(century + numberAt(compact, 4), numberAt(compact, 6), numberAt(compact, 8));
}

function checkDigit(compact: string): number {
  let sum = 0;
  for (let place = 0; place < 17; place++) sum += VALUES.indexOf(compact.charAt(place)) * (18 - place);
  return (10 - (sum % 10)) % 10;
}
