/** Reads the events of a streamed response: every text goes on by what the events say, in whatever order they come. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Facts, Role } from '../../core/segment.ts';
import { PartTexts } from '../json/part-texts.ts';
import type { Place } from '../json/place.ts';
import type { Shape } from '../json/shape.ts';
import { isBase64, type Kinds, kindsAt } from '../json/value-gate.ts';
import type { StreamHooks } from '../sse/stream-reader.ts';
import { type EventHead, keyOf, kindOf, newEvent, pathOf } from './event-head.ts';
import { callOf, ItemHead } from './item-head.ts';
import { OpenTexts } from './open-texts.ts';
import { StreamSelf } from './stream-self.ts';
import { GOES_ON } from './words.ts';

interface PartHead {
  type: string;
  /** Texts of the part that go on over several strings. */
  readonly joined: Map<Shape, Channel>;
}

/** What a string stands in; all of it may learn more until its event ends. */
export interface Owner {
  readonly event: EventHead;
  readonly item: ItemHead | undefined;
  readonly part: PartHead | undefined;
  readonly inArguments: boolean;
}

const LARGEST_INDEX = 9999;
const BAD_INDEX = `An index of the response is no plain number up to ${LARGEST_INDEX}, so that its text cannot be told apart.`;
const BAD_TYPE = 'An event of the response does not say plainly what it is.';
const THOUGHT = new Set(['reasoning_text', 'summary_text']);
const TEXT: Kinds = [];
const IMAGE: Kinds = ['image'];

/** What the events of one stream mean. */
export class ResponsesStreamHooks implements StreamHooks<Owner> {
  readonly facts: Facts = {};
  readonly self = new StreamSelf();
  readonly texts = new OpenTexts();
  #event = 0;
  #owner = ownerOf(newEvent());
  /** Texts of the parts in the event. */
  #inside: Channel[] = [];
  #parts = new PartTexts();

  begin(event: number): void {
    this.#event = event;
    this.#owner = ownerOf(newEvent());
    this.#inside = [];
    this.#parts = new PartTexts();
  }

  owner(): Owner {
    return this.#owner;
  }

