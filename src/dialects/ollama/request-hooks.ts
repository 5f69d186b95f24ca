/** Reads the requests of Ollama: who speaks in each message, and what the request says of itself. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Role } from '../../core/segment.ts';
import { MessageListHooks } from '../json/message-list-hooks.ts';
import type { Place } from '../json/place.ts';
import type { Kinds } from '../json/value-gate.ts';
import { fixedInCall } from './calls.ts';
import { kindsOfImage } from './parts.ts';

const ROLES = new Map<string, Role>([
  ['system', 'system'],
  ['user', 'user'],
  ['assistant', 'assistant'],
  ['tool', 'tool'],
]);

const WRONG_TYPE = 'A member of the request has the wrong type; send it as documented.';

/** What one request's document means. */
export class RequestHooks extends MessageListHooks {
  #inMessage = false;

  /** `asks` is the text that is asked for, if any; it streams when the request does not say. */
  constructor(asks?: 'chat' | 'generate') {
    const facts = { stream: asks !== undefined, ...(asks === undefined ? {} : { asks }) };
    super(ROLES, { needed: false, facts });
  }

  /** Images beside a prompt are the user's. */
  override channel(place: Place): Channel {
    if (place.shape.role !== 'speaker' || this.#inMessage) return super.channel(place);
    return { path: place.path, role: 'user', settled: true };
  }

  override fixed(_place: Place, channel: Channel): Channel {
    return fixedInCall(channel, this.calls.owner);
  }

  kinds(place: Place, beginning: string): Kinds {
    return kindsOfImage(place, beginning);
  }

  override opened(place: Place, array: boolean): Fault | undefined {
    if (place.shape.mark === 'message') this.#inMessage = true;
    // The server takes a list of numbers for bytes.
    if (place.shape.mark === 'image') return fault('unreadable', WRONG_TYPE, place.path);
    return super.opened(place, array);
  }

  override closed(place: Place): undefined {
    super.closed(place);
    if (place.shape.mark === 'message') this.#inMessage = false;
  }

  override string(place: Place, value: string): Fault | undefined {
    if (place.shape.mark === 'stream') return fault('unreadable', WRONG_TYPE, place.path);
    return super.string(place, value);
  }
}
