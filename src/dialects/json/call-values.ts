/** Call values: arguments of calls that came as an object, and where all of one stands. */
import type { Place } from './place.ts';
import { ARGUMENT_MARKS } from './shape.ts';

/** Bytes of the document, half open. */
export interface ValuePlace {
  readonly place: Place;
  readonly start: number;
  readonly end: number;
}

/** Follows one document. */
export class CallValues {
  #start = 0;

  opened({ shape }: Place, at: number): void {
    if (ARGUMENT_MARKS.has(shape.mark)) this.#start = at;
  }

  /** The arguments that end with the object or array that closes. */
  closed(place: Place, at: number): ValuePlace | undefined {
    return ARGUMENT_MARKS.has(place.shape.mark) ? { place, start: this.#start, end: at + 1 } : undefined;
  }
}

/** What such a value is, as far as its place says. */
export function valueChannel({ path, shape }: Place) {
  const role = shape.role === 'speaker' ? 'unknown' : shape.role;
  return { path, role, settled: true, editable: false } as const;
}
