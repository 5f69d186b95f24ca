/** The blocks of a streamed answer: which have begun and ended after how many frames, and the texts that they carry on. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, ToolCall } from '../../core/segment.ts';
import type { Shape } from '../json/shape.ts';

/** Blocks that one answer may have; none comes near. */
const MOST_BLOCKS = 4096;

const TOO_MANY = `The answer has more than ${MOST_BLOCKS} blocks.`;
const GOES_ON = 'A block of the answer goes on after its end.';

interface Block {
  /** Frames count from 1. */
  readonly begun: number;
  ended: number;
  readonly channels: Map<Shape, Channel>;
  readonly call: ToolCall;
}

/** Keeps blocks by their index, however frames interleave them; texts begin without a frame of their own. */
export class StreamedContent {
  readonly #blocks = new Map<number, Block>();

  /** A frame is about a block, which begins with it unless it has begun. */
  touch(index: number, frame: number): Fault | undefined {
    const block = this.#blocks.get(index);
    if (block !== undefined)
      return block.ended < frame ? fault('unreadable', GOES_ON, pathOf(index)) : undefined;
    const ended = Number.POSITIVE_INFINITY;
    this.#blocks.set(index, { begun: frame, ended, channels: new Map(), call: { index, open: true } });
    return this.#blocks.size > MOST_BLOCKS
      ? fault('too-large', TOO_MANY, 'output.message.content')
      : undefined;
  }

  /** A block ends with a frame; its texts are complete. */
  end(index: number, frame: number): readonly Channel[] {
    const block = this.#blocks.get(index);
    if (block === undefined || block.ended !== Number.POSITIVE_INFINITY) return [];
    block.ended = frame;
    delete block.call.open;
    return [...block.channels.values()];
  }

  /** The call that a block is, or may become; undefined for a block that has not begun. */
  call(index: number): ToolCall | undefined {
    return this.#blocks.get(index)?.call;
  }

  /** The text that a block carries on at a shape; made when it begins. */
  channel(index: number, shape: Shape, make: () => Channel): Channel {
    const channels = this.#blocks.get(index)?.channels;
    const channel = channels?.get(shape) ?? make();
    channels?.set(shape, channel);
    return channel;
  }

  /** Indices of the blocks that are open after that many frames. */
  open(frames: number): number[] {
    const open: number[] = [];
    for (const [index, { begun, ended }] of this.#blocks)
      if (begun <= frames && ended > frames) open.push(index);
    return open.sort((one, other) => one - other);
  }

  /** An index behind those of all blocks that have begun with that many frames. */
  next(frames: number): number {
    let next = 0;
    for (const [index, { begun }] of this.#blocks) if (begun <= frames) next = Math.max(next, index + 1);
    return next;
  }
}

/** Where a block stands in a whole answer. */
export function pathOf(index: number): string {
  return `output.message.content[${index}]`;
}
