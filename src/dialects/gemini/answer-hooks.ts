/** Reads a whole answer of Gemini: whoever speaks in it is the model, but for what tools report. */
import type { Channel, Facts } from '../../core/segment.ts';
import type { DocumentHooks } from '../json/document-reader.ts';
import { PartTexts } from '../json/part-texts.ts';
import type { Place } from '../json/place.ts';
import type { Shape } from '../json/shape.ts';
import type { Kinds } from '../json/value-gate.ts';
import { OpenParts, partChannel } from './open-parts.ts';
import { isArgument } from './parts.ts';

/** What one answer's document means. */
export class AnswerHooks implements DocumentHooks {
  readonly facts: Facts = {};
  /** Texts of the candidate being read that go on over several strings. */
  readonly #joined = new Map<Shape, Channel>();
  readonly #parts = new OpenParts('assistant');
  readonly #texts = new PartTexts();

  channel(place: Place): Channel {
    const { shape } = place;
    const kept = shape.joined ? this.#joined.get(shape) : undefined;
    if (kept !== undefined) return kept;
    const channel = partChannel(place, this.#parts.current, this.#texts.of(place));
    if (shape.joined) this.#joined.set(shape, channel);
    return channel;
  }

  fixed(place: Place, channel: Channel): Channel {
    if (!isArgument(place.shape)) return channel;
    return partChannel(place, this.#parts.current, { path: channel.path, editable: false });
  }

  kinds(place: Place, beginning: string): Kinds {
    return this.#parts.kinds(place, beginning);
  }

  opened(place: Place): undefined {
    if (place.shape.mark === 'content') this.#parts.openTurn('assistant');
    this.#parts.opened(place);
    if (place.shape.mark !== 'candidate') return;
    this.facts.choices = (this.facts.choices ?? 0) + 1;
    this.#joined.clear();
  }

  closed(place: Place): undefined {
    if (place.shape.mark === 'content') this.#parts.closeTurn('assistant');
    this.#parts.closed(place);
  }

  string(place: Place, value: string): undefined {
    if (place.shape.mark === 'model') this.facts.model = value;
    this.#parts.string(place, value);
  }

  number(): undefined {}

  word(place: Place, value: boolean | null): undefined {
    this.#parts.word(place, value);
  }

  done(): undefined {}
}
