/** Segments about people in messages of ASC X12, as health insurers send them: `NM1*IL*1*PORTER*JANE~`, `DMG*D8*19620307*F~`. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isAlphanumeric } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';

const SOURCE = 'ASC X12N 837 and 271: segments NM1 and DMG';

interface Segment {
  readonly name: string;
  readonly type: string;
  readonly finds: string;
  readonly literal: string;
  /** From the segment up to the element, and the same before it. */
  readonly head: RegExp;
  readonly form: RegExp;
  readonly longest: number;
}

const SEGMENTS: readonly Segment[] = [
  {
    name: 'x12-person',
    type: 'PERSON',
    finds: 'the family and the given name of a person in a segment NM1',
    literal: 'nm1*',
    head: /^[A-Z\d]{2,3}\*1\*/,
    form: /^\p{L}[\p{L}'’ .-]{1,40}\*\p{L}[\p{L}'’ .-]{0,30}(?:\*\p{L}[\p{L}'’ .-]{0,20})?(?=[*~\r\n])/u,
    longest: 96,
  },
  {
    name: 'x12-date-of-birth',
    type: 'DATE_OF_BIRTH',
    finds: 'the date in a segment DMG',
    literal: 'dmg*',
    head: /^D8\*/,
    form: /^(?:1[89]|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=[*~\r\n])/,
    longest: 9,
  },
];
const LONGEST_HEAD = 6;

export const x12: readonly Rule[] = SEGMENTS.map(segmentRule);

function segmentRule(segment: Segment): Rule {
  const { name, type, finds, literal, head, longest } = segment;
  return {
    ...{ name, type, finds, source: SOURCE },
    lookback: longest + 1,
    context: literal.length + LONGEST_HEAD + 1,
    triggers: [
      {
        kind: 'before',
        literal,
        stands: 'begins',
        start: (text, end) => {
          const read = head.exec(text.slice(end, end + LONGEST_HEAD));
          if (read !== null) return end + read[0].length;
          return text.length - end < LONGEST_HEAD ? text.length : -1;
        },
      },
    ],
    match: (input, at) => matchElement(input, at, segment),
  };
}

function matchElement(
  { text, final }: ScanInput,
  at: number,
  { type, literal, head, form, longest }: Segment,
): Hit | undefined | typeof MORE {
  if (text.charAt(at - 1) !== '*') return undefined;
  const from = text.lastIndexOf(literal.toUpperCase(), at - 1);
  const isBehind = from >= 0 && at - from <= literal.length + LONGEST_HEAD;
  if (!isBehind || (from > 0 && isAlphanumeric(text.charCodeAt(from - 1)))) return undefined;
  if (head.exec(text.slice(from + literal.length, at))?.[0].length !== at - from - literal.length)
    return undefined;
  const ahead = text.slice(at, at + longest);
  if (!final && ahead.length < longest) return MORE;
  const found = form.exec(final ? `${ahead}~` : ahead)?.[0];
  return found === undefined ? undefined : { type, start: at, end: at + found.length, score: 0.9 };
}
