/** Portugal: tax numbers. */
import { digitAt, weighted } from './checks.ts';
import { type NationalId, UNTOLD } from './national-id.ts';

const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2];
/** Persons, and their estates and businesses. */
const KINDS = /^([1235689]|45|7[01245789])/;

export const nif: NationalId = {
  name: 'pt-nif',
  type: 'PT_NIF',
  finds: 'Portuguese tax numbers with a right check digit (mod 11), named as one on their line',
  source: 'Decreto-Lei 14/2013 (NIF), Portaria 377/2003',
  forms: { '999999999': UNTOLD, '999 999 999': UNTOLD, '999.999.999': UNTOLD, '999-999-999': UNTOLD },
  words: ['nif', 'contribuinte', 'numero fiscal', 'identificacao fiscal', 'portuguese tax', 'n.i.f', 'nipc'],
  proves: (compact) =>
    KINDS.test(compact) && ((11 - (weighted(compact, WEIGHTS) % 11)) % 11) % 10 === digitAt(compact, 8),
};
