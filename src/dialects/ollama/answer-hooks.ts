/** Reads the answers of Ollama: one document, or lines that carry its texts on. */
import type { Channel, Facts } from '../../core/segment.ts';
import { type CallOwner, CallTexts, partOfCall } from '../json/call-texts.ts';
import type { DocumentHooks } from '../json/document-reader.ts';
import type { Place } from '../json/place.ts';
import type { Shape } from '../json/shape.ts';
import type { Kinds } from '../json/value-gate.ts';
import type { LinesHooks } from '../ndjson/lines-reader.ts';
import { fixedInCall } from './calls.ts';
import { kindsOfImage } from './parts.ts';

/** A value of the stream and the line that it came with; lines count from 1. */
export interface Seen<T> {
  readonly value: T;
  readonly line: number;
}

/** What a stream says of itself, for an ending in its terms. */
export interface StreamSelf {
  model?: Seen<string>;
  created?: Seen<string>;
  /** Where its text stands. */
  says?: Seen<'message' | 'response'>;
  /** The line that ended it. */
  done?: Seen<true>;
}

/** What an answer means: whoever speaks in it is the assistant. */
export class AnswerHooks implements DocumentHooks, LinesHooks<CallOwner> {
  readonly facts: Facts = {};
  readonly self: StreamSelf = {};
  #line = 0;
  readonly #calls = new CallTexts();
  /** Texts that go on over several strings. */
  readonly #joined = new Map<Shape, Channel>();

  begin(line: number): void {
    this.#line = line;
  }

  owner(): CallOwner {
    return this.#calls.owner;
  }

  channel(place: Place, owner = this.owner()): Channel {
    const { shape, path } = place;
    const kept = shape.joined ? this.#joined.get(shape) : undefined;
    if (kept !== undefined) return kept;
    const role = shape.role === 'speaker' ? 'assistant' : shape.role;
    const channel: Channel = { path, role, settled: true, ...partOfCall(place, owner) };
    if (!shape.joined) return channel;
    const goesOn = { ...channel, choice: '' };
    this.#joined.set(shape, goesOn);
    return goesOn;
  }

  fixed(_place: Place, channel: Channel, owner = this.owner()): Channel {
    return fixedInCall(channel, owner);
  }

  kinds(place: Place, beginning: string): Kinds {
    return kindsOfImage(place, beginning);
  }

  opened(place: Place): undefined {
    this.#calls.opened(place);
    if (place.shape.mark === 'message') this.self.says ??= { value: 'message', line: this.#line };
  }

  closed(place: Place): undefined {
    this.#calls.closed(place);
  }

  string(place: Place, value: string): undefined {
    this.#calls.string(place, value);
    const line = this.#line;
    switch (place.shape.mark) {
      case 'model':
        this.facts.model ??= value;
        this.self.model ??= { value, line };
        break;
      case 'created':
        this.self.created ??= { value, line };
        break;
      case 'response':
        this.self.says ??= { value: 'response', line };
        break;
      default:
        break;
    }
  }

  number(): undefined {}

  word(place: Place, value: boolean | null): undefined {
    if (place.shape.mark === 'done' && value === true) this.self.done ??= { value, line: this.#line };
  }

  done(): undefined {}
}
