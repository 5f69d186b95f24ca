/** Finland: personal identity codes. */
import { isDate, numberAt } from './dates.ts';
import { type NationalId, TELLING } from './national-id.ts';

const CHECKS = '0123456789ABCDEFHJKLMNPRSTUVWXY';

export const hetu: NationalId = {
  name: 'fi-hetu',
  type: 'FI_HETU',
  finds: 'Finnish personal identity codes with a date of birth and a right check character (mod 31)',
  source: 'Digital and Population Data Services Agency, henkilotunnus; decree 690/2022 (new century signs)',
  forms: { '999999-999#': TELLING, '999999+999#': TELLING, '999999A999#': TELLING },
  words: [
    'henkilotunnus',
    'hetu',
    'personbeteckning',
    'finnish id',
    'finnish personal',
    'personal identity code',
    'sotu',
  ],
  proves,
};

/** The century sign, where it is a letter, stands between the date and the serial number. */
function proves(compact: string): boolean {
  const sign = compact.length === 11 ? compact.charAt(6) : '';
  const serial = compact.slice(sign.length + 6, sign.length + 9);
  if (serial < '002') return false;
  const rest = Number(compact.slice(0, 6) + serial) % 31;
  return (
    CHECKS.charAt(rest) === compact.at(-1) && centuriesOf(sign).some((century) => holdsDate(compact, century))
  );
}

/** A dash or plus, which is left out of the compact number, tells of the 20th or the 19th century. */
function centuriesOf(sign: string): readonly number[] {
  if (sign === '') return [1900, 1800];
  if ('UVWXY'.includes(sign)) return [1900];
  return 'ABCDEF'.includes(sign) ? [2000] : [];
}

function holdsDate(compact: string, century: number): boolean {
  return isDate(century + numberAt(compact, 4), numberAt(compact, 2), numberAt(compact, 0));
}
