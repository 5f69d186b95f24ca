/** Leads: letters in groups of their own, with which numbers begin whose first digit stands in a later word. */
import { isDigit, isLetter } from '../../characters.ts';
import type { Before } from '../../engine/number-word.ts';
import type { Trigger } from '../../engine/recognizer.ts';
import { beginsWord } from '../../engine/walk.ts';

/** `A` and `#` of forms. */
const CAPITAL = 0x41;
const EITHER = 0x23;

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

/** A lead, and the place of the last mark in it but the one at its end; -1 for none. */
interface Lead {
  readonly form: string;
  readonly inner: number;
}

/** Finds where leads stand, in upper case. */
export class Leads {
  readonly triggers: readonly Trigger[];
  readonly #leads: readonly Lead[];
  readonly #longest: number;
  /** By ASCII unit: 1 where leads begin with it. */
  readonly #begins: Uint8Array;

  constructor(forms: readonly string[]) {
    const leads = [...new Set(forms)].toSorted((a, b) => b.length - a.length).map(leadFrom);
    this.#leads = leads;
    this.#longest = leads[0]?.form.length ?? 0;
    this.#begins = Uint8Array.from({ length: 0x80 }, (_, unit) =>
      leads.some(({ form }) => fitsAt(unit, form.charCodeAt(0))) ? 1 : 0,
    );
    // One unit before the mark tells most numbers from all leads.
    const withDigits = leads.filter(({ form }) => form.at(-2) === '#');
    this.triggers = [triggerOf(leads, ['capital']), triggerOf(withDigits, ['digit', 'row', 'long row'])];
  }

  /** The first offset from which the end of a text may be the beginning of a lead, or a lead with nothing after it. */
  pending(text: string, from: number): number {
    for (let at = Math.max(from, text.length - this.#longest); at < text.length; at++) {
      // Most words begin with a small letter, as no lead does. bench: deltas
      if (this.#begins[text.charCodeAt(at)] !== 1) continue;
      if (beginsWord(text, at) && this.#leads.some((lead) => fits(text, at, lead))) return at;
    }
    return text.length;
  }
}

function leadFrom(form: string): Lead {
  return { form, inner: [...form.slice(0, -1)].findLastIndex((unit) => !'A#9'.includes(unit)) };
}

/** Leads before whose mark one of these stands. */
function triggerOf(leads: readonly Lead[], after: readonly Before[]): Trigger {
  const behind = [...new Set(leads.map(({ form }) => form.slice(-1)))].join('');
  const start = (text: string, at: number, floor: number) => startOf(leads, { text, at, floor });
  return { kind: 'digits', letters: 0, behind, after, start };
}

/** The start of the first of some leads, the longest first, that ends at a digit; -1 for none. */
function startOf(
  leads: readonly Lead[],
  { text, at, floor }: { readonly text: string; readonly at: number; readonly floor: number },
): number {
  for (const lead of leads) {
    const start = at - lead.form.length;
    if (start >= floor && endsWith(text, at, lead) && beginsWord(text, start)) return start;
  }
  return -1;
}

/** Do the characters from an offset on, as far as the text goes, fit a lead? */
function fits(text: string, start: number, { form }: Lead): boolean {
  if (start < 0) return false;
  const end = Math.min(text.length, start + form.length);
  for (let at = start; at < end; at++) {
    if (!fitsAt(text.charCodeAt(at), form.charCodeAt(at - start))) return false;
  }
  return true;
}

/** The same from its end, and from the mark within it, which the text before most numbers is told from at once. */
function endsWith(text: string, end: number, { form, inner }: Lead): boolean {
  if (inner >= 0 && text.charCodeAt(end - form.length + inner) !== form.charCodeAt(inner)) return false;
  for (let back = 1; back <= form.length; back++)
    if (!fitsAt(text.charCodeAt(end - back), form.charCodeAt(form.length - back))) return false;
  return true;
}

function fitsAt(unit: number, meaning: number): boolean {
  if (meaning === CAPITAL) return isUpper(unit);
  return meaning === EITHER ? isUpper(unit) || isDigit(unit) : unit === meaning;
}

function isUpper(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a;
}
