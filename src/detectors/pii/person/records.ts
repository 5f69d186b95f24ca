/** Names in records: the lines `N` and `FN` of a vCard, and `"name": { "first": …, "last": … }` in JSON. */
import type { Hit } from '../../../core/finding.ts';
import type { Trigger } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { GIVEN_NAMES } from './given-names.ts';
import { beginsWithCapital, isKnown, LONGEST_NAME, type NameRead, readName } from './names.ts';

/** Characters of the longest name in a line of a card. */
const LONGEST_LINE = 72;
/** Characters of the name of a line and its parameters. */
const LABEL_REACH = 48;
const LABEL = /\n(?:item1\.)?(F?N)(?:;[^:\n]{0,36})?:$/;
const PART = "\\p{Lu}\\p{L}(?:[\\p{L}'’ -]{0,28}\\p{L})?";
const FAMILY_GIVEN = new RegExp(`^${PART};${PART}(?=;)`, 'u');
/** Where a member of a record for a name begins. */
const RECORD_REACH = 72;
/** A common given name in the member beside one for a family name, or the other way round. */
const BEHIND_FIRST = /"(?:first|middle|fn)" ?: ?"([^"\n]{1,24})", {0,4}(?:\n {0,12})?"$/i;
const BEFORE_LAST = /^", {0,4}(?:\n {0,12})?"(?:last|middle|ln)" ?: ?"\p{Lu}/iu;
const BESIDE_REACH = 36;
const IN_RECORD = /name" ?: ?\{[^{}]{0,64}"$/i;
const VALUE = /^ ?: ?"$/;

const cardLine: Rule = {
  name: 'person-card-line',
  type: 'PERSON',
  finds: 'the names in the lines N and FN of a vCard',
  source: 'RFC 6350 sections 6.2.1 and 6.2.2',
  lookback: Math.max(LONGEST_LINE, LONGEST_NAME) + 2,
  context: LABEL_REACH,
  // With the line's end: a lone `n` begins a great many words. bench: scan
  triggers: ['\nn', '\nfn', '\nitem1.n', '\nitem1.fn'].flatMap((line) =>
    [':', ';'].map((mark): Trigger => ({ kind: 'before', literal: line + mark, start: cardValue })),
  ),
  match({ text, final }, at) {
    if (text.charAt(at - 1) !== ':' || !beginsWithCapital(text, at)) return undefined;
    const label = LABEL.exec(text.slice(Math.max(0, at - LABEL_REACH), at))?.[1];
    if (label === undefined) return undefined;
    if (!final && text.length - at < LONGEST_LINE) return MORE;
    const line = text.slice(at, at + LONGEST_LINE);
    const end = label === 'N' ? (FAMILY_GIVEN.exec(line)?.[0].length ?? 0) : fullName(text, at);
    return end === 0 ? undefined : hitOf(at, at + end);
  },
};

/** Where the value of a line begins, behind its colon or in its parameters. */
function cardValue(text: string, end: number): number {
  if (text.charAt(end - 1) === ':') return end;
  for (let at = end; at < end + LABEL_REACH - 12; at++) {
    if (at >= text.length) return at;
    if (text.charAt(at) === ':') return at + 1;
    if (text.charAt(at) === '\n') return -1;
  }
  return -1;
}

function fullName(text: string, at: number): number {
  const name = readName(text, at);
  const ends = name.end >= text.length || '\r\n'.includes(text.charAt(name.end));
  return ends && !name.isThing && (name.words.length > 1 || isKnown(name)) ? name.end - at : 0;
}

const nameMember: Rule = {
  name: 'person-name-member',
  type: 'PERSON',
  finds: 'names in the members `first`, `middle` and `last` of a member for a name, or beside each other',
  source: 'JSON as programs write it',
  lookback: LONGEST_NAME + BESIDE_REACH,
  context: RECORD_REACH,
  triggers: ['first"', 'middle"', 'last"', 'fn"', 'ln"'].map(
    (literal): Trigger => ({ kind: 'before', literal, stands: 'begins', start: memberValue }),
  ),
  match({ text, final }, at) {
    if (text.charAt(at - 1) !== '"' || !beginsWithCapital(text, at)) return undefined;
    const before = text.slice(Math.max(0, at - RECORD_REACH), at);
    const member = /"(?:first|middle|last|fn|ln)" ?: ?"$/i.exec(before);
    if (member === null) return undefined;
    const name = readName(text, at);
    if ((name.open || text.length < name.end + BESIDE_REACH) && !final) return MORE;
    if (name.words.length === 0 || text.charAt(name.end) !== '"') return undefined;
    const ahead = before.slice(0, member.index + 1);
    return IN_RECORD.test(ahead) || isBesidePart(name, ahead, text.slice(name.end, name.end + BESIDE_REACH))
      ? hitOf(at, name.end)
      : undefined;
  },
};

/** Is it the given name before the member for a family name, or that family name? */
function isBesidePart(name: NameRead, before: string, behind: string): boolean {
  if (isKnown(name) && BEFORE_LAST.test(behind)) return true;
  return GIVEN_NAMES.has(BEHIND_FIRST.exec(before)?.[1] ?? '');
}

function memberValue(text: string, end: number): number {
  let at = end;
  while (at < end + 6 && '": '.includes(text.charAt(at)) && at < text.length) at++;
  if (at >= text.length) return text.length;
  return VALUE.test(text.slice(end, at)) ? at : -1;
}

function hitOf(start: number, end: number): Hit {
  return { type: 'PERSON', start, end, score: 0.7 };
}

export const records: readonly Rule[] = [cardLine, nameMember];
