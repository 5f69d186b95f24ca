/** Reads an answer of Converse that is one document. */
import type { Channel } from '../../core/segment.ts';
import type { Place } from '../json/place.ts';
import { PlaceHooks } from '../json/place-hooks.ts';
import type { Told } from '../json/told.ts';
import type { Kinds } from '../json/value-gate.ts';
import { kindsOf, toldBy } from './texts.ts';

/** What an answer's document means: whoever speaks in it is the assistant. */
export class AnswerHooks extends PlaceHooks {
  constructor() {
    super('assistant');
  }

  protected override told(place: Place): Told {
    return toldBy(place, this.parts, this.calls);
  }

  /** Names and long numbers inside the arguments of a call are of whoever calls. */
  override fixed(place: Place, channel: Channel): Channel {
    const call = this.calls.of(place);
    return call.call === undefined ? channel : { ...channel, role: 'assistant', ...call };
  }

  kinds(place: Place, beginning: string): Kinds {
    return kindsOf(place, beginning);
  }
}
