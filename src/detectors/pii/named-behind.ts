/** Numbers that are named behind them: `W8142083 is my driver's license number`, `C82498941 (US passport)`. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isDigit, isWord } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { beginsToken } from './national/edges.ts';

/** Characters of the longest number, and behind it up to the end of its name. */
const LONGEST = 16;
const REACH = 64;
/** What binds a number to the name behind it, as few words as say so. */
const SAID = "(?:that's|that is|which is|it's|it is|this is)";
const BINDING = `(?: (?:is|was)|,? ${SAID}|(?:,| -{1,2})(?= (?:my|the|his|her|their|our|that|it|which|this)\\b)(?: ${SAID})?| in(?:to)?(?= the [\\w ]{0,24}\\b(?:field|box)\\b)| \\()`;
const OWNER =
  '(?: ?(?:still|also|just|actually))?(?: ?(?:my|the|his|her|their|our|your|a|an|that))?(?: ?(?:own|new|old|full|current|correct|valid|[A-Z][\\w.]{1,13}|US|U\\.S\\.)){0,2} ?';
const NUMBER = "(?:'s)?(?: (?:number|no\\b|num\\b|id\\b|#)|#)?";
/** A name with a value of its own names that one. */
const ENDS = '(?!\\w)(?! ?[:=]| (?:is|was) |.{0,3}(?:no\\.? |number )?[A-Z]{0,3}\\d)';
/** What may still become a binding and a name. */
const SO_FAR = /^(?: (?:is|was|i|w|it|th|wh|-|\(|,)|,|$| $)/;

interface NamedBehind extends Pick<Rule, 'name' | 'type' | 'finds' | 'source'> {
  readonly form: RegExp;
  /** The name, up to its end. */
  readonly named: string;
  readonly score: number;
}

const NAMED: readonly NamedBehind[] = [
  {
    name: 'us-driver-license-named-behind',
    type: 'US_DRIVER_LICENSE',
    finds: 'numbers in the forms of the states before the words that name a licence to drive',
    source: 'AAMVA D20 data dictionary, and the forms the states publish',
    form: /^(?:[A-Z]{1,2}\d{5,13}|\d{7,9})$/i,
    named: `(?:driver'?s?'?|driving|operator'?s?) licen[cs]e${NUMBER}|(?:[A-Z][a-z]+ )?(?:licen[cs]e number|DL${NUMBER})\\b(?=[^.]{0,40}\\bdriv)`,
    score: 0.8,
  },
  {
    name: 'us-passport-named-behind',
    type: 'US_PASSPORT',
    finds: 'numbers in the form of US passports before the word passport',
    source: 'US Department of State, passport book and card numbers',
    form: /^[A-Z]?\d{8,9}$/,
    named: `passport${NUMBER}(?! (?:photo|office|control|fee))`,
    score: 0.8,
  },
  {
    name: 'us-ssn-named-behind',
    type: 'US_SSN',
    finds: 'nine digits in issued ranges before the words social security',
    source: 'Social Security Administration, number randomization (2011)',
    form: /^(?!000|666|9|\d{3}00|\d{5}0000)\d{9}$/,
    named: '(?:ssn|social security(?: number)?)\\b',
    score: 0.8,
  },
  {
    name: 'medical-record-named-behind',
    type: 'MRN',
    finds: 'numbers before the words that name a medical record',
    source: 'HL7 v2 table 0203 (identifier type MR); the form is up to each hospital',
    form: /^[A-Z]{0,3}\d{5,10}$/i,
    named: '(?:mrn|medical record number|hospital number|chart number)\\b',
    score: 0.8,
  },
];

export const namedBehind: readonly Rule[] = NAMED.map(ruleOf);

function ruleOf({ form, named, score, ...rest }: NamedBehind): Rule {
  const bound = new RegExp(`^${BINDING}${OWNER}(?:${named})${ENDS}`, 'i');
  return {
    ...rest,
    lookback: LONGEST + REACH,
    context: 3,
    triggers: [{ kind: 'digits', letters: 3, long: 6, apart: true, alone: true, may: mayBeNamed }],
    match({ text, final }: ScanInput, at: number): Hit | undefined | typeof MORE {
      if (!beginsToken(text, at) || !mayBeNamed(text, at)) return undefined;
      const end = wordEnd(text, at);
      const behind = text.slice(end, end + REACH);
      const isOpen = !final && behind.length < REACH && SO_FAR.test(behind);
      if (behind !== '' && !form.test(text.slice(at, end))) return undefined;
      if (isOpen) return MORE;
      return bound.test(behind) ? { type: rest.type, start: at, end, score } : undefined;
    },
  };
}

/** Does what binds a name to it follow the word, as far as the text goes? */
function mayBeNamed(text: string, start: number): boolean {
  const end = wordEnd(text, start);
  if (end - start > LONGEST || !isDigit(text.charCodeAt(end - 1))) return end === text.length;
  const next = text.charAt(end);
  if (next === '' || next === ',') return true;
  if (next !== ' ') return false;
  const first = text.charAt(end + 1);
  return first === '' || 'iwt-('.includes(first);
}

function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && at - start <= LONGEST && isWord(text.charCodeAt(at))) at++;
  return at;
}
