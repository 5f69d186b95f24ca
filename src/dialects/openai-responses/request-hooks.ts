/** Reads the request of the Responses API: who speaks in each item, and what the request says of itself. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Facts } from '../../core/segment.ts';
import type { DocumentHooks, UnseenPart } from '../json/document-reader.ts';
import { nameModel, nameOther, OTHER_MODEL } from '../json/other-models.ts';
import type { Place } from '../json/place.ts';
import { ItemTexts } from './item-texts.ts';

const NO_OBJECT = 'The request is not a JSON object; send one.';
const BAD_INPUT = 'The input of the request is neither a text nor a list of items; send one of them.';
const BAD_MEMBER = 'A member of the request has the wrong type; send it as documented.';

/** What one request's document means. */
export class RequestHooks implements DocumentHooks {
  readonly facts: Facts = {};
  readonly #items = new ItemTexts('unknown');

  channel(place: Place): Channel {
    return this.#items.channel(place);
  }

  fixed(place: Place, channel: Channel): Channel {
    return this.#items.fixed(place, channel);
  }

  opened(place: Place, array: boolean): Fault | undefined {
    this.#items.opened(place);
    switch (place.shape.mark) {
      case 'root':
        return array ? fault('unreadable', NO_OBJECT, place.path) : undefined;
      case 'input':
        return array ? undefined : fault('unreadable', BAD_INPUT, place.path);
      case 'item':
        if (place.parent?.shape.mark === 'input') this.facts.messages = (this.facts.messages ?? 0) + 1;
        return undefined;
      case 'item-type':
      case 'item-role':
      case 'model':
      case 'stream':
        return fault('unreadable', BAD_MEMBER, place.path);
      default:
        return undefined;
    }
  }

  closed(place: Place): undefined {
    this.#items.closed(place);
  }

  unseen(place: Place): UnseenPart | undefined {
    return this.#items.unseen(place);
  }

  string(place: Place, value: string): Fault | undefined {
    this.#items.string(place, value);
    if (place.shape.mark === 'model') nameModel(this.facts, value);
    else if (place.shape.mark === OTHER_MODEL) nameOther(this.facts, value);
    else if (place.shape.mark === 'input') this.facts.messages = 1;
    return undefined;
  }

  number(): undefined {}

  word(place: Place, value: boolean | null): Fault | undefined {
    if (place.shape.mark === 'stream' && value !== null) this.facts.stream = value;
    return undefined;
  }

  done(): undefined {}
}
