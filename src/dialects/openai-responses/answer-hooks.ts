/** Reads a whole answer of the Responses API: a response, or a list of items. */
import type { Channel, Facts } from '../../core/segment.ts';
import type { DocumentHooks } from '../json/document-reader.ts';
import type { Place } from '../json/place.ts';
import { ItemTexts } from './item-texts.ts';
import { GOES_ON } from './words.ts';

/** What one answer's document means: whoever speaks in it is the assistant, unless an item says otherwise. */
export class AnswerHooks implements DocumentHooks {
  readonly facts: Facts = {};
  readonly #items = new ItemTexts('assistant');

  channel(place: Place): Channel {
    return this.#items.channel(place);
  }

  fixed(place: Place, channel: Channel): Channel {
    return this.#items.fixed(place, channel);
  }

  opened(place: Place): undefined {
    this.#items.opened(place);
  }

  closed(place: Place): undefined {
    this.#items.closed(place);
  }

  string(place: Place, value: string): undefined {
    this.#items.string(place, value);
    if (place.shape.mark === 'model') this.facts.model = value;
    else if (place.shape.mark === 'status') this.facts.unfinished = GOES_ON.has(value);
  }

  number(): undefined {}

  word(): undefined {}

  done(): undefined {}
}
