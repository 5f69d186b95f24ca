/** Reads documents and events of no known format. */
import type { Channel, Facts } from '../../core/segment.ts';
import type { DocumentHooks } from '../json/document-reader.ts';
import type { Place } from '../json/place.ts';
import type { LinesHooks } from '../ndjson/lines-reader.ts';
import type { StreamHooks } from '../sse/stream-reader.ts';

/** Texts that go on from event to event; those beyond, and those at very long names, are judged event by event. */
const MOST_JOINED = 1024;

/** Every string is a channel of an unknown role. */
export class AnyHooks implements DocumentHooks, StreamHooks<undefined>, LinesHooks {
  readonly facts: Facts = {};
  readonly #joined = new Map<string, Channel>();
  readonly #open = new Set<Channel>();

  channel(place: Place): Channel {
    const { path, shape } = place;
    const channel: Channel = { path, role: 'unknown', settled: true };
    if (!shape.joined) return channel;
    // Names that the format leaves open share a path; their texts must not run into each other.
    const { key } = place;
    const kept = key === undefined ? undefined : this.#joined.get(key);
    if (kept !== undefined) return kept;
    if (key !== undefined && this.#joined.size < MOST_JOINED) {
      this.#joined.set(key, channel);
      this.#open.add(channel);
    }
    return channel;
  }

  goesOn(channel: Channel): boolean {
    return this.#open.has(channel);
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
