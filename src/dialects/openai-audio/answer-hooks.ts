/** Reads a whole transcript: its tokens, one after the other, are one text. */
import type { Channel } from '../../core/segment.ts';
import type { Place } from '../json/place.ts';
import { PlaceHooks } from '../json/place-hooks.ts';

/** Whoever speaks in an answer is the assistant. */
export class AnswerHooks extends PlaceHooks {
  #tokens: Channel | undefined;

  constructor() {
    super('assistant');
  }

  override channel(place: Place): Channel {
    if (place.shape.mark !== 'token') return super.channel(place);
    this.#tokens ??= super.channel(place);
    return this.#tokens;
  }
}
