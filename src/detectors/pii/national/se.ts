/** Sweden: personal identity numbers, and coordination numbers of those who are not registered. */
import { isLuhn } from './checks.ts';
import { isDate, isDateOfCentury, numberAt } from './dates.ts';
import { type NationalId, TELLING, UNTOLD } from './national-id.ts';

export const personnummer: NationalId = {
  name: 'se-personnummer',
  type: 'SE_PERSONNUMMER',
  finds: 'Swedish personal and coordination numbers with a date of birth and a right check digit (Luhn)',
  source: 'Skatteverket, SKV 704 (personnummer), SKV 707 (samordningsnummer)',
  forms: {
    '999999-9999': 0.7,
    '999999+9999': 0.7,
    '99999999-9999': TELLING,
    '999999999999': 0.8,
    '9999999999': UNTOLD,
    '999999 9999': UNTOLD,
    '999999 - 9999': UNTOLD,
    '99999999 9999': UNTOLD,
  },
  words: [
    'personnummer',
    'personnr',
    'personnum*',
    'p-nr',
    'persnr',
    'samordningsnummer',
    'pnr',
    'swedish personal',
    'swedish id',
    'personal identity number',
  ],
  proves: (compact) => isLuhn(compact.slice(-10)) && holdsDate(compact),
  // A day of these years and four digits may be a time.
  provesAlone: (compact) => (compact.length === 12 ? compact < '2000' : compact > '31'),
};

/** Days of coordination numbers are 60 higher. */
function holdsDate(compact: string): boolean {
  const short = compact.slice(-10);
  const month = numberAt(short, 2);
  const day = numberAt(short, 4) % 60;
  if (compact.length === 10) return isDateOfCentury(numberAt(short, 0), month, day);
  return /^(18|19|20)/.test(compact) && isDate(numberAt(compact, 0, 4), month, day);
}
