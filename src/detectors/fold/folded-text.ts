/** What a stretch folds to, put together from what is left as it is and from folded units. */
import { Places } from '../places.ts';
import { endAt, place, type Stretch, startAt } from '../stretch.ts';

/** Units that become a string at a time; `fromCharCode` takes them as arguments. */
const SLICE = 1024;

/** Units that are no string yet, of the one text that is being folded. */
const units = new Array<number>(SLICE).fill(0);

/** Shorter texts are not worth a copy. */
const SHORT = 256;
const WIDE = /[\u0100-\uffff]/;

/** Is told of the whole stretch from left to right; notes where units come from only where lengths change. */
export class FoldedText {
  readonly #stretch: Stretch;
  readonly #parts: string[] = [];
  /** Folded units that are in the parts, and those that wait in `units`. */
  #flushed = 0;
  #waiting = 0;
  #places: Places | undefined;
  /** Offsets in the folded text and in the stretch up to which places are told. */
  #placed = { unit: 0, at: 0 };

  constructor(stretch: Stretch) {
    this.#stretch = stretch;
  }

  /** A slice of the stretch folds to itself. */
  keep(from: number, to: number): void {
    if (to <= from) return;
    this.#flush();
    this.#parts.push(this.#stretch.text.slice(from, to));
    this.#flushed += to - from;
  }

  /** One unit folds to one unit. */
  put(unit: number): void {
    if (this.#waiting === SLICE) this.#flush();
    units[this.#waiting++] = unit;
  }

  /** The code point between two offsets of the stretch folds to a text. */
  replace(at: number, end: number, folded: string): void {
    const places = this.#placeTo(at);
    if (folded !== '') {
      const start = startAt(this.#stretch, at);
      places.stand(this.#length, start, { size: folded.length, width: endAt(this.#stretch, end) - start });
    }
    for (let unit = 0; unit < folded.length; unit++) this.put(folded.charCodeAt(unit));
    this.#placed = { unit: this.#length, at: end };
  }

  /** All of it; nothing follows. */
  stretch(): Stretch {
    this.#flush();
    const text = narrow(this.#parts.join(''));
    if (this.#places === undefined) return { ...this.#stretch, text };
    return { ...this.#stretch, text, places: this.#placeTo(this.#stretch.text.length) };
  }

  get #length(): number {
    return this.#flushed + this.#waiting;
  }

  /** An array, since `fromCharCode` takes a typed array ten times as slowly. bench: views */
  #flush(): void {
    const count = this.#waiting;
    if (count === 0) return;
    this.#parts.push(String.fromCharCode(...(count === SLICE ? units : units.slice(0, count))));
    this.#flushed += count;
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

/**
 * The same text in one byte a unit where it fits: a curly quote makes the engine hold all of a text in two, and slices of
 * it too, which searches read at half the speed and less. bench: views
 */
function narrow(text: string): string {
  return text.length < SHORT || WIDE.test(text) ? text : Buffer.from(text, 'latin1').toString('latin1');
}
