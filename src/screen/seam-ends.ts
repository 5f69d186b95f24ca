/** Seam ends: how the parts of a text end before a seam, as one text, and with the parts on lines of their own. */
import { beginsBlank, endsBlank } from '../core/blanks.ts';

/** Characters looked at on each side of a seam; whatever the rules look for is shorter. */
export const REACH = 512;

/** A word may end at a seam that has no blank on either side, or go on across it. */
const BREAK = '\n';

/** The text around a seam, read in one way. */
export interface SeamReading {
  readonly text: string;
  /** Where the part behind the seam begins, or the break before it. */
  readonly at: number;
  /** Where a place of the text is in the parts, from the seam on; breaks between them do not count. */
  readonly placeOf: (place: number) => number;
}

/** What stands before a seam. */
export class Ends {
  /** True where parts are never on lines of their own. */
  readonly #unbroken: boolean;
  #together = '';
  /** The same with a break at each seam without a blank; and where the breaks are. */
  #apart = '';
  #breaks: readonly number[] = [];

  constructor(unbroken: boolean) {
    this.#unbroken = unbroken;
  }

  get isEmpty(): boolean {
    return this.#together === '';
  }

  /** Puts a part behind the others: how it begins, and how it ends. */
  add(head: string, end: string): void {
    const { text, breaks } = this.#broken(head, end);
    this.#together = (this.#together + end).slice(-REACH);
    this.#apart = text.slice(-REACH);
    const cut = text.length - this.#apart.length;
    this.#breaks = breaks.map((at) => at - cut).filter((at) => at >= 0);
  }

  /** The ways to read what stands around the seam to a part that begins so. */
  readings(head: string): readonly SeamReading[] {
    const together = this.#together;
    const one = {
      ...{ text: together + head, at: together.length },
      placeOf: (place: number) => place - together.length,
    };
    const { text, breaks } = this.#broken(head, head);
    if (breaks.length === 0) return [one];
    const seam = this.#apart.length;
    const before = this.#breaks.length;
    const placeOf = (place: number) => {
      const passed = breaks.filter((at) => at < place).length;
      return place - passed - (seam - before);
    };
    return [one, { text, at: seam, placeOf }];
  }

  #broken(head: string, end: string): { text: string; breaks: readonly number[] } {
    const { length } = this.#apart;
    const open = length > 0 && head !== '' && !endsBlank(this.#apart) && !beginsBlank(head);
    if (!open || this.#unbroken) return { text: this.#apart + end, breaks: this.#breaks };
    return { text: this.#apart + BREAK + end, breaks: [...this.#breaks, length] };
  }
}
