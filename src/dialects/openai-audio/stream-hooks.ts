/** Reads the events of a transcript or of speech. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Facts } from '../../core/segment.ts';
import type { Place } from '../json/place.ts';
import type { Shape } from '../json/shape.ts';
import type { StreamHooks } from '../sse/stream-reader.ts';

/** The segment of an event, which it may name behind its text. */
export interface SegmentOwner {
  segment: string;
}

/** Texts that one answer may have; no recording has so many segments. */
const MOST_CHANNELS = 4096;

/** Each segment is a text; so is all of a transcript without segments. */
export class AudioStreamHooks implements StreamHooks<SegmentOwner> {
  readonly facts: Facts = {};
  /** The event that was the last of the answer; events count from 1. */
  lastEvent = Number.POSITIVE_INFINITY;
  #event = 0;
  #owner: SegmentOwner = { segment: '' };
  readonly #channels = new Map<Shape, Map<string, Channel>>();
  #count = 0;

  begin(event: number): void {
    this.#event = event;
    this.#owner = { segment: '' };
  }

  owner(): SegmentOwner {
    return this.#owner;
  }

  channel({ path, shape }: Place, { segment }: SegmentOwner): Channel | Fault {
    const role = shape.role === 'speaker' ? 'assistant' : shape.role;
    const channel: Channel = { path, role, settled: true };
    if (!shape.joined) return channel;
    const segments = this.#channels.get(shape) ?? new Map<string, Channel>();
    const known = segments.get(segment);
    if (known !== undefined) return known;
    if (++this.#count > MOST_CHANNELS)
      return fault('too-large', `The answer has more than ${MOST_CHANNELS} segments.`, path);
    this.#channels.set(shape, segments.set(segment, channel));
    return channel;
  }

  opened(): undefined {}

  closed(): undefined {}

  string({ shape }: Place, value: string): undefined {
    if (shape.mark === 'segment') this.#owner.segment = value;
    else if (shape.mark === 'event-type' && (value.endsWith('.done') || value === 'error'))
      this.lastEvent = Math.min(this.lastEvent, this.#event);
  }

  number(): undefined {}

  word(): undefined {}
}
