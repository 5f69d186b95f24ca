/** What a stretch folds to, put together from folded units. */
import { MOST_UNITS, textOf } from '../engine/unit-blocks.ts';
import { Places } from '../places.ts';
import { endAt, place, type Stretch, startAt } from '../stretch.ts';
import { FOLDED_UNITS, foldUnit, LONGER } from './point.ts';

/** Units that are no string yet, of the one text that is being folded: those of one block, and room for another. */
const units = new Uint16Array(2 * MOST_UNITS);

/** A constant of this module, which the engine reads faster than one that is imported. */
const KNOWN = FOLDED_UNITS;

/** Is told of the whole stretch from left to right; notes where units come from only where lengths change. */
export class FoldedText {
  readonly #stretch: Stretch;
  #text = '';
  /** Folded units that are in the text, and those that wait in `units`. */
  #flushed = 0;
  #waiting = 0;
  #places: Places | undefined;
  /** Offsets in the folded text and in the stretch up to which places are told. */
  #placed = { unit: 0, at: 0 };

  constructor(stretch: Stretch) {
    this.#stretch = stretch;
  }

  /** Folds units of a block up to the first that does not fold to one unit; returns where that is. bench: views */
  take(block: Uint16Array, from: number): number {
    if (this.#waiting + block.length > units.length) this.#flush();
    let waiting = this.#waiting;
    let at = from;
    for (; at < block.length; at++) {
      const unit = block[at] ?? 0;
      const folded = KNOWN[unit] || foldUnit(unit);
      if (folded === LONGER) break;
      units[waiting++] = folded;
    }
    this.#waiting = waiting;
    return at;
  }

  /** The code point between two offsets of the stretch folds to a text. */
  replace(at: number, end: number, folded: string): void {
    const places = this.#placeTo(at);
    if (folded !== '') {
      const start = startAt(this.#stretch, at);
      places.stand(this.#length, start, { size: folded.length, width: endAt(this.#stretch, end) - start });
    }
    if (this.#waiting + folded.length > units.length) this.#flush();
    for (let index = 0; index < folded.length; index++) units[this.#waiting++] = folded.charCodeAt(index);
    this.#placed = { unit: this.#length, at: end };
  }

  /** All of it; nothing follows. */
  stretch(): Stretch {
    this.#flush();
    const text = this.#text;
    if (this.#places === undefined) return { ...this.#stretch, text };
    return { ...this.#stretch, text, places: this.#placeTo(this.#stretch.text.length) };
  }

  get #length(): number {
    return this.#flushed + this.#waiting;
  }

  /**
   * Block by block, each in one byte a unit where that is enough: a curly quote makes the engine hold all of a text in two.
   * bench: views
   */
  #flush(): void {
    this.#text += textOf(units.subarray(0, this.#waiting));
    this.#flushed += this.#waiting;
    this.#waiting = 0;
  }

  /** Up to an offset of the stretch each unit folds to one. */
  #placeTo(to: number): Places {
    this.#places ??= new Places();
    const { unit, at } = this.#placed;
    if (to > at) place(this.#places, this.#stretch, { at: unit, from: at, to });
    return this.#places;
  }
}
