/** Leads: letters in groups of their own, with which numbers begin whose first digit stands in a later word. */
import { isDigit, isLetter } from '../../characters.ts';
import type { Trigger } from '../../engine/recognizer.ts';
import { beginsWord } from '../../engine/walk.ts';

/** `A` and `#` of forms. */
const CAPITAL = 0x41;
const EITHER = 0x23;
const NONE: readonly string[] = [];
const DIGITS = ['digit', 'row', 'long row'] as const;

/** Letters at most before the first digit of a number's first word. */
export const MOST_LETTERS = 6;

/** What stands before the first digit of a form whose first word has none; empty for others. */
export function leadOf(form: string): string {
  const lead = form.slice(0, form.indexOf('9'));
  return /[ ./+-]/.test(lead) ? lead : '';
}

/** Does the word here have a digit behind few letters? */
export function hasDigitSoon(text: string, start: number): boolean {
  for (let at = start; at <= start + MOST_LETTERS && at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isDigit(unit)) return true;
    if (!isLetter(unit)) return false;
  }
  return false;
}

/** Finds where leads stand, in upper case. */
export class Leads {
  readonly triggers: readonly Trigger[];
  readonly #leads: readonly string[];
  readonly #longest: number;
  /** Those that end with a digit and a mark, and the marks. */
  readonly #withDigits: readonly string[];
  readonly #behindDigits: ReadonlySet<number>;

  constructor(leads: readonly string[]) {
    this.#leads = [...new Set(leads)].toSorted((a, b) => b.length - a.length);
    this.#longest = this.#leads[0]?.length ?? 0;
    this.#withDigits = this.#leads.filter((lead) => lead.at(-2) === '#');
    this.#behindDigits = new Set(this.#withDigits.map((lead) => lead.charCodeAt(lead.length - 1)));
    const start = (text: string, at: number, floor: number) =>
      startOf(this.#mayEnd(text, at - 1), { text, at, floor });
    this.triggers = [
      { kind: 'digits', letters: 0, behind: marksOf(this.#leads), after: ['capital'], start },
      { kind: 'digits', letters: 0, behind: marksOf(this.#withDigits), after: DIGITS, start },
    ];
  }

  /** The first offset from which the end of a text may be the beginning of a lead, or a lead with nothing after it. */
  pending(text: string, from: number): number {
    for (let at = Math.max(from, text.length - this.#longest); at < text.length; at++) {
      if (beginsWord(text, at) && this.#leads.some((lead) => fits(text, at, lead))) return at;
    }
    return text.length;
  }

  /** Those that may end with the mark here: two units tell most numbers from all leads. */
  #mayEnd(text: string, mark: number): readonly string[] {
    const before = mark > 0 ? text.charCodeAt(mark - 1) : 0;
    if (isDigit(before)) return this.#behindDigits.has(text.charCodeAt(mark)) ? this.#withDigits : NONE;
    return isUpper(before) ? this.#leads : NONE;
  }
}

/** What they end with. */
function marksOf(leads: readonly string[]): string {
  return [...new Set(leads.map((lead) => lead.slice(-1)))].join('');
}

/** The start of the first of some leads, the longest first, that ends at a digit; -1 for none. */
function startOf(
  leads: readonly string[],
  { text, at, floor }: { readonly text: string; readonly at: number; readonly floor: number },
): number {
  for (const lead of leads) {
    const start = at - lead.length;
    if (start >= floor && endsWith(text, at, lead) && beginsWord(text, start)) return start;
  }
  return -1;
}

/** Do the characters from an offset on, as far as the text goes, fit a lead? */
function fits(text: string, start: number, lead: string): boolean {
  if (start < 0) return false;
  const end = Math.min(text.length, start + lead.length);
  for (let at = start; at < end; at++) {
    if (!fitsAt(text.charCodeAt(at), lead.charCodeAt(at - start))) return false;
  }
  return true;
}

/** The same from its end, which the text before most numbers is told from at once. */
function endsWith(text: string, end: number, lead: string): boolean {
  for (let back = 1; back <= lead.length; back++)
    if (!fitsAt(text.charCodeAt(end - back), lead.charCodeAt(lead.length - back))) return false;
  return true;
}

function fitsAt(unit: number, meaning: number): boolean {
  if (meaning === CAPITAL) return isUpper(unit);
  return meaning === EITHER ? isUpper(unit) || isDigit(unit) : unit === meaning;
}

function isUpper(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a;
}