  channel(place: Place, owner: Owner): Channel | Fault {
    const { shape, path } = place;
    if (shape.joined) return this.#joined(place, owner);
    const role = shape.role === 'speaker' ? speakerOf(owner) : shape.role;
    const called = this.#called(place, owner);
    if ('kind' in called) return called;
    return { path, role, settled: true, ...this.#parts.of(place), ...called };
  }

  thread({ event }: Owner): string {
    return keyOf(event);
  }

  fixed(place: Place, channel: Channel, owner: Owner): Channel {
    const called = this.#called(place, owner);
    return 'kind' in called ? channel : { ...channel, ...called };
  }

  kinds(place: Place, beginning: string): Kinds {
    const { mark } = place.shape;
    if (mark === 'delta' && this.#owner.event.type !== 'response.audio.delta') return TEXT;
    if ((mark === 'base64' || mark === 'result') && isBase64(beginning)) return IMAGE;
    return kindsAt(place.shape, beginning);
  }

  opened(place: Place): Fault | undefined {
    const { mark } = place.shape;
    const { event, item, part } = this.#owner;
    if (mark === 'item') {
      this.#owner = { ...ownerOf(event), item: this.#openItem(place) };
    } else if (mark === 'part') {
      this.#owner = { event, item, part: { type: '', joined: new Map() }, inArguments: false };
    } else if (mark === 'call-arguments') {
      this.#owner = { event, item, part, inArguments: true };
    } else if (mark === 'event-type') {
      return fault('unreadable', BAD_TYPE, place.path);
    } else if (mark?.endsWith('-index')) {
      return fault('unreadable', BAD_INDEX, place.path);
    }
    return undefined;
  }

  closed(place: Place): Fault | undefined {
    const { event, item, part } = this.#owner;
    switch (place.shape.mark) {
      case 'item':
        this.#owner = ownerOf(event);
        return undefined;
      case 'part':
        this.#owner = { event, item, part: undefined, inArguments: false };
        return undefined;
      case 'call-arguments':
        this.#owner = { event, item, part, inArguments: false };
        return undefined;
      case 'event':
        return this.#endEvent(event);
      default:
        return undefined;
    }
  }

  string(place: Place, value: string): Fault | undefined {
    const { mark } = place.shape;
    const { event, item, part } = this.#owner;
    if (item !== undefined) item.string(place, value);
    if (mark?.endsWith('-index')) return fault('unreadable', BAD_INDEX, place.path);
    if (mark === 'event-type') event.type = value;
    else if (mark === 'part-type' && part !== undefined) part.type = value;
    else if (mark === 'call-name' && item === undefined) event.callName = value;
    else if (isOfResponse(place)) this.self.string(place, value, this.#event);
    if (mark === 'model') this.facts.model ??= value;
    else if (mark === 'status') this.facts.unfinished = GOES_ON.has(value);
    return undefined;
  }

  number(place: Place, value: number): Fault | undefined {
    const { mark } = place.shape;
    if (mark === 'sequence') this.self.sequence(value, this.#event);
    else if (isOfResponse(place)) this.self.number(place, value, this.#event);
    if (!mark?.endsWith('-index')) return undefined;
    if (!(value <= LARGEST_INDEX)) return fault('unreadable', BAD_INDEX, place.path);
    const { event } = this.#owner;
    if (mark === 'output-index') event.output = value;
    else if (mark === 'content-index') event.content = value;
    else event.summary = value;
    return undefined;
  }

  word(): undefined {}

  /** With the whole text its deltas are complete; nothing goes on that stands in one event. */
  ended(): readonly Channel[] {
    const { event } = this.#owner;
    if (!event.type.endsWith('.done')) return this.#inside;
    const deltas = keyOf({ ...event, type: `${event.type.slice(0, -4)}delta` });
    return [...this.#inside, ...this.texts.complete(deltas), ...this.texts.forget(keyOf(event))];
  }

  #openItem({ index, parent }: Place): ItemHead {
    const item = new ItemHead(index);
    const { items } = this.#owner.event;
    if (index < 0) items.push({ item, output: undefined });
    else if (parent?.shape.mark === 'output') items.push({ item, output: index });
    return item;
  }

  /** What can be said once the whole event was read. */
  #endEvent(event: EventHead): Fault | undefined {
    for (const { item, output } of event.items) {
      const problem = this.texts.seeItem(item, output ?? event.output ?? 0);
      if (problem !== undefined) return problem;
    }
    this.self.typed(event.type, this.#event);
    const index = event.output ?? 0;
    const [first] = event.items;
    if (event.type === 'response.output_item.done') this.texts.end(index, this.#event);
    else if (event.type === 'response.output_item.added' && first !== undefined)
      this.texts.begin({ ...openItem(first.item), index, begun: this.#event });
    return undefined;
  }

  #joined(place: Place, owner: Owner): Channel | Fault {
    const { event } = owner;
    if (place.shape.mark !== 'delta') return this.#inPart(place, owner);
    const kind = kindOf(event);
    const called = this.#called(place, owner);
    if ('kind' in called) return called;
    return this.texts.channel(keyOf(event), place.shape, () => ({
      path: kind === undefined || place.path !== 'delta' ? place.path : pathOf(event, kind),
      role: kind?.role ?? 'unknown',
      settled: true,
      ...this.texts.listOf(event),
      ...called,
    }));
  }

  /** A text of one part, over the strings of a list. */
  #inPart({ shape, path }: Place, owner: Owner): Channel {
    const known = owner.part?.joined.get(shape);
    if (known !== undefined) return known;
    const channel: Channel = { path, role: speakerOf(owner), settled: true };
    owner.part?.joined.set(shape, channel);
    this.#inside.push(channel);
    return channel;
  }

  /** What a text is of a call: by its item, or by the output that the event names. */
  #called(place: Place, owner: Owner): Pick<Channel, 'call'> | Fault {
    if (owner.item !== undefined) return callOf(place, owner);
    const { event } = owner;
    const { mark } = place.shape;
    const given = mark === 'delta' || mark === 'code' ? kindOf(event)?.called : mark === 'call-arguments';
    if (mark !== 'call-name' && given !== true && !owner.inArguments) return {};
    const call = this.texts.call(event.output ?? 0);
    if ('kind' in call) return call;
    if (event.callName !== undefined) call.name ??= event.callName;
    return { call: { part: mark === 'call-name' ? 'name' : 'arguments', call } };
  }
}

function ownerOf(event: EventHead): Owner {
  return { event, item: undefined, part: undefined, inArguments: false };
}

function openItem({ type, id }: ItemHead): { type: string | undefined; id: string; ended: number } {
  return { type, id, ended: Number.POSITIVE_INFINITY };
}

function isOfResponse({ parent }: Place): boolean {
  return parent?.shape.mark === 'response';
}

/** Who says a text that the format alone does not place. */
function speakerOf({ event, item, part }: Owner): Role {
  if (item !== undefined) return item.role ?? 'assistant';
  if (part !== undefined) return THOUGHT.has(part.type) ? 'reasoning' : 'assistant';
  return kindOf(event)?.role ?? 'assistant';
}
