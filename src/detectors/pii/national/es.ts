/** Spain: identity numbers of citizens (DNI, NIF) and of foreigners (NIE). */
import { type NationalId, TELLING, UNTOLD } from './national-id.ts';

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';
/** X, Y and Z of foreigners count as 0, 1 and 2; K, L and M (minors, abroad, older foreigners) as nothing. */
const FIRST: Readonly<Record<string, string>> = { X: '0', Y: '1', Z: '2', K: '', L: '', M: '' };

export const nif: NationalId = {
  name: 'es-nif',
  type: 'ES_NIF',
  finds: 'Spanish DNI, NIF and NIE with a right check letter',
  source:
    'Real Decreto 1553/2005 (DNI), Real Decreto 1065/2007 article 19 (NIF), Ministerio del Interior (NIE)',
  forms: {
    '99999999A': 0.7,
    '99999999-A': 0.9,
    '99.999.999-A': TELLING,
    '99.999.999 A': UNTOLD,
    '99.999.999A': TELLING,
    '99999999 A': UNTOLD,
    '99 999 999 A': UNTOLD,
    '99 999 999-A': UNTOLD,
    A9999999A: 0.7,
    'A-9999999-A': TELLING,
    'A-9999999A': UNTOLD,
    'A9999999-A': 0.9,
    'A 9999999 A': UNTOLD,
    'A-9.999.999-A': TELLING,
  },
  words: [
    ...['dni', 'nif', 'nie', 'd.n.i', 'n.i.f', 'n.i.e', 'documento nacional', 'numero de identidad'],
    ...[
      'identificacion fiscal',
      'documento de identidad',
      'identidad de extranjero',
      'spanish id',
      'spanish tax',
    ],
  ],
  proves: (compact) => /^(\d|[X-ZK-M])\d{7}[A-Z]$/.test(compact) && letterOf(compact) === compact[8],
};

function letterOf(compact: string): string {
  const first = FIRST[compact.charAt(0)] ?? compact.charAt(0);
  return LETTERS.charAt(Number(first + compact.slice(1, 8)) % 23);
}
