/** Reads a whole transcript: its tokens, one after the other, are one text; so are its words, and its segments. */
import type { Channel } from '../../core/segment.ts';
import type { Place } from '../json/place.ts';
import { PlaceHooks } from '../json/place-hooks.ts';
import type { Shape } from '../json/shape.ts';

/** Whoever speaks in an answer is the assistant. */
export class AnswerHooks extends PlaceHooks {
  readonly #joined = new Map<Shape, Channel>();

  constructor() {
    super('assistant');
  }

  override channel(place: Place): Channel {
    if (!place.shape.joined) return super.channel(place);
    const channel = this.#joined.get(place.shape) ?? super.channel(place);
    this.#joined.set(place.shape, channel);
    return channel;
  }
}
