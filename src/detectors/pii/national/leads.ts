/** Leads: letters in groups of their own, with which numbers begin whose first digit stands in a later word. */
import { isDigit, isLetter } from '../../characters.ts';
import type { Trigger } from '../../engine/recognizer.ts';
import { beginsWord } from '../../engine/walk.ts';

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
  /** Marks that end a lead behind a digit. */
  readonly #behindDigits: ReadonlySet<number>;

  constructor(leads: readonly string[]) {
    this.#leads = [...new Set(leads)].toSorted((a, b) => b.length - a.length);
    this.#longest = this.#leads[0]?.length ?? 0;
    this.#behindDigits = new Set(
      this.#leads.filter((lead) => lead.at(-2) === '#').map((lead) => lead.charCodeAt(lead.length - 1)),
    );
    const marks = [...new Set(this.#leads.map((lead) => lead.charAt(lead.length - 1)))];
    this.triggers = marks.flatMap((mark) => {
      const those = this.#leads.filter((lead) => lead.endsWith(mark));
      const start = (text: string, at: number, floor: number) =>
        this.#mayEnd(text, at) ? startOf(those, { text, at: at + 1, floor }) : -1;
      return [...'0123456789'].map(
        (digit) => ({ kind: 'inside', literal: `${mark}${digit}`, exact: true, start }) as const,
      );
    });
  }

  /** The first offset from which the end of a text may be the beginning of a lead, or a lead with nothing after it. */
  pending(text: string, from: number): number {
    for (let at = Math.max(from, text.length - this.#longest); at < text.length; at++) {
      if (beginsWord(text, at) && this.#leads.some((lead) => fits(text, at, lead))) return at;
    }
    return text.length;
  }

  /** May a lead end with the mark here? Two units tell most numbers from all leads. */
  #mayEnd(text: string, mark: number): boolean {
    const before = mark > 0 ? text.charCodeAt(mark - 1) : 0;
    return isDigit(before) ? this.#behindDigits.has(text.charCodeAt(mark)) : isUpper(before);
  }
}

/** The start of the first of some leads, the longest first, that ends at a digit; -1 for none. */
function startOf(
  leads: readonly string[],
  { text, at, floor }: { readonly text: string; readonly at: number; readonly floor: number },
): number {
  for (const lead of leads) {
    const start = at - lead.length;
    if (start >= floor && fits(text, start, lead) && beginsWord(text, start)) return start;
  }
  return -1;
}

/** Do the characters from an offset on, as far as the text goes, fit a lead? */
function fits(text: string, start: number, lead: string): boolean {
  if (start < 0) return false;
  const end = Math.min(text.length, start + lead.length);
  for (let at = start; at < end; at++) {
    if (!fitsAt(text.charCodeAt(at), lead.charAt(at - start))) return false;
  }
  return true;
}

function fitsAt(unit: number, meaning: string): boolean {
  if (meaning === 'A') return isUpper(unit);
  return meaning === '#' ? isUpper(unit) || isDigit(unit) : unit === meaning.charCodeAt(0);
}

function isUpper(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a;
}
