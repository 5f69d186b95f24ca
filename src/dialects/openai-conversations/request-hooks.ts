/** Reads the items that are put into a conversation; no model is asked anything. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Place } from '../json/place.ts';
import { RequestHooks } from '../openai-responses/request-hooks.ts';
import { FOREIGN_MARK } from './format.ts';

const ASKS_MODEL =
  'The request asks a model, as conversations of Mistral do, and none of OpenAI does; these are not read.';

/** What one request's document means. */
export class ConversationHooks extends RequestHooks {
  constructor() {
    super();
    this.facts.modelless = true;
  }

  override opened(place: Place, array: boolean): Fault | undefined {
    return foreign(place) ?? super.opened(place, array);
  }

  override string(place: Place, value: string): Fault | undefined {
    return foreign(place) ?? super.string(place, value);
  }

  override word(place: Place, value: boolean | null): Fault | undefined {
    return value === true ? (foreign(place) ?? super.word(place, value)) : super.word(place, value);
  }
}

function foreign({ shape, path }: Place): Fault | undefined {
  return shape.mark === FOREIGN_MARK ? fault('unsupported', ASKS_MODEL, path) : undefined;
}
