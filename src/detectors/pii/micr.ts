/** US routing numbers on the line of a cheque that machines read: nine digits between two marks for a transit number. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { Trigger } from '../engine/recognizer.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { isRoutingNumber } from './routing.ts';

/** The mark itself, and how programs write it that have no sign for it. */
const MARKS: readonly string[] = ['⑆', '|:'];
const LONGEST_MARK = Math.max(...MARKS.map(({ length }) => length));
const DIGITS = 9;
/** The number, a blank and the mark behind it. */
const LONGEST = DIGITS + 1 + LONGEST_MARK;
/** What may still become one. */
const SO_FAR = /^(?:\d{0,9}|\d{9} ?\|?)$/;

export const micr: Rule = {
  name: 'us-routing-on-cheque',
  type: 'US_ROUTING',
  finds: 'US bank routing numbers with a right check digit between the marks of a cheque: ⑆021000021⑆',
  source: 'ANSI X9.100-160 (E-13B transit symbol), ABA Routing Number Policy (ranges, check digit)',
  lookback: LONGEST,
  context: LONGEST_MARK + 1,
  triggers: MARKS.map(
    (literal): Trigger => ({
      kind: 'before',
      literal,
      start: (text, end) => (text.charAt(end) === ' ' ? end + 1 : end),
    }),
  ),
  match({ text, final }: ScanInput, at: number): Hit | undefined | typeof MORE {
    const before = text.slice(Math.max(0, at - LONGEST_MARK - 1), at).trimEnd();
    const mark = MARKS.find((one) => before.endsWith(one));
    if (mark === undefined) return undefined;
    const ahead = text.slice(at, at + LONGEST);
    if (!final && ahead.length < LONGEST && SO_FAR.test(ahead)) return MORE;
    const digits = ahead.slice(0, DIGITS);
    if (!/^\d{9}$/.test(digits) || !isRoutingNumber(digits)) return undefined;
    if (!ahead.slice(DIGITS).trimStart().startsWith(mark)) return undefined;
    return { type: 'US_ROUTING', start: at, end: at + DIGITS, score: 0.95 };
  },
};
