/** Reads the request of chat completions: who speaks in each message, and what the request says of itself. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Facts, Role } from '../../core/segment.ts';
import { CallTexts } from '../json/call-texts.ts';
import type { DocumentHooks } from '../json/document-reader.ts';
import { PartTexts } from '../json/part-texts.ts';
import type { Place } from '../json/place.ts';

const ROLES = new Map<string, Role>([
  ['system', 'system'],
  ['developer', 'developer'],
  ['user', 'user'],
  ['assistant', 'assistant'],
  ['tool', 'tool'],
  ['function', 'tool'],
]);

const NO_MESSAGES = 'The request has no list of messages; send messages as an array of objects.';

/** What one request's document means. */
export class RequestHooks implements DocumentHooks {
  readonly facts: Facts = {};
  #listed = false;
  /** The message being read: its role once it was read, and the channels that wait for it. */
  #role: Role | undefined;
  #undecided: Channel[] = [];
  readonly #parts = new PartTexts();
  readonly #calls = new CallTexts();

  channel(place: Place): Channel {
    const { role } = place.shape;
    const named = { path: place.path, ...this.#parts.of(place), ...this.#calls.of(place) };
    if (role !== 'speaker') return { ...named, role, settled: true };
    if (this.#role !== undefined) return { ...named, role: this.#role, settled: true };
    const channel: Channel = { ...named, role: 'unknown', settled: false };
    this.#undecided.push(channel);
    return channel;
  }

  /** A name inside the arguments of a call is of the call. */
  fixed(place: Place, channel: Channel): Channel {
    return { ...channel, ...this.#calls.of(place) };
  }

  opened(place: Place, array: boolean): Fault | undefined {
    this.#calls.opened(place);
    switch (place.shape.mark) {
      case 'root':
        return array
          ? fault('unreadable', 'The request is not a JSON object; send one.', place.path)
          : undefined;
      case 'messages':
        this.#listed = array;
        return array ? undefined : fault('unreadable', NO_MESSAGES, place.path);
      case 'message':
        this.facts.messages = (this.facts.messages ?? 0) + 1;
        this.#role = undefined;
        return undefined;
      case 'role':
      case 'model':
      case 'stream':
      case 'n':
        return fault(
          'unreadable',
          'A member of the request has the wrong type; send it as documented.',
          place.path,
        );
      default:
        return undefined;
    }
  }

  closed(place: Place): undefined {
    this.#calls.closed(place);
    if (place.shape.mark === 'message') this.#settle('unknown');
  }

  string(place: Place, value: string): Fault | undefined {
    this.#calls.string(place, value);
    switch (place.shape.mark) {
      case 'role':
        this.#role = ROLES.get(value) ?? 'unknown';
        this.#settle(this.#role);
        return undefined;
      case 'model':
        this.facts.model = value;
        return undefined;
      case 'messages':
        return fault('unreadable', NO_MESSAGES, place.path);
      default:
        return undefined;
    }
  }

  number(place: Place, value: number): undefined {
    if (place.shape.mark === 'n' && Number.isSafeInteger(value)) this.facts.choices = value;
  }

  word(place: Place, value: boolean | null): undefined {
    if (place.shape.mark === 'stream' && value !== null) this.facts.stream = value;
  }

  done(): Fault | undefined {
    return this.#listed ? undefined : fault('unreadable', NO_MESSAGES, 'messages');
  }

  #settle(role: Role): void {
    for (const channel of this.#undecided) {
      channel.role = role;
      channel.settled = true;
    }
    this.#undecided = [];
  }
}
