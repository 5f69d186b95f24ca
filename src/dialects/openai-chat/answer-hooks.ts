/** Reads a whole answer of chat completions. */
import type { Channel, Facts } from '../../core/segment.ts';
import { CallTexts } from '../json/call-texts.ts';
import type { DocumentHooks } from '../json/document-reader.ts';
import { PartTexts } from '../json/part-texts.ts';
import type { Place } from '../json/place.ts';
import type { Shape } from '../json/shape.ts';

/** What one answer's document means: whoever speaks in it is the assistant. */
export class AnswerHooks implements DocumentHooks {
  readonly facts: Facts = {};
  /** Texts of the choice being read that go on over several strings. */
  readonly #joined = new Map<Shape, Channel>();
  readonly #parts = new PartTexts();
  readonly #calls = new CallTexts();

  channel(place: Place): Channel {
    const { shape } = place;
    const kept = shape.joined ? this.#joined.get(shape) : undefined;
    if (kept !== undefined) return kept;
    const role = shape.role === 'speaker' ? 'assistant' : shape.role;
    const within = { ...this.#parts.of(place), ...this.#calls.of(place) };
    const channel: Channel = { path: place.path, role, settled: true, ...within };
    if (shape.joined) this.#joined.set(shape, channel);
    return channel;
  }

  /** A name inside the arguments of a call is of the call. */
  fixed(place: Place, channel: Channel): Channel {
    return { ...channel, ...this.#calls.of(place) };
  }

  opened(place: Place): undefined {
    this.#calls.opened(place);
    if (place.shape.mark !== 'choice') return;
    this.facts.choices = (this.facts.choices ?? 0) + 1;
    this.#joined.clear();
  }

  closed(place: Place): undefined {
    this.#calls.closed(place);
  }

  string(place: Place, value: string): undefined {
    this.#calls.string(place, value);
    if (place.shape.mark === 'model') this.facts.model = value;
  }

  number(): undefined {}

  word(): undefined {}

  done(): undefined {}
}
