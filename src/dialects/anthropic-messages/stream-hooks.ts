/** Reads the events of a streamed message: every text of a block is one text, whatever order events come in. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Facts, ToolCall } from '../../core/segment.ts';
import type { Place } from '../json/place.ts';
import type { Kinds } from '../json/value-gate.ts';
import type { StreamHooks } from '../sse/stream-reader.ts';
import { blockChannel, fixedChannel, type OpenBlock, OpenBlocks } from './open-blocks.ts';
import { StreamedBlocks } from './streamed-blocks.ts';

/** What one event says of itself; its members may come in any order. */
interface EventHead {
  type: string;
  index: number | undefined;
  /** The block that it begins. */
  begins: OpenBlock | undefined;
}

/** Where a string stands: its event, and the block that is open around it. */
export interface EventOwner {
  readonly head: EventHead;
  readonly block: OpenBlock;
}

/** A value of the stream and the event that it came with; events count from 1. */
interface Seen {
  readonly value: number;
  readonly event: number;
}

/** The list of content that a message may come with. */
const PRESET = 'message.content';

const BAD_INDEX = 'The index of a block is not a plain number, so that its text cannot be told apart.';
const LARGEST_INDEX = 9999;
const LARGE_INDEX = `The index of a block is larger than ${LARGEST_INDEX}; no answer has so many.`;

/** What the events of one stream mean. */
export class MessageStreamHooks implements StreamHooks<EventOwner> {
  readonly facts: Facts = {};
  readonly blocks = new StreamedBlocks();
  /** The events that began and ended the message. */
  started = Number.POSITIVE_INFINITY;
  stopped = Number.POSITIVE_INFINITY;
  /** Tokens of the answer as events counted them: the first and the last. */
  readonly tokens: Seen[] = [];
  /** What the text blocks make up. */
  readonly #content: Channel = { path: 'content', role: 'unknown', settled: false, streamed: 'parts' };
  #event = 0;
  #head: EventHead = newHead();
  readonly #open = new OpenBlocks('assistant');
  #ended: readonly Channel[] = [];
  /** Texts at joined places of this event that nothing carries on. */
  readonly #apart = new Set<Channel>();

  begin(event: number): void {
    this.#event = event;
    this.#head = newHead();
    this.#ended = [];
    this.#apart.clear();
  }

