/** The parts of a streamed answer: which have begun and ended after how many events, and the texts that they carry on. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, ToolCall } from '../../core/segment.ts';
import type { Shape } from '../json/shape.ts';

/** What the events of one stream begin and end. */
export type PartKind = 'content' | 'tool-call' | 'citation';

/** Texts, calls and begun parts that one answer may have; none comes near. */
const MOST_PARTS = 4096;
const TOO_MANY = `The answer has more than ${MOST_PARTS} parts.`;

interface Begun {
  readonly kind: PartKind;
  readonly index: number;
  /** Events count from 1. */
  readonly begun: number;
  ended: number;
}

/** Keeps parts by their kind and index, however events interleave them. */
export class StreamedParts {
  readonly #begun: Begun[] = [];
  readonly #open = new Map<string, Begun>();
  readonly #texts = new Map<Shape, Map<number, Channel>>();
  readonly #lists = new Map<Shape, Channel>();
  readonly #calls = new Map<number, ToolCall>();
  #count = 0;

  begin(kind: PartKind, index: number, event: number): Fault | undefined {
    const key = `${kind} ${index}`;
    if (this.#open.has(key)) return undefined;
    const part = { kind, index, begun: event, ended: Number.POSITIVE_INFINITY };
    this.#begun.push(part);
    this.#open.set(key, part);
    return this.#add();
  }

  end(kind: PartKind, index: number, event: number): void {
    const key = `${kind} ${index}`;
    const part = this.#open.get(key);
    if (part !== undefined) part.ended = event;
    this.#open.delete(key);
    if (kind === 'tool-call') delete this.#calls.get(index)?.open;
  }

  /** What the texts of a shape make up, over all indices. */
  listOf(shape: Shape): Channel {
    const known = this.#lists.get(shape);
    if (known !== undefined) return known;
    const list: Channel = { path: 'message.content', role: 'unknown', settled: false, streamed: 'parts' };
    this.#lists.set(shape, list);
    return list;
  }

  /** Parts that are open after that many events, in the order in which they began. */
  open(events: number): readonly Pick<Begun, 'kind' | 'index'>[] {
    return this.#begun.filter(({ begun, ended }) => begun <= events && ended > events);
  }

  /** The first index behind all of a kind that have begun with that many events. */
  next(kind: PartKind, events: number): number {
    const begun = this.#begun.filter((part) => part.kind === kind && part.begun <= events);
    return begun.reduce((most, { index }) => Math.max(most, index + 1), 0);
  }

  /** The call of a tool with that index; made when it is first heard of. */
  call(index: number): ToolCall | Fault {
    const known = this.#calls.get(index);
    if (known !== undefined) return known;
    const call: ToolCall = { index, open: true };
    this.#calls.set(index, call);
    return this.#add() ?? call;
  }

  /** The text of a shape that an index carries on; made when it begins. */
  text(shape: Shape, index: number, make: () => Channel): Channel | Fault {
    const known = this.#texts.get(shape)?.get(index);
    if (known !== undefined) return known;
    const channel = make();
    const texts = this.#texts.get(shape) ?? new Map<number, Channel>();
    this.#texts.set(shape, texts.set(index, channel));
    return this.#add() ?? channel;
  }

  #add(): Fault | undefined {
    return ++this.#count > MOST_PARTS ? fault('too-large', TOO_MANY, 'message') : undefined;
  }
}
