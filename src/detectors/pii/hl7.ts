/** Segments about a patient in messages of HL7 version 2: `PID|1||00123456^^^HOSP^MR||PORTER^JANE||19620307|F`; and about their kin. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { joinsWord } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';

/** Characters of a segment before a field. */
const REACH = 150;
const LONGEST = 110;
const SOURCE = 'HL7 version 2.5.1, chapter 3 (PID, NK1) and chapter 6 (GT1)';
const FIELD = '[^|\\r\\n]{0,80}\\|';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly finds: string;
  /** The segment; that of the patient where it is not told. */
  readonly segment?: string;
  /** Its place in the segment. */
  readonly place: number;
  readonly form: RegExp;
}

const PERSON_NAME =
  /^\p{L}[\p{L}'’ -]{0,30}\^\p{L}[\p{L}'’ -]{0,30}(?:\^\p{L}[\p{L}'’. -]{0,20})?(?=[\^|~\r\n])/u;

const FIELDS: readonly Field[] = [
  {
    name: 'hl7-medical-record',
    type: 'MRN',
    finds: 'the number of a patient in the third field of a segment',
    place: 3,
    form: /^[A-Z]{0,4}-?(?:\d{4,12}|\d{2,4}(?:-\d{2,4}){1,3})(?=[\^|~])/i,
  },
  {
    name: 'hl7-person',
    type: 'PERSON',
    finds: 'the name of a patient in the fifth field of a segment',
    place: 5,
    form: PERSON_NAME,
  },
  {
    name: 'hl7-kin',
    type: 'PERSON',
    finds: 'the name of the next of kin in the second field of a segment',
    segment: 'NK1',
    place: 2,
    form: PERSON_NAME,
  },
  {
    name: 'hl7-guarantor',
    type: 'PERSON',
    finds: 'the name of who pays for a patient in the third field of a segment',
    segment: 'GT1',
    place: 3,
    form: PERSON_NAME,
  },
  {
    name: 'hl7-date-of-birth',
    type: 'DATE_OF_BIRTH',
    finds: 'the date in the seventh field of a segment',
    place: 7,
    form: /^(?:1[89]|20)\d{2}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?=\d{0,6}[\^|~\r\n])/,
  },
  {
    name: 'hl7-address',
    type: 'ADDRESS',
    finds: 'the street, town, state and code of a patient in the eleventh field of a segment',
    place: 11,
    form: /^[^|^~\r\n]{3,40}\^[^|^~\r\n]{0,16}\^[^|^~\r\n]{2,28}\^[^|^~\r\n]{0,12}\^[A-Z\d][A-Z\d -]{2,8}(?=[\^|~\r\n])/i,
  },
];

export const hl7: readonly Rule[] = FIELDS.map(fieldRule);

function fieldRule(field: Field): Rule {
  const { name, type, finds, place, segment = 'PID' } = field;
  const before = new RegExp(`^(?:${FIELD}){${place - 1}}`);
  const wholeBefore = new RegExp(`^${segment}\\|(?:${FIELD}){${place - 1}}$`);
  return {
    ...{ name, type, finds, source: SOURCE },
    lookback: LONGEST + 2,
    context: REACH + segment.length + 2,
    triggers: [
      {
        kind: 'before',
        literal: `${segment.toLowerCase()}|`,
        stands: 'begins',
        start: (text, end) => {
          const found = before.exec(text.slice(end, end + REACH));
          return found === null ? -1 : end + found[0].length;
        },
      },
    ],
    match: (input, at) => matchField(input, at, { field, head: `${segment}|`, wholeBefore }),
  };
}

function matchField(
  { text, final }: ScanInput,
  start: number,
  {
    field,
    head,
    wholeBefore,
  }: { readonly field: Field; readonly head: string; readonly wholeBefore: RegExp },
): Hit | undefined | typeof MORE {
  if (text.charAt(start - 1) !== '|') return undefined;
  const from = text.lastIndexOf(head, start - 1);
  if (from < 0 || start - from > REACH + head.length) return undefined;
  if (from > 0 && joinsWord(text.charCodeAt(from - 1))) return undefined;
  if (!wholeBefore.test(text.slice(from, start))) return undefined;
  const ahead = text.slice(start, start + LONGEST + 1);
  if (!final && ahead.length <= LONGEST) return MORE;
  const found = field.form.exec(final ? `${ahead}|` : ahead)?.[0];
  if (found === undefined) return undefined;
  return { type: field.type, start, end: start + found.length, score: 0.9 };
}
