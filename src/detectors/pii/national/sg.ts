/** Singapore: NRIC and FIN. */
import { weighted } from './checks.ts';
import type { NationalId } from './national-id.ts';

const WEIGHTS = [2, 7, 6, 5, 4, 3, 2];
/** By the first letter: what is added to the sum, and the check letters by its rest (mod 11). */
const SERIES: Readonly<Record<string, readonly [number, string]>> = {
  S: [0, 'JZIHGFEDCBA'],
  T: [4, 'JZIHGFEDCBA'],
  F: [0, 'XWUTRQPNMLK'],
  G: [4, 'XWUTRQPNMLK'],
  M: [3, 'XWUTRQPNJLK'],
};

export const nric: NationalId = {
  name: 'sg-nric',
  type: 'SG_NRIC',
  finds: 'Singaporean NRIC and FIN of the series S, T, F, G and M with a right check letter',
  source: 'Immigration and Checkpoints Authority, NRIC and FIN (series M since 2022)',
  forms: { A9999999A: 0.8 },
  words: ['nric', 'fin', 'ic number', 'ic no', 'identity card', 'singapore id', '身份证'],
  proves(compact) {
    const [added, letters] = SERIES[compact.charAt(0)] ?? [0, ''];
    return letters.charAt((weighted(compact.slice(1), WEIGHTS) + added) % 11) === compact[8];
  },
};
