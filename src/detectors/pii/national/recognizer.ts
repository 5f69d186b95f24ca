/** Finds national ids of all kinds in one reading: what a number is, its form, its proof and the words before it say. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import { isDigit } from '../../characters.ts';
import { BEFORE } from '../../engine/number-word.ts';
import type { Recognizer } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { endsToken } from '../boundary.ts';
import { CONTEXT_REACH, ContextNames, holdsLetter, UNNAMED } from '../context.ts';
import { betterOf, type Claim, claimOf, type Form, holdsLower, Token } from './claim.ts';
import { beginsToken, followsNumber, groupAfter, LONGEST_GROUP } from './edges.ts';
import { hasDigitSoon, Leads, leadOf, MOST_LETTERS } from './leads.ts';
import type { NationalId } from './national-id.ts';
import { OTHER_NUMBERS } from './others.ts';
import { DEAD, ShapeIndex } from './shapes.ts';

/** A rule for one kind of number. */
export interface NationalRule extends Rule {
  readonly id: NationalId;
}

export function ruleOf(id: NationalId): NationalRule {
  const { name, type, finds, source } = id;
  return { ...recognizerOf([id], 'when asked'), name, type, finds, source, id };
}

/**
 * One recognizer for several kinds: of those that fit one number, the one that is named nearest is reported. Its tables
 * are made now, or when a number is first looked at: rules in the list of all are hardly ever asked.
 */
export function recognizerOf(ids: readonly NationalId[], made: 'now' | 'when asked'): Recognizer {
  const forms = ids.flatMap(formsOf);
  const shapes = forms.map(({ shape }) => shape);
  const leads = new Leads(shapes.map(leadOf).filter((lead) => lead !== ''));
  let known = made === 'now' ? indexed(ids, forms) : undefined;
  const may = (text: string, start: number) => {
    known ??= indexed(ids, forms);
    return mayBegin(text, start) && known.index.mayFit(text, start);
  };
  return {
    type: ids.length === 1 ? (ids[0]?.type ?? '') : 'NATIONAL_ID',
    lookback: Math.max(...shapes.map(({ length }) => length)) + LONGEST_GROUP + 2,
    context: CONTEXT_REACH,
    triggers: [
      { kind: 'digits', letters: MOST_LETTERS, fewest: 1, may },
      { kind: 'digits', letters: 0, apart: true, after: NAMED, least: FEWEST_DIGITS, may },
      { kind: 'digits', letters: 0, apart: true, after: NAMED, goes: ['word', 'point'], may },
      ...leads.triggers,
    ],
    match(input, at) {
      known ??= indexed(ids, forms);
      return match(input, at, known);
    },
    pending: (text, from) => leads.pending(text, from),
  };
}

/** Digits in a row with which a number begins, but for one with a letter or a point behind its first ones (`9#.###.###`). */
const FEWEST_DIGITS = 6;
/** All but a long row of numbers: no word names one of them. */
const NAMED = BEFORE.filter((before) => before !== 'long row');

/** A group of a longer row proves nothing that no word names. */
function mayBegin(text: string, start: number): boolean {
  return !isDigit(text.charCodeAt(start)) || !followsNumber(text, start) || holdsLetter(text, start);
}

function formsOf(id: NationalId, kind: number): Form[] {
  return Object.entries(id.forms).map(([shape, alone]) => {
    const lastGroup = shape.includes(' ') ? shape.length - shape.lastIndexOf(' ') - 1 : 0;
    return { id, kind, shape, alone, lastGroup, led: leadOf(shape) !== '' };
  });
}

function indexed(ids: readonly NationalId[], forms: readonly Form[]): Forms {
  return {
    forms,
    index: new ShapeIndex(forms.map(({ shape }) => shape)),
    names: new ContextNames([...ids.map(({ words }) => words), OTHER_NUMBERS]),
    others: ids.length,
  };
}

interface Forms {
  readonly forms: readonly Form[];
  readonly index: ShapeIndex;
  readonly names: ContextNames;
  /** The list of words that name other numbers. */
  readonly others: number;
}

/** Forms that are whole at an offset. */
interface Whole {
  readonly end: number;
  readonly forms: readonly number[];
}

function match(input: ScanInput, start: number, known: Forms): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if (!beginsToken(text, start)) return undefined;
  const { whole, open } = readForms(text, start, known.index);
  if (open && !final) return MORE;
  for (let at = whole.length - 1; at >= 0; at--) {
    const { end, forms } = whole[at] ?? { end: start, forms: [] };
    if (!final && isOpen(text, end)) return MORE;
    const hit = endsToken(text, end) ? bestOf(forms, new Token(text, start, end), known) : undefined;
    if (hit !== undefined) return hit;
  }
  return undefined;
}

/** Is it not told yet whether a number ends here? */
function isOpen(text: string, end: number): boolean {
  return end + 2 > text.length || groupAfter(text, end) === 'open';
}

/** What was read of a number, and whether the text ends before it is told. */
interface Read {
  readonly whole: readonly Whole[];
  readonly open: boolean;
}

/** Of most numbers. */
const NONE: Read = { whole: [], open: false };

/** Reads as far as a form goes on; open when the text ends there. */
function readForms(text: string, start: number, index: ShapeIndex): Read {
  let whole: Whole[] | undefined;
  let state = 0;
  for (let at = start; index.goesOn(state); at++) {
    if (at >= text.length) return { whole: whole ?? NONE.whole, open: true };
    state = index.step(state, text.charCodeAt(at));
    if (state === DEAD) break;
    if (!index.isWhole(state)) continue;
    whole ??= [];
    whole.push({ end: at + 1, forms: index.wholeIn(state) });
  }
  return whole === undefined ? NONE : { whole, open: false };
}

/** What the forms that fit a token make of it. What no word names, and no form tells, is not proved. */
function bestOf(fitting: readonly number[], token: Token, { forms, names, others }: Forms): Hit | undefined {
  const { text, start, end } = token;
  const led = !hasDigitSoon(text, start);
  if (led && holdsLower(token)) return undefined;
  // With no letter before it no word names it, and what is joined tells nothing alone.
  if (!holdsLetter(text, start) && token.joined) return undefined;
  const distances = names.distances(text, start);
  const other = distances[others] ?? UNNAMED;
  let best: Claim | undefined;
  for (const position of fitting) {
    const form = forms[position];
    const own = distances[form?.kind ?? others] ?? UNNAMED;
    if (form?.led === led) best = betterOf(best, claimOf(form, token, { own, other }));
  }
  return best === undefined ? undefined : { type: best.type, start, end, score: best.score };
}
