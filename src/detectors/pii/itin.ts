/** US individual taxpayer identification numbers: `9xx`, a group that the IRS uses, named as one. */
import { labelledRule } from './labelled.ts';

/** Inclusive ranges of the fourth and fifth digit. */
const GROUPS: readonly (readonly [number, number])[] = [
  [50, 65],
  [70, 88],
  [90, 92],
  [94, 99],
];

export const itin = labelledRule({
  name: 'us-itin',
  type: 'US_ITIN',
  finds: 'US taxpayer numbers that begin with 9, in groups the IRS uses, named as such before them',
  source: 'IRS, Internal Revenue Manual 3.21.263 (ITIN ranges)',
  labels: [
    ...[
      'itin',
      'taxpayer',
      'taxpayer id',
      'taxpayer identification',
      'tax id',
      'tax_id',
      'taxid',
      'tin',
      'irs',
    ],
    ...['tax identification', 'ssn', 'ssn/itin', 'social security', 'tax number', 'individual taxpayer'],
  ],
  begins: 0,
  form: /^9\d{2}([- .]?)\d{2}\1\d{4}/,
  longest: 11,
  score: 0.95,
  proves: isItin,
});

/** Are these nine digits in a range that is used for ITINs? */
export function isItin(digits: string): boolean {
  const group = Number(digits.slice(3, 5));
  return (
    digits.length === 9 &&
    digits.startsWith('9') &&
    GROUPS.some(([low, high]) => group >= low && group <= high)
  );
}
