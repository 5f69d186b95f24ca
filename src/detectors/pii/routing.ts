/** US routing transit numbers: nine digits in a range that is assigned, with the right check digit, named as such. */
import { labelledRule } from './labelled.ts';

/** Factors of the digits, again and again (ABA check). */
const FACTORS: readonly number[] = [3, 7, 1];

/** Inclusive ranges of the first two digits: Federal Reserve districts, thrifts, electronic, traveler's cheques. */
const RANGES: readonly (readonly [number, number])[] = [
  [1, 12],
  [21, 32],
  [61, 72],
  [80, 80],
];

export const routing = labelledRule({
  name: 'us-routing',
  type: 'US_ROUTING',
  finds: 'US bank routing numbers with a right check digit, named as such before them',
  source: 'ABA Routing Number Policy (ranges, check digit)',
  labels: [
    ...['routing', 'routing number', 'routing_number', 'routing no', 'routingnumber', 'rtn', 'aba'],
    ...[
      'aba number',
      'transit number',
      'routing transit number',
      'rdfi',
      'odfi',
      'rdfi id',
      'odfi id',
      'aba routing',
      'bank code',
      'ach',
      'r/t',
      'r/t no',
    ],
  ],
  begins: 0,
  form: /^(?:\d{9}|\d{4}([- ])\d{4}\1\d)/,
  longest: 11,
  score: 0.95,
  proves: isRoutingNumber,
});

/** Are these nine digits a routing number? */
export function isRoutingNumber(digits: string): boolean {
  const lead = Number(digits.slice(0, 2));
  if (digits.length !== 9 || !RANGES.some(([low, high]) => lead >= low && lead <= high)) return false;
  let sum = 0;
  for (let place = 0; place < 9; place++) sum += Number(digits.charAt(place)) * (FACTORS[place % 3] ?? 0);
  return sum % 10 === 0;
}
