/** What a streamed response has open: its texts, its calls, and the items that have begun and not ended. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, ToolCall } from '../../core/segment.ts';
import type { Shape } from '../json/shape.ts';
import { type EventHead, kindOf } from './event-head.ts';
import type { ItemHead } from './item-head.ts';

/** Texts and calls that one response may have. */
const MOST = 4096;
const TOO_MANY = `The response carries more than ${MOST} texts and calls.`;
const GOES_ON = 'The response carries a text on after it said that the text was complete.';

/** An item of the output; events count from 1. */
export interface OpenItem {
  readonly index: number;
  readonly begun: number;
  ended: number;
  readonly type: string | undefined;
  readonly id: string;
}

/** Keeps them by what the events say, in whatever order those come. */
export class OpenTexts {
  readonly #texts = new Map<string, Map<Shape, Channel>>();
  readonly #lists = new Map<string, Channel>();
  readonly #complete = new Set<string>();
  readonly #calls = new Map<number, ToolCall>();
  readonly #items = new Map<number, OpenItem>();
  #count = 0;

  /** The text that goes on under a key and at a shape; made when it begins. */
  channel(key: string, shape: Shape, make: () => Channel): Channel | Fault {
    if (this.#complete.has(key)) return fault('unreadable', GOES_ON, 'delta');
    const channels = this.#texts.get(key);
    const known = channels?.get(shape);
    if (known !== undefined) return known;
    const problem = this.#more();
    if (problem !== undefined) return problem;
    const channel = make();
    if (channels === undefined) this.#texts.set(key, new Map([[shape, channel]]));
    else channels.set(shape, channel);
    return channel;
  }

  /** The list that a text is a part of: all that the answer says, or the thoughts of one output; none where it stands by itself. */
  listOf(event: EventHead): { readonly within?: Channel } {
    const { list, role } = kindOf(event) ?? {};
    if (list === undefined) return {};
    const path = role === 'assistant' ? 'output' : `output[${event.output ?? 0}].${list}`;
    const known = this.#lists.get(path);
    const within = known ?? { path, role: 'unknown', settled: false, streamed: 'parts' };
    if (known === undefined) this.#lists.set(path, within);
    return { within };
  }

  /** No more comes under a key; its texts, which are complete. */
  complete(key: string): Channel[] {
    const channels = this.forget(key);
    if (channels.length > 0) this.#complete.add(key);
    return channels;
  }

  /** The same where the key may come again, for other texts. */
  forget(key: string): Channel[] {
    const channels = this.#texts.get(key);
    this.#texts.delete(key);
    return channels === undefined ? [] : [...channels.values()];
  }

  /** The call that an output is. */
  call(output: number): ToolCall | Fault {
    const known = this.#calls.get(output);
    if (known !== undefined) return known;
    const problem = this.#more();
    if (problem !== undefined) return problem;
    const call: ToolCall = { index: output, open: true };
    this.#calls.set(output, call);
    return call;
  }

  /** An item that is an output: its call is the one that is known, unless it has another name. */
  seeItem(item: ItemHead, output: number): Fault | undefined {
    item.close();
    const call = this.call(output);
    if ('kind' in call) return call;
    const { name, id } = item.call;
    if (name !== undefined && call.name !== undefined && name !== call.name) return undefined;
    if (name !== undefined) call.name = name;
    if (id !== undefined) call.id ??= id;
    item.call = call;
    return undefined;
  }

  begin(item: OpenItem): void {
    if (!this.#items.has(item.index)) this.#items.set(item.index, item);
  }

  end(index: number, event: number): void {
    const item = this.#items.get(index);
    if (item !== undefined) item.ended = Math.min(item.ended, event);
    delete this.#calls.get(index)?.open;
  }

  /** Items that are open after that many events. */
  open(events: number): OpenItem[] {
    return [...this.#items.values()]
      .filter(({ begun, ended }) => begun <= events && ended > events)
      .sort((one, other) => one.index - other.index);
  }

  /** The output index behind all items that have begun with that many events. */
  next(events: number): number {
    const begun = [...this.#items.values()].filter((item) => item.begun <= events);
    return begun.reduce((most, { index }) => Math.max(most, index + 1), 0);
  }

  #more(): Fault | undefined {
    return ++this.#count > MOST ? fault('too-large', TOO_MANY, 'output') : undefined;
  }
}
