/** Medical record numbers: `MRN` with a number joined to it, or a number that words of a hospital announce. */
import { isAlphanumeric, isDigit } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { codeBehind } from './label.ts';
import { labelledRule } from './labelled.ts';

const LONGEST = 16;
const CODE = /^(?:MRN[-_#]?|[A-Z]{1,3}-?)?\d{5,10}/i;
const JOINED = /^MRN[-_#]?\d{5,10}/i;
/** What may still become one: as far as the text goes. */
const JOINED_SO_FAR = /^(?:M|MR|MRN[-_#]?\d{0,10})$/i;

const coded = codeBehind(3);

const labelled = labelledRule({
  name: 'medical-record',
  type: 'MRN',
  finds: 'numbers behind MRN or another word for a medical record, and those joined to MRN',
  source: 'HL7 v2 table 0203 (identifier type MR); the form is up to each hospital',
  labels: [
    ...['mrn', 'mrn number', 'medical record', 'medical record number', 'medical record no', 'med rec'],
    ...['medical_record_number', 'medicalrecordnumber', 'patient id', 'patient_id', 'patient number'],
    ...['patient no', 'patient identifier', 'chart number', 'chart no', 'hospital number', 'patientennummer'],
    ...['fallnummer', 'numero de dossier medical', 'historia clinica', 'cartella clinica'],
  ],
  begins: (text, at) => coded(text, at) || isDashed(text, at) || isJoined(text, at),
  form: CODE,
  longest: LONGEST,
  score: 0.9,
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

/** Letters of a ward or a hospital, and a dash: `E-4482910`. */
function isDashed(text: string, at: number): boolean {
  if (at > 0 && isAlphanumeric(text.charCodeAt(at - 1))) return false;
  return /^[A-Z]{1,3}-(?:\d|$)/.test(text.slice(at, at + 5));
}

function isJoined(text: string, at: number): boolean {
  const head = text.slice(at, at + 5);
  return JOINED_SO_FAR.test(head) || (/^MRN[-_#]?/i.test(head) && isDigit(head.charCodeAt(head.length - 1)));
}
