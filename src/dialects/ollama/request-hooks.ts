/** Reads the requests of Ollama: who speaks in each message, and what the request says of itself. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Facts, Role } from '../../core/segment.ts';
import { CallTexts } from '../json/call-texts.ts';
import type { DocumentHooks } from '../json/document-reader.ts';
import { MessageSpeaker } from '../json/message-speaker.ts';
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
export class RequestHooks implements DocumentHooks {
  readonly facts: Facts;
  readonly #speaker = new MessageSpeaker();
  readonly #calls = new CallTexts();
  #inMessage = false;

  /** `asks` is the text that is asked for, if any; it streams when the request does not say. */
  constructor(asks?: 'chat' | 'generate') {
    this.facts = { stream: asks !== undefined, ...(asks === undefined ? {} : { asks }) };
  }

  channel(place: Place): Channel {
    const { role } = place.shape;
    const named = { path: place.path, ...this.#calls.of(place) };
    if (role !== 'speaker') return { ...named, role, settled: true };
    // Images beside a prompt.
    return this.#inMessage ? this.#speaker.channel(named) : { ...named, role: 'user', settled: true };
  }

  fixed(_place: Place, channel: Channel): Channel {
    return fixedInCall(channel, this.#calls.owner);
  }

  kinds(place: Place, beginning: string): Kinds {
    return kindsOfImage(place, beginning);
  }

  opened(place: Place, array: boolean): Fault | undefined {
    this.#calls.opened(place);
    switch (place.shape.mark) {
      case 'root':
        return array
          ? fault('unreadable', 'The request is not a JSON object; send one.', place.path)
          : undefined;
      case 'messages':
        return array ? undefined : fault('unreadable', WRONG_TYPE, place.path);
      case 'message':
        this.facts.messages = (this.facts.messages ?? 0) + 1;
        this.#inMessage = true;
        this.#speaker.open();
        return undefined;
      case 'role':
      case 'model':
      case 'stream':
      // The server takes a list of numbers for bytes.
      case 'image':
        return fault('unreadable', WRONG_TYPE, place.path);
      default:
        return undefined;
    }
  }

  closed(place: Place): undefined {
    this.#calls.closed(place);
    if (place.shape.mark !== 'message') return;
    this.#speaker.close();
    this.#inMessage = false;
  }

  string(place: Place, value: string): Fault | undefined {
    this.#calls.string(place, value);
    switch (place.shape.mark) {
      case 'role':
        this.#speaker.learn(ROLES.get(value) ?? 'unknown');
        return undefined;
      case 'model':
        this.facts.model = value;
        return undefined;
      case 'messages':
      case 'stream':
        return fault('unreadable', WRONG_TYPE, place.path);
      default:
        return undefined;
    }
  }

  number(): undefined {}

  word(place: Place, value: boolean | null): undefined {
    if (place.shape.mark === 'stream' && value !== null) this.facts.stream = value;
  }

  done(): undefined {}
}
