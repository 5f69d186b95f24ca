/** The zone of a passport that machines read: two lines of 44 characters, `P<USABYRON<<ADA<<<` and numbers with their check digits. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { Trigger } from '../engine/recognizer.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';

const SOURCE = 'ICAO Doc 9303 part 4 (machine readable passports), part 3 (check digits)';
/** Characters of a line, 44, and some more, as copies by hand have. */
const MOST_LINE = 60;
/** Where the names begin in the first line, and of the second one the number, the state and the date of birth. */
const NAMES = 5;
const NUMBER = 9;
const BIRTH = 13;
const DATE = 6;
const FIRST = /^P[A-Z<][A-Z<]{3}([A-Z]+(?:<[A-Z]+){0,4}<<[A-Z]+(?:<[A-Z]+){0,5})<{2,}/;
const FIRST_SO_FAR = /^P(?:[A-Z<][A-Z<]{0,58})?$/;
const FIRST_BEFORE = /(?:^|[^A-Za-z0-9])P[A-Z<][A-Z<]{3}[A-Z<]{20,44}<\r?\n$/;
const SECOND = /^[A-Z0-9<]{9}\d[A-Z<]{3}\d{6}\d[MFX<]\d{6}\d/;
const SECOND_LENGTH = 28;
const WEIGHTS = [7, 3, 1];

const names: Rule = {
  name: 'person-in-travel-zone',
  type: 'PERSON',
  finds: 'the names in the first line of the zone of a passport that machines read',
  source: SOURCE,
  lookback: MOST_LINE,
  context: NAMES + 2,
  triggers: [{ kind: 'before', literal: 'p<', start: namesBehind }],
  match({ text, final }, at) {
    const begin = at - NAMES;
    if (begin < 0 || !/^P</.test(text.slice(begin, at))) return undefined;
    if (/[A-Za-z0-9]/.test(text.charAt(begin - 1))) return undefined;
    const line = text.slice(begin, begin + MOST_LINE);
    if (!final && line.length < MOST_LINE && FIRST_SO_FAR.test(line)) return MORE;
    const found = FIRST.exec(line)?.[1];
    return found === undefined
      ? undefined
      : { type: 'PERSON', start: at, end: at + found.length, score: 0.9 };
  },
};

/** Where the names begin, behind the state; the length of the text when they have not come. */
function namesBehind(text: string, end: number): number {
  return Math.min(text.length, end + NAMES - 2);
}

const number = secondLine({
  name: 'us-passport-in-travel-zone',
  type: 'US_PASSPORT',
  finds: 'the number in the second line of the zone of a passport of the United States that machines read',
  place: 0,
  length: NUMBER,
  isOf: (line) => line.slice(NUMBER + 1, BIRTH) === 'USA',
});

const birth = secondLine({
  name: 'date-of-birth-in-travel-zone',
  type: 'DATE_OF_BIRTH',
  finds: 'the date of birth in the second line of the zone of a passport that machines read',
  place: BIRTH,
  length: DATE,
  isOf: () => true,
});

export const travelZone: readonly Rule[] = [names, number, birth];

interface Part extends Pick<Rule, 'name' | 'type' | 'finds'> {
  readonly place: number;
  readonly length: number;
  isOf(line: string): boolean;
}

/** A part of the second line, whose check digits prove it. */
function secondLine({ place, length, isOf, ...rest }: Part): Rule {
  const { type } = rest;
  return {
    ...rest,
    source: SOURCE,
    lookback: SECOND_LENGTH + 1,
    context: MOST_LINE + place + 2,
    triggers: ['<\n', '<\r\n'].map(
      (literal): Trigger => ({
        kind: 'before',
        literal,
        start: (text, end) => Math.min(text.length, end + place),
      }),
    ),
    match({ text, final }: ScanInput, at: number): Hit | undefined | typeof MORE {
      const begin = at - place;
      if (begin < 2 || !FIRST_BEFORE.test(text.slice(Math.max(0, begin - MOST_LINE), begin)))
        return undefined;
      const line = text.slice(begin, begin + SECOND_LENGTH);
      if (line.length < SECOND_LENGTH && !final) return MORE;
      if (!SECOND.test(line) || !isOf(line) || !isProved(line)) return undefined;
      return { type, start: at, end: at + length, score: 0.95 };
    },
  };
}

/** Are the check digits of the number and of the date of birth right? */
function isProved(line: string): boolean {
  return passes(line, 0, NUMBER) && passes(line, BIRTH, DATE);
}

function passes(line: string, from: number, length: number): boolean {
  let sum = 0;
  for (let at = 0; at < length; at++) {
    const mark = line.charAt(from + at);
    sum += (mark === '<' ? 0 : Number.parseInt(mark, 36)) * (WEIGHTS[at % 3] ?? 0);
  }
  return sum % 10 === Number(line.charAt(from + length));
}
