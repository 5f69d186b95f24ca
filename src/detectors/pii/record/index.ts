/** Medical record numbers: `MRN` with a number joined to it, or a number that words of a hospital announce. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import { isAlphanumeric, isDigit } from '../../characters.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { type LabelledCode, labelledRule } from '../labelled.ts';
import { beginsRecord, isRecord, LONGEST_RECORD, RECORD } from './form.ts';
import { BETWEEN, FILE_WORDS, HOSPITAL, RECORD_WORDS, SHORT_WORDS } from './words.ts';

const LONGEST = 16;
const JOINED = /^MRN[-_#]?\d{5,10}/i;
/** What may still become one: as far as the text goes. */
const JOINED_SO_FAR = /^(?:M|MR|MRN[-_#]?\d{0,10})$/i;
/** Characters before and behind a number in which a word of a hospital says whose it is. */
const BEFORE = 160;
const BEHIND = 64;

const SHARED = {
  type: 'MRN',
  source: 'HL7 v2 table 0203 (identifier type MR); the form is up to each hospital',
  begins: beginsRecord,
  form: RECORD,
  longest: LONGEST_RECORD,
  score: 0.9,
  proves: isRecord,
} satisfies Partial<LabelledCode>;

const labelled = labelledRule({
  ...SHARED,
  name: 'medical-record',
  finds: 'numbers behind MRN or another word for a medical record, and those joined to MRN',
  labels: RECORD_WORDS,
  begins: (text, at) => beginsRecord(text, at) || isJoined(text, at),
});

export const mrn: Rule = {
  ...labelled,
  triggers: [...labelled.triggers, { kind: 'prefix', literal: 'mrn' }],
  match(input, at) {
    const { text, final } = input;
    if (at > 0 && isAlphanumeric(text.charCodeAt(at - 1))) return undefined;
    if (!final && JOINED_SO_FAR.test(text.slice(at, at + LONGEST)) && at + LONGEST > text.length) return MORE;
    const joined = JOINED.exec(text.slice(at, at + LONGEST))?.[0];
    if (joined === undefined) return labelled.match(input, at);
    const end = at + joined.length;
    if (end < text.length && isAlphanumeric(text.charCodeAt(end))) return undefined;
    return { type: 'MRN', start: at, end, score: 0.9 };
  },
};

const short = labelledRule({
  ...SHARED,
  name: 'medical-record-short',
  finds: 'numbers right behind a short word for a medical record, such as NHC, IPP or UHID',
  labels: SHORT_WORDS,
  between: BETWEEN,
});

const file = labelledRule({
  ...SHARED,
  name: 'medical-record-file',
  finds: 'numbers behind a word for a file, such as UR, dossier or Protokol No, beside a word of a hospital',
  labels: FILE_WORDS,
  between: BETWEEN,
});

const besideHospital: Rule = {
  ...file,
  lookback: LONGEST_RECORD + BEHIND,
  context: Math.max(file.context, BEFORE),
  match: (input, at) => {
    const found = file.match(input, at);
    return found === undefined || found === MORE ? found : ofHospital(input, found);
  },
};

/** In their order: what says more comes first. */
export const records: readonly Rule[] = [mrn, short, besideHospital];

function ofHospital({ text, final }: ScanInput, hit: Hit): Hit | undefined | typeof MORE {
  if (HOSPITAL.test(text.slice(Math.max(0, hit.start - BEFORE), hit.start))) return hit;
  if (HOSPITAL.test(text.slice(hit.end, hit.end + BEHIND))) return hit;
  return !final && text.length < hit.end + BEHIND ? MORE : undefined;
}

function isJoined(text: string, at: number): boolean {
  const head = text.slice(at, at + 5);
  return JOINED_SO_FAR.test(head) || (/^MRN[-_#]?/i.test(head) && isDigit(head.charCodeAt(head.length - 1)));
}
