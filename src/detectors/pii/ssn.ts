/** US social security numbers: area, group and serial in their ranges (SSA, since 2011). */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isDigit } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { patternOf } from '../pattern.ts';
import { MORE } from '../sweep.ts';
import { beginsNumber, endsToken, isEndSettled } from './boundary.ts';
import { CONTEXT_REACH, ContextNames, holdsLetter, lineBefore, UNNAMED } from './context.ts';

/** Nine digits, two separators, and the two characters after them. */
const LONGEST_SSN = 13;

const NAMED = patternOf(
  '(?i)(?:\\b|_)(ssn|ss#|social[ _-]?security|soc\\.? ?sec|social insurance number|tax ?id)',
);
/** In each of them, and in what is said of oneself, stands one of these. */
const PARTS = ['ss', 'soc', 'tax'];
/** Said of oneself, right before the number: `my social is`; or asked for on the line above. */
const SOCIAL =
  /\bsocial(?: (?:number|no\.?|num|#))?(?: please| pls)?(?: (?:is|was)|\?\s{1,3}[a-z .'-]{1,20}:[^\d\n]{0,24})?[ :=#(-]{0,3}$/;
/** Other papers: a number behind one of them is its own, whatever was named before. */
const PAPERS = ['passport', 'license', 'licence', 'routing', 'mrn'];
/** What names another number right before it, whatever else its line names. */
const OTHERS =
  /(?:\b|_)(?:rtn|aba|ein|account|acct|phone|fax|mobile|invoice|order|ticket|claim|case|policy|zip)(?: (?:no|number|num|nr|id|code|is))*[ .:#="'(-]{0,4}$/;
/** Goods in stock: what says so of all numbers on its line, and what does right before one. */
const GOODS = new ContextNames([
  (
    'part no, part number, part #, parts, p/n, pn, sku, skus, spare*, oem, catalog*, item no, item number, model no, model number, ' +
    'lot no, lot number, batch no, serial no, serial number, drawing no, dwg, teilenummer, artikelnummer, bestellnummer, ' +
    'ersatzteil*, numero de piece, ricambi*'
  ).split(', '),
  (
    'part item model lot batch serial drawing article order ref case docket claim bin location rack shelf heat gasket seal valve filter bolt bearing pump bracket sensor ' +
    'relay fuse belt washer screw kit module unit units lots'
  ).split(' '),
]);
/** Numbers of goods have ranges. */
const RANGE = /\d{3}-\d{2}-\d{4} ?(?:to|through|thru|bis|–|-) ?$/;
const LONGEST_RANGE = 22;
/** Characters between a word of the second list and the number: ` no. `. */
const BESIDE = 6;
const SPACE = 0x20;
const DASH = 0x2d;
const DOT = 0x2e;
/** Printed on wallets and in advertisements; never anybody's. */
const FAMOUS = new Set(['078051120', '219099999']);

export const ssn: Rule = {
  name: 'us-ssn',
  type: 'US_SSN',
  finds:
    'US social security numbers in issued ranges: in three groups, or nine digits named as one on their line',
  source: 'Social Security Administration, number randomization (2011)',
  lookback: LONGEST_SSN,
  context: CONTEXT_REACH,
  triggers: [{ kind: 'digits', letters: 0, least: 9, apart: true, group: 3, may: mayBeSsn }],
  match,
};

/** Matches the number that starts here: `123-45-6789`, spaces or dots in place of dashes, or nine digits named as one. */
function match(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if (!beginsNumber(text, start)) return undefined;
  const separator = separatorAt(text, start + 3);
  const end = endOf(start, separator);
  const form = formOf(text, start, end);
  if (form === 'other') return undefined;
  if (!final && (form === 'open' || !isEndSettled(text, end) || text.length < end + 2)) return MORE;
  if (form === 'open' || !endsToken(text, end)) return undefined;
  const digits = separator === undefined ? text.slice(start, end) : joined(text, start);
  if (!isIssuable(digits)) return undefined;
  // Points stand in versions as well.
  const tellsItself = separator !== undefined && separator !== DOT && !goesOn(text, end);
  if (!isToldSo(text, start, tellsItself)) return undefined;
  return { type: 'US_SSN', start, end, score: 0.95 };
}

/** Is it in its groups, as far as the text goes? */
function mayBeSsn(text: string, start: number): boolean {
  return formOf(text, start, endOf(start, separatorAt(text, start + 3))) !== 'other';
}

function endOf(start: number, separator: number | undefined): number {
  return start + (separator === undefined ? 9 : 11);
}

/** Do digits and separators stand where they have to, as far as the text goes? */
function formOf(text: string, start: number, end: number): 'whole' | 'open' | 'other' {
  const separator = end - start === 11 ? text.charCodeAt(start + 3) : undefined;
  for (let at = start; at < end; at++) {
    if (at >= text.length) return 'open';
    if (!fits(text.charCodeAt(at), at - start, separator)) return 'other';
  }
  return 'whole';
}

function fits(unit: number, place: number, separator: number | undefined): boolean {
  if (separator !== undefined && (place === 3 || place === 6)) return unit === separator;
  return isDigit(unit);
}

function separatorAt(text: string, at: number): number | undefined {
  const unit = at < text.length ? text.charCodeAt(at) : 0;
  return unit === DASH || unit === SPACE || unit === DOT ? unit : undefined;
}

function joined(text: string, start: number): string {
  return text.slice(start, start + 3) + text.slice(start + 4, start + 6) + text.slice(start + 7, start + 11);
}

function isIssuable(digits: string): boolean {
  const area = digits.slice(0, 3);
  if (area === '000' || area === '666' || area >= '900') return false;
  return digits.slice(3, 5) !== '00' && digits.slice(5) !== '0000' && !FAMOUS.has(digits);
}

/** Is it named, or in a form that tells, where nothing says that it is one of goods? */
function isToldSo(text: string, start: number, tellsItself: boolean): boolean {
  return isNamed(text, start) || (tellsItself && !isOfGoods(text, start));
}

/** Do more digits follow behind a blank, as in a telephone number? */
function goesOn(text: string, end: number): boolean {
  return text.charCodeAt(end) === SPACE && isDigit(text.charCodeAt(end + 1));
}

function isNamed(text: string, start: number): boolean {
  if (!holdsLetter(text, start)) return false;
  const line = lineBefore(text, start).toLowerCase();
  // Most numbers stand behind other words. bench: scan
  if (!PARTS.some((part) => line.includes(part))) return false;
  const named = NAMED.test(line.slice(Math.max(0, ...PAPERS.map((paper) => line.lastIndexOf(paper)))));
  return (named && !OTHERS.test(line)) || SOCIAL.test(line);
}

/** In three groups, as numbers of parts are as well: does a word say that it is one of them? */
function isOfGoods(text: string, start: number): boolean {
  const [line = UNNAMED, beside = UNNAMED] = GOODS.distances(text, start);
  if (RANGE.test(text.slice(Math.max(0, start - LONGEST_RANGE), start))) return true;
  return line !== UNNAMED || (beside !== UNNAMED && beside <= BESIDE);
}
