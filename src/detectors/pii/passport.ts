/** US passport numbers: nine digits, or a letter and eight, named as a passport. */
import { labelledRule } from './labelled.ts';

export const passport = labelledRule({
  name: 'us-passport',
  type: 'US_PASSPORT',
  finds: 'numbers in the form of US passports (nine digits, or a letter and eight) behind the word passport',
  source: 'US Department of State, passport book and card numbers',
  labels: [
    ...['passport', 'passport no', 'passport number', 'passport_number', 'passportnumber', 'passport_no'],
    ...['passeport', 'pasaporte', 'passaporto', 'passaporte', 'reisepass', 'reisepassnummer', 'paspoort'],
    ...[
      'travel document no',
      'travel document number',
      'pp',
      'pp no',
      'ppt',
      'us ppt',
      'pptno',
      'passport book',
      'passport card',
      'us passport',
    ],
  ],
  begins: 1,
  form: /^[A-Za-z]?\d{8,9}/,
  longest: 10,
  score: 0.9,
  proves: (code) => code.length === 9,
});
