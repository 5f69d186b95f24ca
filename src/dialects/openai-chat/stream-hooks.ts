/** Reads the events of a streamed answer: every choice is a text of its own, whatever order events come in. */
import { type Fault, fault } from '../../core/fault.ts';
import type { CallPart, Channel, Facts } from '../../core/segment.ts';
import type { Place } from '../json/place.ts';
import type { Shape } from '../json/shape.ts';
import type { StreamHooks } from '../sse/stream-reader.ts';
import { type CallHead, OpenChoices } from './open-choices.ts';

/** Which choice and tool call a string stands in; `index` may be read after the string. */
export interface ChoiceOwner {
  readonly choice: { index: number; finished: boolean; readonly calls: CallHead[] };
  readonly call: CallHead | undefined;
  /** True inside arguments that came as an object. */
  readonly inArguments?: true;
}

/** A value of the stream and the event that it came with. */
interface Seen<T> {
  readonly value: T;
  readonly event: number;
}

/** What the stream says of itself, for an ending in its terms. */
export interface StreamSelf {
  id?: Seen<string>;
  model?: Seen<string>;
  created?: Seen<number>;
}

const NO_CHOICE: ChoiceOwner = { choice: { index: 0, finished: false, calls: [] }, call: undefined };
const BAD_INDEX = 'An index of the answer is not a plain number, so that its text cannot be told apart.';

/** The mark of a whole message. */
const WHOLE = 'whole-message';
/** Texts of messages that are read together. */
const MOST_MESSAGES = 256;
const LARGEST_INDEX = 9999;
const LARGE_INDEX = `An index of the answer is larger than ${LARGEST_INDEX}; no answer has so many choices or calls.`;

/** What the events of one stream mean. */
export class ChatStreamHooks implements StreamHooks<ChoiceOwner> {
  readonly facts: Facts = {};
  readonly self: StreamSelf = {};
  readonly choices = new OpenChoices();
  #event = 0;
  #owner = NO_CHOICE;
  /** The event says something of a call, or ends a choice. */
  #turns = false;
  /** Where the event has a whole message; and whether it has a delta. */
  #whole: string | undefined;
  #delta = false;
  /** By choice and place, what the messages of all events say together. */
  readonly #messages = new Map<string, Channel>();

  begin(event: number): void {
    this.#event = event;
    this.#owner = NO_CHOICE;
    this.#turns = false;
    this.#whole = undefined;
    this.#delta = false;
  }

  /** Text carries a choice on, whose index is the same. */
  repeats(): boolean {
    return !this.#turns && this.#whole === undefined;
  }

  /** Some servers send the message beside each delta, as far as it has come. */
  restates(): string | undefined {
    return this.#delta ? this.#whole : undefined;
  }

  owner(): ChoiceOwner {
    return this.#owner;
  }

