/** Reads the events of a streamed answer: every text of a block is one text, whatever order frames come in. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Facts } from '../../core/segment.ts';
import type { FrameHooks } from '../event-stream/json-payloads.ts';
import { partOfCall } from '../json/call-texts.ts';
import type { Place } from '../json/place.ts';
import type { Kinds } from '../json/value-gate.ts';
import { pathOf, StreamedContent } from './streamed-content.ts';
import { fixedBy, kindsOf } from './texts.ts';

/** What one event says of itself; its members may come in any order. */
interface EventHead {
  index: number | undefined;
  callId?: string;
  callName?: string;
}

const BAD_INDEX = 'The index of a block is not a plain number, so that its text cannot be told apart.';
const LARGEST_INDEX = 9999;
const LARGE_INDEX = `The index of a block is larger than ${LARGEST_INDEX}; no answer has so many.`;

/** Events that are about a block. */
const OF_BLOCKS = new Set(['contentBlockStart', 'contentBlockDelta', 'contentBlockStop']);

/** What the events of one stream mean. */
export class ConverseStreamHooks implements FrameHooks<undefined> {
  readonly facts: Facts = {};
  readonly content = new StreamedContent();
  /** The frames that began and ended the message. */
  started = Number.POSITIVE_INFINITY;
  stopped = Number.POSITIVE_INFINITY;
  #frame = 0;
  #type = '';
  #head: EventHead = { index: undefined };
  #ended: readonly Channel[] = [];

  begin(frame: number, type: string): void {
    this.#frame = frame;
    this.#type = type;
    this.#head = { index: undefined };
    this.#ended = [];
    if (type === 'messageStart') this.started = Math.min(this.started, frame);
    if (type === 'messageStop') this.stopped = Math.min(this.stopped, frame);
  }

  owner(): undefined {}

  channel(place: Place): Channel | Fault {
    const { shape } = place;
    const { index = 0 } = this.#head;
    const make = (): Channel => ({
      path: pathIn(place.path, index),
      role: shape.role === 'speaker' ? 'assistant' : shape.role,
      settled: true,
      ...partOfCall(place, { call: this.content.call(index), inArguments: false }),
      ...fixedBy(place),
    });
    if (!shape.joined) return make();
    return this.content.touch(index, this.#frame) ?? this.content.channel(index, shape, make);
  }

  fixed(_place: Place, channel: Channel): Channel {
    return { ...channel, path: pathIn(channel.path, this.#head.index ?? 0) };
  }

  kinds(place: Place, beginning: string): Kinds {
    return kindsOf(place, beginning);
  }

  ended(): readonly Channel[] {
    return this.#ended;
  }

  opened({ shape, path }: Place): Fault | undefined {
    return shape.mark === 'index' ? fault('unreadable', BAD_INDEX, path) : undefined;
  }

  closed({ shape }: Place): Fault | undefined {
    return shape.mark === 'event' ? this.#complete() : undefined;
  }

  string({ shape, path }: Place, value: string): Fault | undefined {
    if (shape.mark === 'index') return fault('unreadable', BAD_INDEX, path);
    if (shape.mark === 'call-id') this.#head.callId = value;
    else if (shape.mark === 'call-name') this.#head.callName = value;
    return undefined;
  }

  number({ shape, path }: Place, value: number): Fault | undefined {
    if (shape.mark !== 'index') return undefined;
    if (!Number.isSafeInteger(value)) return fault('unreadable', BAD_INDEX, path);
    if (value > LARGEST_INDEX) return fault('unreadable', LARGE_INDEX, path);
    this.#head.index = value;
    return undefined;
  }

  word({ shape, path }: Place, value: boolean | null): Fault | undefined {
    return shape.mark === 'index' && value !== null ? fault('unreadable', BAD_INDEX, path) : undefined;
  }

  /** The whole event was read: what it does to the message. */
  #complete(): Fault | undefined {
    const { index, callId, callName } = this.#head;
    if (index === undefined && !OF_BLOCKS.has(this.#type)) return undefined;
    const problem = this.content.touch(index ?? 0, this.#frame);
    if (problem !== undefined) return problem;
    const call = this.content.call(index ?? 0);
    if (call !== undefined && callId !== undefined) call.id = callId;
    if (call !== undefined && callName !== undefined) call.name = callName;
    if (this.#type === 'contentBlockStop') this.#ended = this.content.end(index ?? 0, this.#frame);
    return undefined;
  }
}

/** The path that the same text has in a whole answer. */
function pathIn(path: string, index: number): string {
  const whole = path.replace(/^(?:start|delta)\b/, pathOf(index));
  return whole.replace(/\.reasoningContent\.(text|signature)$/, '.reasoningContent.reasoningText.$1');
}
