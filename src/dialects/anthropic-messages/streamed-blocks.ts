/** The blocks of a streamed answer: which have begun and ended after how many events, and the texts that they carry on. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, ToolCall } from '../../core/segment.ts';
import type { Shape } from '../json/shape.ts';

/** Blocks that one answer may have; none comes near. */
const MOST_BLOCKS = 4096;

const ORDER =
  'A block of the answer begins out of order or twice, so that readers could mix its text with that of another.';
const GOES_ON = 'A block of the answer goes on after its end.';

interface Block {
  /** Events count from 1; never, while no event began it. */
  begun: number;
  ended: number;
  /** It stands in the message from its start. */
  preset: boolean;
  readonly channels: Map<Shape, Channel>;
  call: ToolCall;
}

const NEVER = Number.POSITIVE_INFINITY;

/** Keeps blocks by their index, however events interleave them. */
export class StreamedBlocks {
  readonly #blocks = new Map<number, Block>();
  #count = 0;

  /** A block begins with an event; SDKs append it, whatever its index. `call` is what it says of a tool call. */
  begin(index: number, event: number, call: ToolCall): Fault | undefined {
    if (index !== this.#count) return fault('unreadable', ORDER, `content[${index}]`);
    if (++this.#count > MOST_BLOCKS) {
      return fault('too-large', `The answer has more than ${MOST_BLOCKS} blocks.`, 'content');
    }
    const block = this.#at(index);
    block.begun = event;
    block.preset = event === NEVER;
    block.call = Object.assign(block.call, call);
    return undefined;
  }

  /** A block ends with an event; its texts are complete. */
  end(index: number, event: number): readonly Channel[] {
    const block = this.#blocks.get(index);
    if (block === undefined || block.ended !== NEVER) return [];
    block.ended = event;
    delete block.call.open;
    return [...block.channels.values()];
  }

  /** The call that the block is, or may become. */
  call(index: number): ToolCall {
    return this.#at(index).call;
  }

  /** The text that a block carries on at a shape; made when it begins. */
  channel(
    at: { readonly index: number; readonly event: number },
    shape: Shape,
    make: () => Channel,
  ): Channel | Fault {
    const block = this.#at(at.index);
    if (block.ended < at.event) return fault('unreadable', GOES_ON, `content[${at.index}]`);
    if (this.#blocks.size > MOST_BLOCKS) return fault('too-large', ORDER, `content[${at.index}]`);
    const known = block.channels.get(shape);
    if (known !== undefined) return known;
    const channel = make();
    block.channels.set(shape, channel);
    return channel;
  }

  /** Indices of the blocks that are open after that many events. */
  open(events: number): number[] {
    const open: number[] = [];
    for (const [index, { begun, ended }] of this.#blocks)
      if (begun <= events && ended > events) open.push(index);
    return open.sort((one, other) => one - other);
  }

  /** How many blocks have begun with that many events; they begin in order. */
  count(events: number): number {
    let count = 0;
    for (const { begun, preset } of this.#blocks.values()) if (preset || begun <= events) count++;
    return count;
  }

  #at(index: number): Block {
    let block = this.#blocks.get(index);
    if (block === undefined) {
      block = { begun: NEVER, ended: NEVER, preset: false, channels: new Map(), call: { index, open: true } };
      this.#blocks.set(index, block);
    }
    return block;
  }
}