  channel(place: Place, owner: ChoiceOwner): Channel | Fault {
    const { shape } = place;
    const role = shape.role === 'speaker' ? 'assistant' : shape.role;
    const called = this.#called(place, owner);
    if (!shape.joined)
      return { path: place.path, role, settled: true, ...this.#within(place, owner), ...called };
    const { index } = owner.choice;
    const tool = owner.call?.legacy === true ? undefined : owner.call;
    const at = { index, tool, event: this.#event };
    return this.choices.channel(at, carriedAt(place), () => ({
      path: joinedPath(place.path, owner),
      role,
      settled: true,
      choice: String(index),
      ...called,
    }));
  }

  /** Others send messages in place of deltas. */
  #within({ path, parent }: Place, owner: ChoiceOwner): { readonly within?: Channel } {
    if (parent?.shape.mark !== WHOLE) return {};
    const whole = joinedPath(path, owner);
    const known = this.#messages.get(whole);
    const within = known ?? { path: whole, role: 'unknown', settled: false, streamed: 'parts' };
    if (known === undefined && this.#messages.size < MOST_MESSAGES) this.#messages.set(whole, within);
    return { within };
  }

  /** The choice, and the call, that the event states. */
  thread(owner: ChoiceOwner): string {
    return `${owner.choice.index}/${toolIndex(owner) ?? ''}`;
  }

  fixed(place: Place, channel: Channel, owner: ChoiceOwner): Channel {
    return { ...channel, ...this.#called(place, owner) };
  }

  /** What a text is of a call; with its arguments the name of the call is complete. */
  #called({ shape }: Place, owner: ChoiceOwner): { readonly call?: CallPart } {
    const { choice, call: head, inArguments } = owner;
    if (head?.call === undefined) return {};
    const { call } = head;
    if (shape.mark === 'call-name') return { call: { part: 'name', call } };
    if (shape.mark !== 'call-arguments' && inArguments !== true) return {};
    this.choices.argue(choice.index, head);
    return { call: { part: 'arguments', call } };
  }

  opened(place: Place): Fault | undefined {
    switch (place.shape.mark) {
      case 'choice':
        if (place.index > LARGEST_INDEX) return fault('unreadable', LARGE_INDEX, 'choices');
        this.#owner = { choice: { index: place.index, finished: false, calls: [] }, call: undefined };
        return undefined;
      case WHOLE:
        this.#whole ??= place.path;
        return undefined;
      case 'delta':
        this.#delta = true;
        return undefined;
      case 'call':
        return this.#openCall(place);
      case 'call-arguments':
        this.#owner = { ...this.#owner, inArguments: true };
        return undefined;
      case 'choice-index':
      case 'tool-index':
        return fault('unreadable', BAD_INDEX, place.path);
      default:
        return undefined;
    }
  }

  closed(place: Place): Fault | undefined {
    const { choice, call } = this.#owner;
    if (place.shape.mark === 'call-arguments') this.#owner = { choice, call };
    if (place.shape.mark === 'call') this.#owner = { choice, call: undefined };
    if (place.shape.mark !== 'choice') return undefined;
    const seen = this.choices.see(choice.index, this.#event);
    if ('kind' in seen) return seen;
    for (const head of choice.calls) {
      const problem = this.choices.seeCall({ index: choice.index, event: this.#event }, head);
      if (problem !== undefined) return problem;
    }
    if (choice.finished) this.choices.finish(choice.index, this.#event);
    this.#turns ||= choice.finished || choice.calls.length > 0;
    this.facts.choices = this.choices.count;
    this.#owner = NO_CHOICE;
    return undefined;
  }

  string(place: Place, value: string): Fault | undefined {
    switch (place.shape.mark) {
      case 'choice-index':
      case 'tool-index':
        return fault('unreadable', BAD_INDEX, place.path);
      case 'finish':
        this.#owner.choice.finished = value !== '';
        return undefined;
      case 'call-id':
      case 'call-name':
        this.#describeCall(place, value);
        return undefined;
      case 'id':
        this.self.id ??= { value, event: this.#event };
        return undefined;
      case 'model':
        this.self.model ??= { value, event: this.#event };
        this.facts.model ??= value;
        return undefined;
      default:
        return undefined;
    }
  }

  number(place: Place, value: number): Fault | undefined {
    switch (place.shape.mark) {
      case 'choice-index':
      case 'tool-index':
        return this.#index(place, value);
      case 'created':
        if (Number.isSafeInteger(value)) this.self.created ??= { value, event: this.#event };
        return undefined;
      default:
        return undefined;
    }
  }

  word(place: Place, value: boolean | null): Fault | undefined {
    const index = place.shape.mark === 'choice-index' || place.shape.mark === 'tool-index';
    return index && value !== null ? fault('unreadable', BAD_INDEX, place.path) : undefined;
  }

  #openCall({ index }: Place): Fault | undefined {
    if (index > LARGEST_INDEX) return fault('unreadable', LARGE_INDEX, 'tool_calls');
    const { choice } = this.#owner;
    const call: CallHead = { index: Math.max(index, 0), legacy: index < 0, name: '' };
    choice.calls.push(call);
    this.#owner = { choice, call };
    return undefined;
  }

  #describeCall({ shape }: Place, value: string): void {
    const { call } = this.#owner;
    if (call === undefined) return;
    if (shape.mark === 'call-id') call.id = value;
    else call.name += value;
  }

  #index(place: Place, value: number): Fault | undefined {
    if (!Number.isSafeInteger(value)) return fault('unreadable', BAD_INDEX, place.path);
    if (value > LARGEST_INDEX) return fault('unreadable', LARGE_INDEX, place.path);
    if (place.shape.mark === 'choice-index') this.#owner.choice.index = value;
    else if (this.#owner.call !== undefined) this.#owner.call.index = value;
    return undefined;
  }
}

/** A part of a list goes on with the text that other events have in place of the list. */
function carriedAt({ shape, parent }: Place): Shape {
  const list = parent?.parent?.shape;
  return shape.part && list?.joined === true ? list : shape;
}

/** The path by the indices that the answer states; the position in one event says nothing. */
function joinedPath(path: string, owner: ChoiceOwner): string {
  const stated = path.replace(/^choices\[\d+\]/, `choices[${owner.choice.index}]`);
  const tool = toolIndex(owner);
  return tool === undefined ? stated : stated.replace(/tool_calls\[\d+\]/, `tool_calls[${tool}]`);
}

function toolIndex({ call }: ChoiceOwner): number | undefined {
  return call === undefined || call.legacy ? undefined : call.index;
}
