/** NHS numbers that nothing announces but the word for a patient: `for patient 943 476 5919`. */
import { labelledRule } from './labelled.ts';
import { nhs } from './national/gb.ts';

/** Nothing stands between. */
const BETWEEN: ReadonlySet<string> = new Set();

export const patientNumber = labelledRule({
  name: 'uk-nhs-number-of-patient',
  type: 'UK_NHS',
  finds: 'UK NHS numbers with a right check digit directly behind the word patient',
  source: 'NHS Data Model and Dictionary, NHS NUMBER',
  labels: ['patient', 'pt'],
  between: BETWEEN,
  begins: 0,
  form: /^\d{3}([ -]?)\d{3}\1\d{4}(?![ -]?\d)/,
  longest: 14,
  score: 0.8,
  proves: nhs.proves,
});
