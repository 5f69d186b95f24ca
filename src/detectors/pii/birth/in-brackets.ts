/** Dates of birth in brackets behind a name, as biographies and family trees have them: `(b. 4 Feb 1889, Malmö)`, `(* 4. Februar 1889`. */
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { dateLength, LONGEST_DATE } from './dates.ts';

const MARKS: readonly string[] = ['(b. ', '(* ', '(*'];
const LONGEST_MARK = 4;
/** A letter or a bracket stands before the mark, behind a blank. */
const BEHIND_NAME = /[\p{L}."'”)] \((?:b\. |\* ?)$/u;
/** What may follow: a place, a death or the end of the bracket. */
const END = /^(?:[),;]| (?:in|at|[-–—†d]))/;
const LONGEST_END = 4;

export const birthInBrackets: Rule = {
  name: 'date-of-birth-in-brackets',
  type: 'DATE_OF_BIRTH',
  finds: 'dates behind `b.` or a star in brackets behind a name',
  source: 'usage; biographies and family trees',
  lookback: LONGEST_DATE + LONGEST_END + 1,
  context: LONGEST_MARK + 3,
  triggers: MARKS.map((literal) => ({
    kind: 'before' as const,
    literal,
    start: (text: string, end: number) => (text.charAt(end) === ' ' ? -1 : end),
  })),
  match({ text, final }, at) {
    if (!BEHIND_NAME.test(text.slice(Math.max(0, at - LONGEST_MARK - 3), at))) return undefined;
    if (!final && text.length - at <= LONGEST_DATE + LONGEST_END) return MORE;
    const length = dateLength(text.slice(at, at + LONGEST_DATE + 1));
    const end = at + length;
    if (length === 0 || !END.test(text.slice(end, end + LONGEST_END))) return undefined;
    return { type: 'DATE_OF_BIRTH', start: at, end, score: 0.8 };
  },
};
