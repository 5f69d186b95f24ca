/** What a streamed response says of itself, for an ending in its terms. */
import type { Place } from '../json/place.ts';

/** A value of the stream and the event that it came with. */
export interface Seen<T> {
  readonly value: T;
  readonly event: number;
}

const TERMINAL = new Set([
  'response.completed',
  'response.failed',
  'response.incomplete',
  'response.cancelled',
]);

/** Keeps what came first. */
export class StreamSelf {
  id: Seen<string> | undefined;
  model: Seen<string> | undefined;
  created: Seen<number> | undefined;
  /** The event that began the response, and the one that ended it. */
  begun = Number.POSITIVE_INFINITY;
  ended = Number.POSITIVE_INFINITY;
  /** By how much the numbers of events are ahead of their count. */
  #ahead: number | undefined;

  string({ shape }: Place, value: string, event: number): void {
    if (shape.mark === 'id') this.id ??= { value, event };
    else if (shape.mark === 'model') this.model ??= { value, event };
  }

  number({ shape }: Place, value: number, event: number): void {
    if (shape.mark === 'created' && Number.isSafeInteger(value)) this.created ??= { value, event };
  }

  sequence(value: number, event: number): void {
    if (Number.isSafeInteger(value)) this.#ahead ??= value - event;
  }

  typed(type: string, event: number): void {
    if (type === 'response.created') this.begun = Math.min(this.begun, event);
    if (TERMINAL.has(type)) this.ended = Math.min(this.ended, event);
  }

  /** The number of the event after so many. */
  next(events: number): number {
    return Math.max(0, events + 1 + (this.#ahead ?? -1));
  }
}
