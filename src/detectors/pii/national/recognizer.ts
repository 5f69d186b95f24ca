/** Finds national ids of all kinds in one reading: what a number is, its form, its proof and the words before it say. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import type { Recognizer } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { endsToken } from '../boundary.ts';
import { CONTEXT_REACH, ContextWords } from '../context.ts';
import { beginsToken, groupAfter, isJoined, LONGEST_GROUP } from './edges.ts';
import { hasDigitSoon, Leads, leadOf, MOST_LETTERS } from './leads.ts';
import { type NationalId, TELLING } from './national-id.ts';
import { OTHER_NUMBERS } from './others.ts';
import { DEAD, ShapeIndex } from './shapes.ts';

/** One way to write one kind of number. */
interface Form {
  readonly id: NationalId;
  readonly words: ContextWords;
  readonly shape: string;
  /** Its score with no word that names it. */
  readonly alone: number;
  /** Digits of its last group, when groups are apart by blanks; 0 when they are not. */
  readonly lastGroup: number;
  /** True when its first word holds no digit. */
  readonly led: boolean;
}

/** A rule for one kind of number. */
export interface NationalRule extends Rule {
  readonly id: NationalId;
}

export function ruleOf(id: NationalId): NationalRule {
  const { name, type, finds, source } = id;
  return { ...recognizerOf([id]), name, type, finds, source, id };
}

/** One recognizer for several kinds: of those that fit one number, the one that is named nearest is reported. */
export function recognizerOf(ids: readonly NationalId[]): Recognizer {
  const forms = ids.flatMap(formsOf);
  const shapes = forms.map(({ shape }) => shape);
  const index = new ShapeIndex(shapes);
  const leads = new Leads(shapes.map(leadOf).filter((lead) => lead !== ''));
  return {
    type: ids.length === 1 ? (ids[0]?.type ?? '') : 'NATIONAL_ID',
    lookback: Math.max(...shapes.map(({ length }) => length)) + LONGEST_GROUP + 2,
    context: CONTEXT_REACH,
    triggers: [{ kind: 'digits', letters: MOST_LETTERS }, ...leads.triggers],
    match: (input, at) => match(input, at, { forms, index }),
    pending: (text, from) => leads.pending(text, from),
  };
}

function formsOf(id: NationalId): Form[] {
  const words = new ContextWords(id.words);
  return Object.entries(id.forms).map(([shape, alone]) => {
    const lastGroup = shape.includes(' ') ? shape.length - shape.lastIndexOf(' ') - 1 : 0;
    return { id, words, shape, alone, lastGroup, led: leadOf(shape) !== '' };
  });
}

interface Forms {
  readonly forms: readonly Form[];
  readonly index: ShapeIndex;
}

/** Forms that are whole at an offset. */
interface Whole {
  readonly end: number;
  readonly forms: readonly number[];
}

function match(input: ScanInput, start: number, { forms, index }: Forms): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if (!beginsToken(text, start)) return undefined;
  const read = readForms(text, start, index);
  if (read.open && !final) return MORE;
  for (const { end, forms: fitting } of read.whole.toReversed()) {
    if (!final && (end + 2 > text.length || groupAfter(text, end) === 'open')) return MORE;
    if (!endsToken(text, end)) continue;
    const hit = bestOf(
      fitting.flatMap((form) => forms[form] ?? []),
      { text, start, end },
    );
    if (hit !== undefined) return hit;
  }
  return undefined;
}

/** Reads as far as a form goes on; open when the text ends there. */
function readForms(text: string, start: number, index: ShapeIndex): { whole: Whole[]; open: boolean } {
  const whole: Whole[] = [];
  let state = 0;
  for (let at = start; index.goesOn(state); at++) {
    if (at >= text.length) return { whole, open: true };
    state = index.step(state, text.charCodeAt(at));
    if (state === DEAD) break;
    const forms = index.wholeIn(state);
    if (forms.length > 0) whole.push({ end: at + 1, forms });
  }
  return { whole, open: false };
}

/** A stretch of text that is written in a form. */
interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a token is taken for. */
interface Claim {
  readonly type: string;
  readonly score: number;
  /** Characters to the word that names it; infinite for none. */
  readonly distance: number;
}

function bestOf(forms: readonly Form[], token: Token): Hit | undefined {
  const { text, start, end } = token;
  const written = text.slice(start, end);
  const compact = written.replace(/[ ./+-]/g, '').toUpperCase();
  const led = !hasDigitSoon(text, start);
  let best: Claim | undefined;
  for (const form of forms) {
    if (form.led !== led || (led && written !== written.toUpperCase())) continue;
    if (!form.id.proves(compact)) continue;
    const claim = claimOf(form, token, compact);
    if (claim !== undefined && (best === undefined || isBetter(claim, best))) best = claim;
  }
  return best === undefined ? undefined : { type: best.type, start, end, score: best.score };
}

function isBetter(claim: Claim, than: Claim): boolean {
  if (claim.distance !== than.distance) return claim.distance < than.distance;
  return claim.score > than.score;
}

/** What a proved number counts as: named by a word that is nearer than one which names something else, or alone. */
function claimOf(form: Form, token: Token, compact: string): Claim | undefined {
  const { text, start, end } = token;
  const { type } = form.id;
  const own = form.words.distance(text, start);
  const other = OTHER_NUMBERS.distance(text, start);
  if (own !== undefined && (other === undefined || own <= other))
    return goesOnInGroups(form, text, end) ? undefined : { type, score: TELLING, distance: own };
  if (form.alone === 0 || (other !== undefined && form.alone < TELLING)) return undefined;
  if (isJoined(text, start, end) || form.id.provesAlone?.(compact) === false) return undefined;
  if (form.alone < TELLING && /[a-z]/.test(text.slice(start, end))) return undefined;
  return { type, score: form.alone, distance: Number.POSITIVE_INFINITY };
}

/** Does a group like the last one follow, so that this is the beginning of a longer number? */
function goesOnInGroups({ lastGroup }: Form, text: string, end: number): boolean {
  return lastGroup > 0 && groupAfter(text, end) === lastGroup;
}
