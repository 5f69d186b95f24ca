/** Reads the events of a streamed answer: every choice is a text of its own, whatever order events come in. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Facts } from '../../core/segment.ts';
import type { Place } from '../json/place.ts';
import type { StreamHooks } from '../sse/stream-reader.ts';
import { OpenChoices } from './open-choices.ts';

/** Which choice and tool call a string stands in; `index` may be read after the string. */
export interface ChoiceOwner {
  readonly choice: { index: number; finished: boolean };
  readonly tool: { index: number } | undefined;
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

const NO_CHOICE: ChoiceOwner = { choice: { index: 0, finished: false }, tool: undefined };
const BAD_INDEX = 'An index of the answer is not a plain number, so that its text cannot be told apart.';

const LARGEST_INDEX = 9999;
const LARGE_INDEX = `An index of the answer is larger than ${LARGEST_INDEX}; no answer has so many choices or calls.`;

/** What the events of one stream mean. */
export class ChatStreamHooks implements StreamHooks<ChoiceOwner> {
  readonly facts: Facts = {};
  readonly self: StreamSelf = {};
  readonly choices = new OpenChoices();
  #event = 0;
  #owner = NO_CHOICE;

  begin(event: number): void {
    this.#event = event;
    this.#owner = NO_CHOICE;
  }

  owner(): ChoiceOwner {
    return this.#owner;
  }

  channel(place: Place, owner: ChoiceOwner): Channel | Fault {
    const { shape } = place;
    const role = shape.role === 'speaker' ? 'assistant' : shape.role;
    if (!shape.joined) return { path: place.path, role, settled: true };
    const { index } = owner.choice;
    const at = { index, tool: owner.tool?.index, event: this.#event };
    return this.choices.channel(at, shape, () => ({
      path: joinedPath(place.path, owner),
      role,
      settled: true,
    }));
  }

  opened(place: Place): Fault | undefined {
    switch (place.shape.mark) {
      case 'choice':
        if (place.index > LARGEST_INDEX) return fault('unreadable', LARGE_INDEX, 'choices');
        this.#owner = { choice: { index: place.index, finished: false }, tool: undefined };
        return undefined;
      case 'tool-call':
        if (place.index > LARGEST_INDEX) return fault('unreadable', LARGE_INDEX, 'tool_calls');
        this.#owner = { choice: this.#owner.choice, tool: { index: place.index } };
        return undefined;
      case 'choice-index':
      case 'tool-index':
        return fault('unreadable', BAD_INDEX, place.path);
      default:
        return undefined;
    }
  }

  closed(place: Place): Fault | undefined {
    const { choice } = this.#owner;
    if (place.shape.mark === 'tool-call') this.#owner = { choice, tool: undefined };
    if (place.shape.mark !== 'choice') return undefined;
    const seen = this.choices.see(choice.index, this.#event);
    if ('kind' in seen) return seen;
    if (choice.finished) this.choices.finish(choice.index, this.#event);
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

  #index(place: Place, value: number): Fault | undefined {
    if (!Number.isSafeInteger(value)) return fault('unreadable', BAD_INDEX, place.path);
    if (value > LARGEST_INDEX) return fault('unreadable', LARGE_INDEX, place.path);
    if (place.shape.mark === 'choice-index') this.#owner.choice.index = value;
    else if (this.#owner.tool !== undefined) this.#owner.tool.index = value;
    return undefined;
  }
}

/** The path by the indices that the answer states; the position in one event says nothing. */
function joinedPath(path: string, { choice, tool }: ChoiceOwner): string {
  const stated = path.replace(/^choices\[\d+\]/, `choices[${choice.index}]`);
  return tool === undefined ? stated : stated.replace(/tool_calls\[\d+\]/, `tool_calls[${tool.index}]`);
}
