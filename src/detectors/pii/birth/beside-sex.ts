/** Dates of birth behind what somebody is, as reports of police write it: `Ada Byron W/F 03/14/1987`. */
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { dateLength, LONGEST_DATE } from './dates.ts';

/** The letters for a race and a sex, between blanks or marks. */
const SEX = /(?:^|[\s(,;])[WBHAIOUN]\/[MF],? $/;
const LONGEST_SEX = 7;

export const birthBesideSex: Rule = {
  name: 'date-of-birth-beside-sex',
  type: 'DATE_OF_BIRTH',
  finds: 'dates behind the letters for a race and a sex: W/F 03/14/1987',
  source: 'FBI NCIC code manual (race and sex)',
  lookback: LONGEST_DATE + 2,
  context: LONGEST_SEX,
  triggers: ['/m ', '/f ', '/m, ', '/f, '].map((literal) => ({
    kind: 'before' as const,
    literal,
    start: (_: string, end: number) => end,
  })),
  match({ text, final }, at) {
    if (!SEX.test(text.slice(Math.max(0, at - LONGEST_SEX), at))) return undefined;
    if (!final && text.length - at <= LONGEST_DATE) return MORE;
    const length = dateLength(text.slice(at, at + LONGEST_DATE + 1));
    return length === 0 ? undefined : { type: 'DATE_OF_BIRTH', start: at, end: at + length, score: 0.7 };
  },
};
