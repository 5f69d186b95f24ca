/** Stretches: text as scanners read it, with where each of its units stands in the channel's raw text. */
import { Places } from './places.ts';

/** A stretch of one spelling of a channel. All offsets are UTF-16 units of the raw text. */
export interface Stretch {
  readonly text: string;
  /** Where the text begins. Without places unit i comes from `at + i`. */
  readonly at: number;
  readonly places: Places | undefined;
  /** Raw text before this offset has been taken; what follows the stretch begins here. */
  readonly until: number;
}

/** A stretch of raw text. */
export function rawStretch(text: string, at: number): Stretch {
  return { text, at, places: undefined, until: at + text.length };
}

/** Where unit `index` of a stretch begins in the raw text; behind its last unit: `until`. */
export function startAt({ places, at, until, text }: Stretch, index: number): number {
  if (index >= text.length) return until;
  return places === undefined ? at + index : places.startOf(index);
}

/** Where the unit before `index` ends in the raw text. */
export function endAt({ places, at }: Stretch, index: number): number {
  return places === undefined || index === 0 ? at + index : places.endOf(index - 1);
}

/** The units from `from` to `to`. */
export function sliceOf(stretch: Stretch, from: number, to: number = stretch.text.length): Stretch {
  if (from === 0 && to === stretch.text.length) return stretch;
  return {
    text: stretch.text.slice(from, to),
    at: startAt(stretch, from),
    places: from === 0 ? stretch.places : stretch.places?.from(from),
    until: startAt(stretch, to),
  };
}

/** One stretch after another. */
export function joined(one: Stretch, other: Stretch): Stretch {
  if (one.text === '') return other;
  const text = one.text + other.text;
  const oneToOne = one.places === undefined && other.places === undefined;
  if (oneToOne && other.at === one.at + one.text.length) return { ...one, text, until: other.until };
  const places = new Places();
  place(places, one, { at: 0, from: 0, to: one.text.length });
  place(places, other, { at: one.text.length, from: 0, to: other.text.length });
  return { text, at: one.at, places, until: other.until };
}

const ONE_UNIT = { size: 1, width: 1 };

/** Tells places that from `at` on stands a slice of a stretch. */
export function place(
  places: Places,
  stretch: Stretch,
  { at, from, to }: { readonly at: number; readonly from: number; readonly to: number },
): void {
  if (stretch.places !== undefined) places.append(at, stretch.places, { from, to });
  else if (to === from + 1) places.stand(at, stretch.at + from, ONE_UNIT);
  else places.follow(at, stretch.at + from);
}

/** Longer texts are parts of their own; units of shorter ones become a string together. bench: views */
const FEW = 4;
const SLICE = 1024;

/** Puts a stretch with places together, unit by unit or slice by slice. */
export class StretchBuilder {
  readonly #parts: string[] = [];
  /** What follows the parts. */
  #units: number[] = [];
  readonly #places = new Places();
  #length = 0;

  /** Copies a slice of another stretch. */
  copy(stretch: Stretch, from: number, to: number): void {
    if (to <= from) return;
    place(this.#places, stretch, { at: this.#length, from, to });
    this.#add(stretch.text.slice(from, to));
  }

  /** Copies one unit of another stretch. */
  copyUnit(stretch: Stretch, at: number): void {
    place(this.#places, stretch, { at: this.#length++, from: at, to: at + 1 });
    this.#units.push(stretch.text.charCodeAt(at));
    if (this.#units.length >= SLICE) this.#flush();
  }

  /** Puts text that stands for a range of the raw text. */
  put(text: string, start: number, end: number): void {
    if (text === '') return;
    this.#places.stand(this.#length, start, { size: text.length, width: end - start });
    this.#add(text);
  }

  /** What was put together; nothing is put in any more. */
  stretch(at: number, until: number): Stretch {
    this.#flush();
    return { text: this.#parts.join(''), at, places: this.#places, until };
  }

  #add(text: string): void {
    this.#length += text.length;
    if (text.length > FEW) {
      this.#flush();
      this.#parts.push(text);
      return;
    }
    for (let at = 0; at < text.length; at++) this.#units.push(text.charCodeAt(at));
    if (this.#units.length >= SLICE) this.#flush();
  }

  #flush(): void {
    if (this.#units.length === 0) return;
    this.#parts.push(String.fromCharCode(...this.#units));
    this.#units = [];
  }
}
