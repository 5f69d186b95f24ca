/** Reads the events of a streamed answer: their tokens are one text, which the last event says once more. */
import type { Channel, Facts } from '../../core/segment.ts';
import type { Place } from '../json/place.ts';
import type { Shape } from '../json/shape.ts';
import type { StreamHooks } from '../sse/stream-reader.ts';

/** The token that a text is of. */
export interface TokenOwner {
  /** Clients leave such a token out of the text. */
  special: boolean;
}

/** What the events of one stream mean. */
export class TgiStreamHooks implements StreamHooks<TokenOwner> {
  readonly facts: Facts = {};
  /** The event that ended the text; events count from 1. */
  lastEvent = Number.POSITIVE_INFINITY;
  #event = 0;
  #owner: TokenOwner = { special: false };
  /** Texts that go on over many events. */
  readonly #joined = new Map<Shape, Channel>();
  readonly #open = new Set<Channel>();

  begin(event: number): void {
    this.#event = event;
    this.#owner = { special: false };
  }

  owner(): TokenOwner {
    return this.#owner;
  }

  channel({ shape, path }: Place, { special }: TokenOwner): Channel {
    const goesOn = shape.joined && !special;
    const kept = goesOn ? this.#joined.get(shape) : undefined;
    if (kept !== undefined) return kept;
    const role = shape.role === 'speaker' ? 'assistant' : shape.role;
    const channel: Channel = { path, role, settled: true };
    if (!goesOn) return channel;
    this.#joined.set(shape, channel);
    this.#open.add(channel);
    return channel;
  }

  goesOn(channel: Channel): boolean {
    return this.#open.has(channel);
  }

  opened({ shape }: Place): undefined {
    if (shape.mark === 'token') this.#owner = { special: false };
    if (shape.mark === 'end') this.#end();
  }

  closed(): undefined {}

  string({ shape }: Place): undefined {
    if (shape.mark === 'end') this.#end();
  }

  number(): undefined {}

  word({ shape }: Place, value: boolean | null): undefined {
    if (shape.mark === 'special' && value === true) this.#owner.special = true;
  }

  #end(): void {
    this.lastEvent = Math.min(this.lastEvent, this.#event);
  }
}
