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
export class Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  #compact: string | undefined;
  #joined: boolean | undefined;

  constructor(text: string, start: number, end: number) {
    this.text = text;
    this.start = start;
    this.end = end;
  }

  /** Its letters, in upper case, and digits. */
  get compact(): string {
    this.#compact ??= compactOf(this);
    return this.#compact;
  }

  /** Is it joined to what stands beside it? */
  get joined(): boolean {
    this.#joined ??= isJoined(this.text, this.start, this.end);
    return this.#joined;
  }
}

/** What a token is taken for. */
export interface Claim {
  readonly type: string;
  readonly score: number;
  /** Characters to the word that names it; infinite for none. */
  readonly distance: number;
}

/** How near words stand that name a token: the form's own, and those for other numbers. `UNNAMED` for none. */
export interface Nearness {
  readonly own: number;
  readonly other: number;
}

/** What a token counts as in a form that fits it; undefined when too little tells, or it is disproved. */
export function claimOf(form: Form, token: Token, near: Nearness): Claim | undefined {
  const { type } = form.id;
  if (isNearer(near)) {
    if (goesOn(form, token) || !form.id.proves(token.compact)) return undefined;
    return { type, score: TELLING, distance: near.own };
  }
  if (!tellsAlone(form, token, near.other)) return undefined;
  if (!form.id.proves(token.compact) || form.id.provesAlone?.(token.compact) === false) return undefined;
  return { type, score: form.alone, distance: Number.POSITIVE_INFINITY };
}

function compactOf({ text, start, end }: Token): string {
  let compact = '';
  for (let at = start; at < end; at++) if (isAlphanumeric(text.charCodeAt(at))) compact += text.charAt(at);
  return compact.toUpperCase();
}

/** Is it named, and by no word that is farther than one which names something else? */
function isNearer({ own, other }: Nearness): boolean {
  return own !== UNNAMED && (other === UNNAMED || own <= other);
}

/** Is it the beginning of a longer number, of which a group like its last one follows? */
function goesOn({ lastGroup }: Form, { text, end }: Token): boolean {
  return lastGroup > 0 && groupAfter(text, end) === lastGroup;
}

/** Does the form tell by itself? Words for other things, and what stands beside it, weigh more than one of middling score. */
function tellsAlone(form: Form, token: Token, other: number): boolean {
  if (form.alone === 0 || token.joined) return false;
  return form.alone >= TELLING || (other === UNNAMED && !holdsLower(token));
}

export function holdsLower({ text, start, end }: Token): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) >= 0x61) return true;
  return false;
}

/** The claim that is nearer to the word that names it, or surer where they are alike; the first of equals. */
export function betterOf(first: Claim | undefined, second: Claim | undefined): Claim | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  if (first.distance !== second.distance) return second.distance < first.distance ? second : first;
  return second.score > first.score ? second : first;
}
