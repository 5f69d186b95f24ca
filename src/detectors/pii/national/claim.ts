/** Claims: what a number in a form is taken for, and how sure that is. */
import { isAlphanumeric } from '../../characters.ts';
import { UNNAMED } from '../context.ts';
import { groupAfter, isJoined } from './edges.ts';
import { type NationalId, TELLING } from './national-id.ts';

/** One way to write one kind of number. */
export interface Form {
  readonly id: NationalId;
  /** Its place among the lists of words that name kinds. */
  readonly kind: number;
  readonly shape: string;
  /** Its score with no word that names it. */
  readonly alone: number;
  /** Digits of its last group, when groups are apart by blanks; 0 when they are not. */
  readonly lastGroup: number;
  /** True when its first word holds no digit. */
  readonly led: boolean;
}

/** A stretch of text that is written in a form. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a token is taken for. */
export interface Claim {
  readonly type: string;
  readonly score: number;
  /** Characters to the word that names it; infinite for none. */
  readonly distance: number;
}

/** What is known of a token. */
interface Known {
  /** Its letters, in upper case, and digits. */
  readonly compact: string;
  /** How near one of the form's own words stands; `UNNAMED` for none. */
  readonly own: number;
  /** How near a word for other numbers stands. */
  readonly other: number;
}

/** What a token counts as in a form that fits it; undefined when too little tells, or it is disproved. */
export function claimOf(form: Form, token: Token, known: Known): Claim | undefined {
  if (known.own === UNNAMED && form.alone === 0) return undefined;
  if (!form.id.proves(known.compact)) return undefined;
  return isNearer(known) ? named(form, token, known.own) : alone(form, token, known);
}

/** Letters, in upper case, and digits of a stretch. */
export function compactOf({ text, start, end }: Token): string {
  let compact = '';
  for (let at = start; at < end; at++) if (isAlphanumeric(text.charCodeAt(at))) compact += text.charAt(at);
  return compact.toUpperCase();
}

/** Is it named, and by no word that is farther than one which names something else? */
function isNearer({ own, other }: Known): boolean {
  return own !== UNNAMED && (other === UNNAMED || own <= other);
}

/** The claim that is nearer to the word that names it, or surer where they are alike; the first of equals. */
export function betterOf(first: Claim | undefined, second: Claim | undefined): Claim | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  if (first.distance !== second.distance) return second.distance < first.distance ? second : first;
  return second.score > first.score ? second : first;
}

/** A number that a word names, unless a group like its last one follows: then it is the beginning of a longer one. */
function named(form: Form, { text, end }: Token, distance: number): Claim | undefined {
  if (form.lastGroup > 0 && groupAfter(text, end) === form.lastGroup) return undefined;
  return { type: form.id.type, score: TELLING, distance };
}

/** A number that its form and proof alone tell; words for other things weigh more than a form of middling score. */
function alone(form: Form, token: Token, { compact, other }: Known): Claim | undefined {
  const isTelling = form.alone >= TELLING;
  if (form.alone === 0 || (!isTelling && (other !== UNNAMED || holdsLower(token)))) return undefined;
  if (isJoined(token.text, token.start, token.end) || form.id.provesAlone?.(compact) === false)
    return undefined;
  return { type: form.id.type, score: form.alone, distance: Number.POSITIVE_INFINITY };
}

export function holdsLower({ text, start, end }: Token): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) >= 0x61) return true;
  return false;
}
