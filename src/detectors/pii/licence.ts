/** US driver licence numbers: the forms of the states, behind words that name a licence to drive. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isAlphanumeric } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { type Begins, codeBehind } from './label.ts';
import { type LabelledCode, labelledRule } from './labelled.ts';

/**
 * First those with letters between (Iowa, New Hampshire, Idaho, Vermont and Maine, Washington), then a letter and groups
 * (Florida, Illinois, Michigan), the three groups of New York and Pennsylvania, and up to three letters before digits
 * (the others).
 */
const FORM = new RegExp(
  `^(?:${[
    '\\d{3}[A-Z]{2}\\d{4}|\\d{2}[A-Z]{3}\\d{5}|[A-Z]{2}\\d{6}[A-Z]|\\d{7,8}[A-Z]|WDL[A-Z0-9]{9}',
    '[A-Z]-?\\d{3,4}(?:[ -]\\d{2,5}){2,4}(?:-\\d)?|[A-Z](?: \\d{3}){4}',
    '\\d{3} \\d{3} \\d{3}|\\d{2} \\d{3} \\d{3}(?![ \\d])',
    '[A-Z]{0,3}-?\\d{2,14}(?:-\\d{2,5}){0,4}',
  ].join('|')})`,
  'i',
);

const behindLetters = codeBehind(4);
/** A letter and four groups, as Michigan has it, with a blank behind the letter. */
const APART = /^[A-Z](?:$| (?:$|\d{3} ))/;

/** May the number of a licence begin here? */
const begins: Begins = (text, at) =>
  behindLetters(text, at) ||
  (APART.test(text.slice(at, at + 6)) && (at === 0 || !isAlphanumeric(text.charCodeAt(at - 1))));

const LICENCES = [
  'license',
  'licence',
  'lic',
  'license number',
  'licence number',
  'license no',
  'licence no',
  'licensenumber',
  'licencenumber',
];
const DRIVERS = ["driver's", 'drivers', 'driver', 'driving'];

/** Behind the name of a state nothing but these stand before the number: `Ohio license plate` is another. */
const BETWEEN: ReadonlySet<string> = new Set(['number', 'no', 'num', 'nr', 'is', 'id', 'class']);
const STATES =
  'alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas ' +
  'kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey mexico ' +
  'york carolina dakota ohio oklahoma oregon pennsylvania island tennessee texas utah vermont virginia washington wisconsin wyoming';

export const stateLicence = labelledRule({
  name: 'us-driver-license-of-state',
  type: 'US_DRIVER_LICENSE',
  finds: 'numbers in the forms of the states, behind the name of a state and the word licence',
  source: 'AAMVA D20 data dictionary, and the forms the states publish',
  labels: STATES.split(' ').flatMap((state) => [`${state} license`, `${state} licence`, `${state} dl`]),
  between: BETWEEN,
  begins,
  form: FORM,
  longest: 24,
  score: 0.8,
  proves: (code) => code.length >= 7 && code.length <= 15 && digitsOf(code) >= 4,
});

/** What stands before the number of a change or a request. */
const OF_ISSUE = /\b(?:bugs?|close[sd]?|fix(?:e[sd])?|issues?|pr|refs?|tickets?):? ?#$/i;
const LONGEST_OF_ISSUE = 12;

/** The same, but for the numbers of changes. */
const beginsNoIssue: Begins = (text, at) =>
  begins(text, at) &&
  !(text.charAt(at - 1) === '#' && OF_ISSUE.test(text.slice(Math.max(0, at - LONGEST_OF_ISSUE), at)));

export const licence = labelledRule({
  name: 'us-driver-license',
  type: 'US_DRIVER_LICENSE',
  finds: 'numbers in the forms of the states, behind words that name a licence to drive',
  source: 'AAMVA D20 data dictionary, and the forms the states publish',
  labels: [
    ...DRIVERS.flatMap((driver) => LICENCES.map((word) => `${driver} ${word}`)),
    ...['driver_license', 'drivers_license', 'driver_licence', 'driverlicense', 'driverslicense'],
    ...[
      'driver_license_number',
      'driverlicensenumber',
      'operator license',
      'dl',
      'dl no',
      'dl number',
      'dln',
      ...["operator's license", 'operators license', "operator's licence", 'drv lic', 'driver lic no'],
      ...[
        'cdl',
        'cdl no',
        'cdl number',
        'd.l',
        'dmv id',
        'dmv number',
        'state id',
        'state id no',
        'state id number',
      ],
      ...[
        'oln',
        'ol number',
        'd/l',
        'd/l no',
        'dl/id',
        'dlnumber',
        'dlno',
        'license to drive',
        'licence to drive',
      ],
    ],
  ],
  begins: beginsNoIssue,
  form: FORM,
  longest: 24,
  score: 0.9,
  proves: (code) => WASHINGTON.test(code) || (code.length >= 5 && code.length <= 15 && digitsOf(code) >= 4),
});

/** Licences of all kinds are numbered; words of traffic or of papers of a person tell which. */
const OF_DRIVER =
  /\bdriv(?:er|ing|en by)|\bdmv\b|motor vehicle|\bplates?\b|\bissued by the state|licen[cs]e_?state|issuing_?state|\b(?:dob|d0b|ssn|passport)\b|date of birth/i;
/** The state that issued it, in brackets behind the number or in words. */
const OF_STATE = new RegExp(
  `^ (?:from|issued (?:in|by)) (?:the state of )?(?:new |north |south |west |rhode )?(?:${STATES.replaceAll(' ', '|')})\\b|^ ?\\((?:state of )?(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|(?:[a-z]{3,5} )?(?:${STATES.replaceAll(' ', '|')}))\\)`,
  'i',
);
/** Characters before and behind a number in which they stand. */
const BEFORE = 120;
const BEHIND = 40;
/** Of the letters and digits in Washington the first three are always the same. */
const WASHINGTON = /^WDL[A-Z0-9]{9}$/;

const plain: LabelledCode = {
  name: 'us-driver-license-beside-driver',
  type: 'US_DRIVER_LICENSE',
  finds:
    'numbers in the forms of the states, behind the word licence and beside a word of traffic or of papers, or a state in brackets',
  source: 'AAMVA D20 data dictionary, and the forms the states publish',
  labels: LICENCES.flatMap((word) => [word, `${word} #`, `${word}#`]),
  between: BETWEEN,
  begins,
  form: FORM,
  longest: 24,
  score: 0.8,
  proves: (code) => WASHINGTON.test(code) || (code.length >= 7 && code.length <= 15 && digitsOf(code) >= 6),
};
const unproved = labelledRule(plain);

export const licenceBesideDriver: Rule = {
  ...unproved,
  lookback: unproved.lookback + BEHIND,
  context: Math.max(unproved.context, BEFORE),
  match: (input, at) => {
    const found = unproved.match(input, at);
    return found === undefined || found === MORE ? found : ofDriver(input, found);
  },
};

function ofDriver({ text, final }: ScanInput, hit: Hit): Hit | undefined | typeof MORE {
  if (OF_DRIVER.test(text.slice(Math.max(0, hit.start - BEFORE), hit.start))) return hit;
  const behind = text.slice(hit.end, hit.end + BEHIND);
  if (OF_DRIVER.test(behind) || OF_STATE.test(behind)) return hit;
  return !final && text.length < hit.end + BEHIND ? MORE : undefined;
}

function digitsOf(code: string): number {
  return code.replaceAll(/[^0-9]/g, '').length;
}
