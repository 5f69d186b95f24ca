/** Call values: arguments of calls that came as an object, and where all of one stands. */
import type { Place } from './place.ts';

/** Bytes of the document, half open. */
export interface ValuePlace {
  readonly place: Place;
  readonly start: number;
  readonly end: number;
}

/** The marks of places that hold the arguments of a call. */
const MARKS: ReadonlySet<string | undefined> = new Set(['call-arguments', 'arguments']);

/** Follows one document. */
export class CallValues {
  #start = 0;

  opened({ shape }: Place, at: number): void {
    if (MARKS.has(shape.mark)) this.#start = at;
  }

  /** The arguments that end with the object or array that closes. */
  closed(place: Place, at: number): ValuePlace | undefined {
    return MARKS.has(place.shape.mark) ? { place, start: this.#start, end: at + 1 } : undefined;
  }
}

/** What such a value is, as far as its place says. */
export function valueChannel({ path, shape }: Place) {
  const role = shape.role === 'speaker' ? 'unknown' : shape.role;
  return { path, role, settled: true, editable: false } as const;
}
