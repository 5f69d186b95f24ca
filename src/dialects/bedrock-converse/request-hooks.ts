/** Reads the requests of Converse: who speaks where, and what the request says of itself. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Facts, Role, Skipped } from '../../core/segment.ts';
import { CallTexts } from '../json/call-texts.ts';
import type { DocumentHooks } from '../json/document-reader.ts';
import { MessageSpeaker } from '../json/message-speaker.ts';
import { PartTexts } from '../json/part-texts.ts';
import type { Place } from '../json/place.ts';
import type { Kinds } from '../json/value-gate.ts';
import { type BedrockTarget, isStoredPrompt } from './targets.ts';
import { fixedBy, kindsOf, partAround } from './texts.ts';

/** Who speaks, by the words of Converse and of the models that take a body of their own. */
const ROLES: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['user', 'user'],
  ['assistant', 'assistant'],
  ['system', 'system'],
  ['developer', 'developer'],
  ['tool', 'tool'],
  ['USER', 'user'],
  ['CHATBOT', 'assistant'],
  ['SYSTEM', 'system'],
  ['TOOL', 'tool'],
]);

const NO_OBJECT = 'The request is not a JSON object; send one.';
const NO_MESSAGES = 'The request has no list of messages; send messages as an array of objects.';
const WRONG_TYPE = 'A member of the request has the wrong type; send it as documented.';

/** What the path says. */
export type Asked = Pick<BedrockTarget, 'model' | 'stream'>;

/** What one request's document means; `messages` says whether it has to have some. */
export class RequestHooks implements DocumentHooks {
  readonly facts: Facts;
  readonly #model: string;
  readonly #speaker = new MessageSpeaker();
  readonly #parts = new PartTexts();
  readonly #calls = new CallTexts();
  #listed: boolean;

  constructor({ model, stream }: Asked, messages: 'needed' | 'optional') {
    this.#model = model;
    this.facts = { model, stream };
    // A stored prompt has messages of its own.
    this.#listed = messages === 'optional' || isStoredPrompt(model);
  }

  channel(place: Place): Channel {
    const { role } = place.shape;
    const part = this.#parts.of(partAround(place));
    const named = { path: place.path, ...part, ...this.#calls.of(place), ...fixedBy(place) };
    return role === 'speaker' ? this.#speaker.channel(named) : { ...named, role, settled: true };
  }

  /** Names and long numbers inside the arguments of a call are of whoever calls. */
  fixed(place: Place, channel: Channel): Channel {
    const { path } = channel;
    const call = this.#calls.of(place);
    if (call.call === undefined) return channel;
    return this.#speaker.channel({ path, ...call, editable: false });
  }

  kinds(place: Place, beginning: string): Kinds {
    return kindsOf(place, beginning);
  }

  unseen({ shape }: Place): Skipped | undefined {
    if (shape.mark !== 'root' || !isStoredPrompt(this.#model)) return undefined;
    return { path: 'modelId', reason: 'reference', bytes: this.#model.length };
  }

  opened(place: Place, array: boolean): Fault | undefined {
    this.#calls.opened(place);
    switch (place.shape.mark) {
      case 'root':
        return array ? fault('unreadable', NO_OBJECT, place.path) : undefined;
      case 'messages':
        this.#listed ||= array;
        return array ? undefined : fault('unreadable', NO_MESSAGES, place.path);
      case 'message':
        this.facts.messages = (this.facts.messages ?? 0) + 1;
        this.#speaker.open();
        return undefined;
      case 'role':
        return fault('unreadable', WRONG_TYPE, place.path);
      default:
        return undefined;
    }
  }

  closed(place: Place): undefined {
    this.#calls.closed(place);
    if (place.shape.mark === 'message') this.#speaker.close();
  }

  string(place: Place, value: string): Fault | undefined {
    this.#calls.string(place, value);
    const { mark } = place.shape;
    if (mark === 'messages') return fault('unreadable', NO_MESSAGES, place.path);
    if (mark === 'role') this.#speaker.learn(ROLES.get(value) ?? 'unknown');
    return undefined;
  }

  number(): undefined {}

  word(): undefined {}

  done(): Fault | undefined {
    return this.#listed ? undefined : fault('unreadable', NO_MESSAGES, 'messages');
  }
}
