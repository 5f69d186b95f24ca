/** Numbers in lists and sentences that are named once, farther before them than a label reaches. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isAlphanumeric } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { endsToken } from './boundary.ts';
import { isItin } from './itin.ts';
import { nif } from './national/es.ts';
import { nhs } from './national/gb.ts';
import { ShapeIndex } from './national/shapes.ts';
import { isRoutingNumber } from './routing.ts';

/** Characters before a number in which its list may be named. */
const REACH = 320;
const LONGEST = 18;
/** What a number that is one of a list stands behind: the beginning of a line, a mark, a bracket, a small word. */
const BEGINS =
  /(?:^|\n)[ \t]*(?:[-*•|] ?|\d{1,2}[.)] ?)?["'(]?$|[,;|\t(:#·] {0,3}["'(]?$| (?:and|is|are|or|&|transit|number|no\.?) $/;
const BEGINS_REACH = 24;
const SPACE = 0x20;
/** By ASCII unit: may a number stand directly behind it; or behind it and blanks: the end of a mark or of a small word. */
const mayPrecede = new Uint8Array(0x80);
const PRECEDING = ' \n\t"\'(-*|.),;:#';
for (const mark of PRECEDING) mayPrecede[mark.charCodeAt(0)] = 1;
const mayPrecedeBlank = mayPrecede.slice();
for (const end of 'dsetor&') mayPrecedeBlank[end.charCodeAt(0)] = 1;

interface Listed extends Pick<Rule, 'name' | 'type' | 'finds' | 'source'> {
  readonly letters: number;
  readonly fewest?: number;
  /** Does it begin with a letter and a blank before the first digit? */
  readonly led?: true;
  /** What names the list. */
  readonly named: RegExp;
  readonly form: RegExp;
  /** The same as shapes, for a look at each number. */
  readonly shapes: readonly string[];
  proves(compact: string): boolean;
}

const LISTED: readonly Listed[] = [
  {
    name: 'us-itin-listed',
    type: 'US_ITIN',
    finds: 'US taxpayer numbers that begin with 9 in a list or a letter about ITINs, W-7 or CP565',
    source: 'IRS, Internal Revenue Manual 3.21.263 (ITIN ranges); Publication 1915',
    letters: 0,
    named: /\b(?:itins?|form w-?7|w-7|cp ?56[567]|individual taxpayer)\b/i,
    form: /^9\d{2}([- ]?)\d{2}\1\d{4}/,
    shapes: ['999999999', '999-99-9999', '999 99 9999'],
    proves: isItin,
  },
  {
    name: 'us-routing-listed',
    type: 'US_ROUTING',
    finds: 'US bank routing numbers with a right check digit in a list of them, in groups of four too',
    source: 'ABA Routing Number Policy (ranges, check digit)',
    letters: 0,
    named: /\b(?:aba|routing|rtns?|rdfi|odfi)\b/i,
    form: /^(?:\d{9}|\d{4}-\d{4}-\d)/,
    shapes: ['999999999', '9999-9999-9'],
    proves: isRoutingNumber,
  },
  {
    name: 'us-passport-listed',
    type: 'US_PASSPORT',
    finds: 'numbers in the form of US passports in a text about passports',
    source: 'US Department of State, passport book and card numbers',
    letters: 1,
    named: /\bpassports\b|\bpassport (?:office|book|card|numbers|renewal|application)/i,
    form: /^(?:[AC]\d{8}|\d{9})/,
    shapes: ['A99999999', '999999999'],
    proves: (code) => code.length === 9,
  },
  {
    name: 'us-driver-license-listed',
    type: 'US_DRIVER_LICENSE',
    finds: 'numbers in the groups of Florida, Illinois, Michigan and Wisconsin in a text about licences',
    source: 'AAMVA D20 data dictionary, and the forms the states publish',
    letters: 1,
    fewest: 1,
    named: /licen[cs]e|\bdriver|\bdl\b/i,
    form: /^(?:[A-Z]\d{3}-\d{3}-\d{2}-\d{3}-\d|[A-Z]\d{3}-\d{4}-\d{4}(?:-\d{2})?|[A-Z]-?\d{3}-\d{3}-\d{3}-\d{3})/,
    shapes: ['A999-999-99-999-9', 'A999-9999-9999', 'A999-999-999-999'],
    proves: () => true,
  },
  {
    name: 'us-driver-license-listed-apart',
    type: 'US_DRIVER_LICENSE',
    finds: 'numbers in the groups of Michigan, with a blank behind the letter, in a text about licences',
    source: 'AAMVA D20 data dictionary, and the forms the states publish',
    letters: 0,
    led: true,
    named: /licen[cs]e|\bdriver|\bdl\b/i,
    form: /^[A-Z](?: \d{3}){4}(?! \d)/,
    shapes: ['A 999 999 999 999'],
    proves: () => true,
  },
  {
    name: 'uk-nhs-number-listed',
    type: 'UK_NHS',
    finds: 'UK NHS numbers in groups with a right check digit, in a text that names one before',
    source: 'NHS Data Model and Dictionary, NHS NUMBER',
    letters: 0,
    named: /\bnhs\b/i,
    form: /^\d{3}([ -])\d{3}\1\d{4}(?! \d)/,
    shapes: ['999 999 9999', '999-999-9999'],
    proves: nhs.proves,
  },
  {
    name: 'es-nif-listed',
    type: 'ES_NIF',
    finds: 'Spanish DNI with its check letter apart, in a cell of a list of people',
    source: 'Real Decreto 1553/2005 (DNI)',
    letters: 0,
    named:
      /\b(?:dni|nif|nie|soci[oa]s?|clientes?|alumn[oa]s?|emplead[oa]s?|titular(?:es)?|inquilin[oa]s?|vecin[oa]s?|listado|apellidos?)\b/i,
    form: /^\d{8} [A-Z](?=[,;|\t·\n"]| ?[|·/]|$)/,
    shapes: ['99999999 A'],
    proves: nif.proves,
  },
];

export const listed: readonly Rule[] = LISTED.map(listedRule);

function listedRule(spec: Listed): Rule {
  const { name, type, finds, source, letters, fewest = 0 } = spec;
  const index = new ShapeIndex(spec.shapes);
  const may = (text: string, start: number) => mayStandIn(text, start) && index.mayFit(text, start);
  const start = (text: string, at: number, floor: number) =>
    at - 2 >= floor && text.charCodeAt(at - 1) === SPACE && may(text, at - 2) ? at - 2 : -1;
  const trigger = {
    kind: 'digits',
    letters,
    fewest,
    least: 8,
    group: 3,
    alone: true,
    behind: `${PRECEDING}\u0080`,
    may,
  } as const;
  return {
    ...{ name, type, finds, source },
    lookback: LONGEST + 3,
    context: REACH + 1,
    triggers: [letters > 0 ? trigger : { ...trigger, apart: true, ...(spec.led === true ? { start } : {}) }],
    match: (input, at) => matchListed(input, at, spec),
  };
}

/** What `BEGINS` asks, told by one character or two; nothing names a list before the beginning of a text. */
function mayStandIn(text: string, start: number): boolean {
  let at = start - 1;
  if (at < 0 || mayPrecede[text.charCodeAt(at)] !== 1) return at >= 0 && text.charCodeAt(at) >= 0x80;
  if (text.charCodeAt(at) !== SPACE) return true;
  while (at > 0 && start - at <= BEGINS_REACH && text.charCodeAt(at) === SPACE) at--;
  const unit = start - at > BEGINS_REACH ? SPACE : text.charCodeAt(at);
  return unit >= 0x80 || mayPrecedeBlank[unit] === 1;
}

function matchListed({ text, final }: ScanInput, at: number, spec: Listed): Hit | undefined | typeof MORE {
  if (at > 0 && isAlphanumeric(text.charCodeAt(at - 1))) return undefined;
  if (!BEGINS.test(text.slice(Math.max(0, at - BEGINS_REACH), at))) return undefined;
  if (!final && text.length - at < LONGEST + 3) return MORE;
  const code = spec.form.exec(text.slice(at, at + LONGEST))?.[0] ?? '';
  if (code === '' || !endsToken(text, at + code.length)) return undefined;
  if (!spec.proves(code.replaceAll(/[^A-Z\d]/g, ''))) return undefined;
  return spec.named.test(text.slice(Math.max(0, at - REACH), at))
    ? { type: spec.type, start: at, end: at + code.length, score: 0.8 }
    : undefined;
}
