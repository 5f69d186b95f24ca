/** Reads documents and events of no known format. */
import type { Channel, Facts } from '../../core/segment.ts';
import type { DocumentHooks } from '../json/document-reader.ts';
import type { Place } from '../json/place.ts';
import type { StreamHooks } from '../sse/stream-reader.ts';

/** Texts that go on from event to event; those beyond are judged event by event. */
const MOST_JOINED = 1024;

/** Every string is a channel of an unknown role. */
export class AnyHooks implements DocumentHooks, StreamHooks<undefined> {
  readonly facts: Facts = {};
  readonly #joined = new Map<string, Channel>();

  channel(place: Place): Channel {
    const { path, shape } = place;
    const kept = shape.joined ? this.#joined.get(path) : undefined;
    if (kept !== undefined) return kept;
    const channel: Channel = { path, role: 'unknown', settled: true };
    if (shape.joined && this.#joined.size < MOST_JOINED) this.#joined.set(path, channel);
    return channel;
  }

  begin(): void {}

  owner(): undefined {}

  opened(): undefined {}

  closed(): undefined {}

  string(): undefined {}

  number(): undefined {}

  word(): undefined {}

  done(): undefined {}
}