  owner(): EventOwner {
    return { head: this.#head, block: this.#open.current };
  }

  channel(place: Place, { head, block }: EventOwner): Channel | Fault {
    const { shape } = place;
    const index = shape.joined ? indexOf(place, head) : undefined;
    if (index !== undefined) return this.#joined(place, block, index);
    const channel = blockChannel(place, block, { path: pathIn(place.path, head) });
    if (shape.joined) this.#apart.add(channel);
    return channel;
  }

  #joined(place: Place, block: OpenBlock, index: number): Channel | Fault {
    const { shape } = place;
    return this.blocks.channel({ index, event: this.#event }, shape, () => {
      if (shape.mark !== 'partial-json') {
        const within = shape.part ? { within: this.#content } : {};
        return blockChannel(place, block, { path: pathIn(place.path, { index }), ...within });
      }
      const call = { part: 'arguments', call: this.blocks.call(index) } as const;
      return blockChannel(place, block, { path: `content[${index}].input`, call });
    });
  }

  goesOn(channel: Channel): boolean {
    return !this.#apart.has(channel);
  }

  thread({ head }: EventOwner): string {
    return `${head.type}/${head.index ?? ''}`;
  }

  fixed(place: Place, channel: Channel, { head, block }: EventOwner): Channel {
    return fixedChannel(place, block, { ...channel, path: pathIn(channel.path, head) });
  }

  kinds(place: Place, beginning: string): Kinds {
    return this.#open.kinds(place, beginning);
  }

  ended(): readonly Channel[] {
    return this.#ended;
  }

  /** A text carries its block on; nothing begins or ends, and no tokens are counted. */
  repeats(): boolean {
    return this.#head.type === 'content_block_delta' && this.tokens.at(-1)?.event !== this.#event;
  }

  closes(): boolean {
    return this.stopped === this.#event;
  }

  opened(place: Place, array: boolean): Fault | undefined {
    const { mark } = place.shape;
    if (mark === 'index') return fault('unreadable', BAD_INDEX, place.path);
    this.#open.opened(place, array);
    return undefined;
  }

  closed(place: Place): Fault | undefined {
    if (place.shape.mark === 'event') return this.#complete();
    if (place.shape.mark !== 'block') return undefined;
    const block = this.#open.close();
    if (place.path === 'content_block') this.#head.begins = block;
    return this.#preset(place, block);
  }

  string(place: Place, value: string): Fault | undefined {
    switch (place.shape.mark) {
      case 'index':
        return fault('unreadable', BAD_INDEX, place.path);
      case 'event-type':
        this.#head.type = value;
        return undefined;
      case 'model':
        this.facts.model ??= value;
        return undefined;
      default:
        return this.#open.string(place, value);
    }
  }

  number(place: Place, value: number): Fault | undefined {
    switch (place.shape.mark) {
      case 'index':
        if (!Number.isSafeInteger(value)) return fault('unreadable', BAD_INDEX, place.path);
        if (value > LARGEST_INDEX) return fault('unreadable', LARGE_INDEX, place.path);
        this.#head.index = value;
        return undefined;
      case 'output-tokens':
        if (Number.isSafeInteger(value)) this.#count({ value, event: this.#event });
        return undefined;
      default:
        return undefined;
    }
  }

  word(place: Place, value: boolean | null): Fault | undefined {
    const index = place.shape.mark === 'index' && value !== null;
    return index ? fault('unreadable', BAD_INDEX, place.path) : undefined;
  }

  /** The whole event was read: what it does to the message. */
  #complete(): Fault | undefined {
    const { type, index = 0, begins } = this.#head;
    switch (type) {
      case 'message_start':
        this.started = Math.min(this.started, this.#event);
        return undefined;
      case 'content_block_start':
        return this.#begin(index, begins);
      case 'content_block_stop':
        this.#ended = this.blocks.end(index, this.#event);
        return undefined;
      case 'message_stop':
        this.stopped = Math.min(this.stopped, this.#event);
        return undefined;
      default:
        return undefined;
    }
  }

  #begin(index: number, begins: OpenBlock | undefined): Fault | undefined {
    const call: ToolCall = { ...begins?.call, index };
    const problem = this.blocks.begin(index, this.#event, call);
    if (problem === undefined && begins !== undefined) begins.call = this.blocks.call(index);
    return problem;
  }

  /** A block that stands in the message from its start; no event of its own ends it. */
  #preset(place: Place, block: OpenBlock): Fault | undefined {
    if (place.parent?.path !== PRESET) return undefined;
    const problem = this.blocks.begin(place.index, Number.POSITIVE_INFINITY, block.call);
    if (problem === undefined) block.call = this.blocks.call(place.index);
    return problem;
  }

  #count(seen: Seen): void {
    if (this.tokens.length < 2) this.tokens.push(seen);
    else this.tokens[1] = seen;
  }
}

function newHead(): EventHead {
  return { type: '', index: undefined, begins: undefined };
}

/** The block of the message that a text at a joined place carries on; undefined inside a block of a block. */
function indexOf({ parent }: Place, head: EventHead): number | undefined {
  if (parent?.path === 'delta' || parent?.path === 'content_block') return head.index ?? 0;
  return parent?.parent?.path === PRESET ? parent.index : undefined;
}

/** The path that the same text has in a whole message; what is not of a block stands where it does in the event. */
function pathIn(path: string, { index }: Pick<EventHead, 'index'>): string {
  if (path.startsWith(`${PRESET}[`)) return path.slice('message.'.length);
  return index === undefined ? path : path.replace(/^(?:content_block|delta)\b/, `content[${index}]`);
}
