/** Reads a request that is a list of messages: who speaks in each, and what the request says of itself. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Facts, Role } from '../../core/segment.ts';
import { CallTexts } from './call-texts.ts';
import type { DocumentHooks } from './document-reader.ts';
import { MessageSpeaker } from './message-speaker.ts';
import { nameModel, nameOther, OTHER_MODEL } from './other-models.ts';
import { PartTexts } from './part-texts.ts';
import type { Place } from './place.ts';
import type { Told } from './told.ts';

const NO_MESSAGES = 'The request has no list of messages; send messages as an array of objects.';
const WRONG_TYPE = 'A member of the request has the wrong type; send it as documented.';

/** What a request brings beside its document. */
export interface MessageListOptions {
  /** False where it may have no messages. */
  readonly needed?: boolean;
  /** What is known of it before it is read. */
  readonly facts?: Facts;
}

/**
 * What one request's document means, by the marks of its shapes: `root`, `messages`, `message`, `role`, `model`, `stream`
 * and `n`, and those of calls.
 */
export class MessageListHooks implements DocumentHooks {
  readonly facts: Facts;
  protected readonly speaker = new MessageSpeaker();
  protected readonly parts = new PartTexts();
  protected readonly calls = new CallTexts();
  readonly #roles: ReadonlyMap<string, Role>;
  #listed: boolean;

  /** `roles` are the words that the format has for those who speak. */
  constructor(roles: ReadonlyMap<string, Role>, { needed = true, facts = {} }: MessageListOptions = {}) {
    this.#roles = roles;
    this.#listed = !needed;
    this.facts = facts;
  }

  channel(place: Place): Channel {
    const { role } = place.shape;
    const named = { path: place.path, ...this.told(place) };
    return role === 'speaker' ? this.speaker.channel(named) : { ...named, role, settled: true };
  }

  /** What is known of a text beside where it stands and who speaks. */
  protected told(place: Place): Told {
    return { ...this.parts.of(place), ...this.calls.of(place) };
  }

  /** A name inside the arguments of a call is of the call. */
  fixed(place: Place, channel: Channel): Channel {
    return { ...channel, ...this.calls.of(place) };
  }

  opened(place: Place, array: boolean): Fault | undefined {
    this.calls.opened(place);
    switch (place.shape.mark) {
      case 'root':
        return array
          ? fault('unreadable', 'The request is not a JSON object; send one.', place.path)
          : undefined;
      case 'messages':
        this.#listed ||= array;
        return array ? undefined : fault('unreadable', NO_MESSAGES, place.path);
      case 'message':
        this.facts.messages = (this.facts.messages ?? 0) + 1;
        this.speaker.open();
        return undefined;
      case 'role':
      case 'model':
      case 'stream':
      case 'n':
        return fault('unreadable', WRONG_TYPE, place.path);
      default:
        return undefined;
    }
  }

  closed(place: Place): undefined {
    this.calls.closed(place);
    if (place.shape.mark === 'message') this.speaker.close();
  }

  string(place: Place, value: string): Fault | undefined {
    this.calls.string(place, value);
    switch (place.shape.mark) {
      case 'role':
        this.speaker.learn(this.#roles.get(value) ?? 'unknown');
        return undefined;
      case 'model':
        nameModel(this.facts, value);
        return undefined;
      case OTHER_MODEL:
        nameOther(this.facts, value);
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
}
