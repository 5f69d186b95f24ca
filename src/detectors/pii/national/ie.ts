/** Ireland: personal public service numbers. */
import { weighted } from './checks.ts';
import { GROUPED, type NationalId, UNTOLD } from './national-id.ts';

const WEIGHTS = [8, 7, 6, 5, 4, 3, 2];
const LETTERS = 'WABCDEFGHIJKLMNOPQRSTUV';
/** Second letters: those of now count by their place in the alphabet, the older W, T and X as nothing. */
const SECOND: Readonly<Record<string, number>> = { '': 0, W: 0, T: 0, X: 0, A: 1, B: 2, H: 8 };

export const pps: NationalId = {
  name: 'ie-pps',
  type: 'IE_PPS',
  finds:
    'Irish PPS numbers with a right check letter (mod 23): named as one, or with the second letter of those since 2013',
  source: 'Revenue Commissioners, Tax and Duty Manual Part 38-06-01 (PPSN)',
  forms: { '9999999A': UNTOLD, '9999999AA': GROUPED, '9999999 A': UNTOLD, '9999999 AA': UNTOLD },
  words: ['pps*', 'p.p.s', 'personal public service', 'irish tax', 'rsi number', 'uimhir phearsanta', 'upsp'],
  proves(compact) {
    const second = SECOND[compact.slice(8)];
    if (second === undefined) return false;
    return LETTERS.charAt((weighted(compact, WEIGHTS) + 9 * second) % 23) === compact[7];
  },
};
