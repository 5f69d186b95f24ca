/** Reads the events of a streamed answer: every part of the message is one text, whatever order events come in. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Facts, ToolCall } from '../../core/segment.ts';
import type { Place } from '../json/place.ts';
import type { StreamHooks } from '../sse/stream-reader.ts';
import { type PartKind, StreamedParts } from './streamed-parts.ts';

/** What one event says of a call. */
interface CallHead {
  /** Position in a list, else -1: then the index of the event counts. */
  readonly item: number;
  id?: string;
  name: string;
}

/** What one event says of itself; its members may come in any order. */
interface EventHead {
  type: string;
  index: number | undefined;
  readonly calls: CallHead[];
}

/** Where a string stands. */
export interface EventOwner {
  readonly head: EventHead;
  readonly call: CallHead | undefined;
  readonly inArguments: boolean;
}

const BAD_INDEX = 'The index of an event is not a plain number, so that its text cannot be told apart.';
const LARGEST_INDEX = 9999;
const LARGE_INDEX = `The index of an event is larger than ${LARGEST_INDEX}; no answer has so many parts.`;

const BEGINNINGS: ReadonlyMap<string, PartKind> = new Map<string, PartKind>([
  ['content-start', 'content'],
  ['tool-call-start', 'tool-call'],
  ['citation-start', 'citation'],
]);
const ENDS: ReadonlyMap<string, PartKind> = new Map<string, PartKind>([
  ['content-end', 'content'],
  ['tool-call-end', 'tool-call'],
  ['citation-end', 'citation'],
]);

/** What the events of one stream mean. */
export class CohereStreamHooks implements StreamHooks<EventOwner> {
  readonly facts: Facts = {};
  readonly parts = new StreamedParts();
  /** The events that began and ended the message. */
  started = Number.POSITIVE_INFINITY;
  finished = Number.POSITIVE_INFINITY;
  #event = 0;
  #owner = newOwner();

  begin(event: number): void {
    this.#event = event;
    this.#owner = newOwner();
  }

  /** Text carries its part on, which no other event has begun or ended meanwhile. */
  repeats(): boolean {
    const { type, calls } = this.#owner.head;
    return type === 'content-delta' && calls.length === 0;
  }

  owner(): EventOwner {
    return this.#owner;
  }

  channel(place: Place, owner: EventOwner): Channel | Fault {
    const { shape } = place;
    const call = this.#callOf(owner);
    if (call !== undefined && 'kind' in call) return call;
    const role = shape.role === 'speaker' ? 'assistant' : shape.role;
    const named = { role, settled: true, ...partOf(place, owner, call) };
    if (!shape.joined) return { path: place.path, ...named };
    const index = shape.mark === 'tool-plan' ? 0 : indexOf(place, owner);
    const within =
      call === undefined && shape.mark !== 'tool-plan' ? { within: this.parts.listOf(shape) } : {};
    return this.parts.text(shape, index, () => ({ path: pathIn(place.path, index), ...named, ...within }));
  }

  thread({ head }: EventOwner): string {
    return `${head.type}/${head.index ?? ''}`;
  }

  fixed(place: Place, channel: Channel, owner: EventOwner): Channel {
    const call = this.#callOf(owner);
    return call === undefined || 'kind' in call ? channel : { ...channel, ...partOf(place, owner, call) };
  }

  opened(place: Place, array: boolean): Fault | undefined {
    switch (place.shape.mark) {
      case 'index':
        return fault('unreadable', BAD_INDEX, place.path);
      case 'call':
        return array ? undefined : this.#openCall(place);
      case 'call-arguments':
        this.#owner = { ...this.#owner, inArguments: true };
        return undefined;
      default:
        return undefined;
    }
  }

  closed({ shape: { mark } }: Place): Fault | undefined {
    const { head } = this.#owner;
    if (mark === 'call-arguments') this.#owner = { ...this.#owner, inArguments: false };
    else if (mark === 'call') this.#owner = { head, call: undefined, inArguments: false };
    return mark === 'event' ? this.#complete(head) : undefined;
  }

  string(place: Place, value: string): Fault | undefined {
    const { head, call } = this.#owner;
    switch (place.shape.mark) {
      case 'index':
        return fault('unreadable', BAD_INDEX, place.path);
      case 'event-type':
        head.type = value;
        return undefined;
      case 'call-id':
        if (call !== undefined) call.id = value;
        return undefined;
      case 'call-name':
        if (call !== undefined) call.name += value;
        return undefined;
      default:
        return undefined;
    }
  }

  number(place: Place, value: number): Fault | undefined {
    if (place.shape.mark !== 'index') return undefined;
    if (!Number.isSafeInteger(value)) return fault('unreadable', BAD_INDEX, place.path);
    if (value > LARGEST_INDEX) return fault('unreadable', LARGE_INDEX, place.path);
    this.#owner.head.index = value;
    return undefined;
  }

  word(place: Place, value: boolean | null): Fault | undefined {
    const index = place.shape.mark === 'index' && value !== null;
    return index ? fault('unreadable', BAD_INDEX, place.path) : undefined;
  }

  #openCall({ index }: Place): Fault | undefined {
    if (index > LARGEST_INDEX) return fault('unreadable', LARGE_INDEX, 'tool_calls');
    const { head } = this.#owner;
    const call: CallHead = { item: index, name: '' };
    head.calls.push(call);
    this.#owner = { head, call, inArguments: false };
    return undefined;
  }

  #callOf({ head, call }: EventOwner): ToolCall | Fault | undefined {
    return call === undefined ? undefined : this.parts.call(call.item < 0 ? (head.index ?? 0) : call.item);
  }

  /** The whole event was read: what it does to the message. */
  #complete(head: EventHead): Fault | undefined {
    const { type, index = 0 } = head;
    const problem = this.#nameCalls(head);
    if (problem !== undefined) return problem;
    if (type === 'message-start') this.started = Math.min(this.started, this.#event);
    if (type === 'message-end') this.finished = Math.min(this.finished, this.#event);
    const ended = ENDS.get(type);
    if (ended !== undefined) this.parts.end(ended, index, this.#event);
    const begun = BEGINNINGS.get(type);
    return begun === undefined ? undefined : this.parts.begin(begun, index, this.#event);
  }

  #nameCalls({ index = 0, calls }: EventHead): Fault | undefined {
    for (const { item, id, name } of calls) {
      const call = this.parts.call(item < 0 ? index : item);
      if ('kind' in call) return call;
      if (id !== undefined) call.id ??= id;
      if (name !== '') call.name = (call.name ?? '') + name;
    }
    return undefined;
  }
}

function newOwner(): EventOwner {
  return { head: { type: '', index: undefined, calls: [] }, call: undefined, inArguments: false };
}

/** The position that a text has by a list around it, else by its event. */
function indexOf(place: Place, { head }: EventOwner): number {
  for (let around: Place | undefined = place; around !== undefined; around = around.parent)
    if (around.index >= 0) return around.index;
  return head.index ?? 0;
}

function partOf(
  { shape }: Place,
  { inArguments }: EventOwner,
  call: ToolCall | undefined,
): Pick<Channel, 'call'> {
  if (call === undefined) return {};
  if (inArguments || shape.mark === 'call-arguments') return { call: { part: 'arguments', call } };
  return shape.mark === 'call-name' ? { call: { part: 'name', call } } : {};
}

/** The path that the same text has in a whole answer. */
function pathIn(path: string, index: number): string {
  const whole = path.startsWith('delta.message.') ? path.slice('delta.'.length) : path;
  return whole.replace(/^message\.(content|tool_calls)(?=\.|$)/, `message.$1[${index}]`);
}
