/** Germany: tax identification numbers. */
import { passesMod11And10 } from './checks.ts';
import { type NationalId, UNTOLD } from './national-id.ts';

export const taxId: NationalId = {
  name: 'de-tax-id',
  type: 'DE_TAX_ID',
  finds:
    'German tax identification numbers: one digit of the first ten two or three times, a right check digit (ISO 7064)',
  source: 'Bundeszentralamt fuer Steuern, Identifikationsnummer; Abgabenordnung section 139b',
  forms: {
    '99 999 999 999': 0.8,
    '99999999999': UNTOLD,
    '99-999-999-999': UNTOLD,
    '99/999/999/999': UNTOLD,
    '99.999.999.999': UNTOLD,
  },
  words: [
    ...['steuer-id*', 'steueridentifikation*', 'steuerliche identifikation*', 'steuer id', 'steuer-idnr'],
    ...[
      'identifikationsnummer',
      'idnr',
      'steuerid*',
      'id-nr',
      'steuernummer',
      'steuer-nr',
      'tax id*',
      'tin',
      'german tax',
    ],
  ],
  proves: (compact) => compact[0] !== '0' && repeatsOne(compact.slice(0, 10)) && passesMod11And10(compact),
};

/** One digit stands there two or three times, not three times in a row; every other at most once. */
function repeatsOne(digits: string): boolean {
  const counts = new Uint8Array(10);
  for (const digit of digits) counts[Number(digit)] = (counts[Number(digit)] ?? 0) + 1;
  const repeated = counts.filter((count) => count > 1);
  return repeated.length === 1 && (repeated[0] ?? 0) <= 3 && !/(\d)\1\1/.test(digits);
}
