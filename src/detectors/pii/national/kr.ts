/** South Korea: resident registration numbers, also those of foreigners. */
import { digitAt, weighted } from './checks.ts';
import { isDate, numberAt } from './dates.ts';
import { type NationalId, TELLING, UNTOLD } from './national-id.ts';

const WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];

export const rrn: NationalId = {
  name: 'kr-rrn',
  type: 'KR_RRN',
  finds:
    'South Korean registration numbers with a date of birth: named as one, or with a dash and the check digit of those before 2020',
  source: 'Resident Registration Act, enforcement rules (check digit until October 2020)',
  forms: {
    '999999-9999999': TELLING,
    '9999999999999': UNTOLD,
    '999999 - 9999999': UNTOLD,
    '999999 9999999': UNTOLD,
    '999999- 9999999': UNTOLD,
  },
  words: [
    'rrn',
    'resident registration',
    'alien registration',
    'korean id',
    '주민등록번호',
    '주민번호',
    '외국인등록번호',
    '주민등록',
    '주민 등록',
    '주민 번호',
  ],
  proves: (compact) =>
    isDate(centuryOf(compact) + numberAt(compact, 0), numberAt(compact, 2), numberAt(compact, 4)),
  provesAlone: (compact) =>
    (checkBase(compact) - (weighted(compact, WEIGHTS) % 11)) % 10 === digitAt(compact, 12),
};

/** The seventh digit tells sex, century, and 5 to 8 foreigners. */
function centuryOf(compact: string): number {
  const seventh = numberAt(compact, 6, 1);
  if (seventh === 0 || seventh === 9) return 1800;
  return seventh % 4 === 1 || seventh % 4 === 2 ? 1900 : 2000;
}

function checkBase(compact: string): number {
  return /^.{6}[5-8]/.test(compact) ? 13 : 11;
}
