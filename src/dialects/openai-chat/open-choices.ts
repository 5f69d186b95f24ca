/** The choices of a streamed answer: which have begun and ended after how many events. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel } from '../../core/segment.ts';
import type { Shape } from '../json/shape.ts';

/** Texts that one answer may have; nobody asks for more. */
const MOST_CHANNELS = 4096;

/** Choices that one answer may have; OpenAI allows 128. */
const MOST_CHOICES = 1024;

interface Choice {
  /** Events count from 1. */
  readonly begun: number;
  finished: number;
  readonly channels: Map<Shape, Channel>;
  readonly tools: Map<number, Map<Shape, Channel>>;
}

/** Keeps choices by their index, however events interleave them. */
export class OpenChoices {
  readonly #choices = new Map<number, Choice>();
  #channels = 0;

  get count(): number {
    return this.#choices.size;
  }

  /** A choice was seen in an event; a fault when there are too many. */
  see(index: number, event: number): Choice | Fault {
    const known = this.#choices.get(index);
    if (known !== undefined) return known;
    if (this.#choices.size >= MOST_CHOICES) {
      return fault('too-large', `The answer has more than ${MOST_CHOICES} choices.`, 'choices');
    }
    const choice: Choice = {
      begun: event,
      finished: Number.POSITIVE_INFINITY,
      channels: new Map(),
      tools: new Map(),
    };
    this.#choices.set(index, choice);
    return choice;
  }

  /** A choice that was seen has ended with an event. */
  finish(index: number, event: number): void {
    const choice = this.#choices.get(index);
    if (choice !== undefined) choice.finished = Math.min(choice.finished, event);
  }

  /** The text that a choice (or one of its tool calls) carries on at a shape; made when it begins. */
  channel(
    at: { index: number; tool: number | undefined; event: number },
    shape: Shape,
    make: () => Channel,
  ): Channel | Fault {
    const choice = this.see(at.index, at.event);
    if ('kind' in choice) return choice;
    const channels = at.tool === undefined ? choice.channels : toolChannels(choice, at.tool);
    const known = channels.get(shape);
    if (known !== undefined) return known;
    if (++this.#channels > MOST_CHANNELS) {
      return fault('unreadable', `The answer carries more than ${MOST_CHANNELS} texts at once.`, 'choices');
    }
    const channel = make();
    channels.set(shape, channel);
    return channel;
  }

  /** Indices without an end after that many events; `expected` choices count even when not seen. */
  open(events: number, expected: number): number[] {
    const open: number[] = [];
    for (const [index, { begun, finished }] of this.#choices) {
      if ((begun <= events || index < expected) && finished > events) open.push(index);
    }
    for (let index = 0; index < expected; index++) if (!this.#choices.has(index)) open.push(index);
    return open.sort((one, other) => one - other);
  }
}

function toolChannels(choice: Choice, tool: number): Map<Shape, Channel> {
  let channels = choice.tools.get(tool);
  if (channels === undefined) {
    channels = new Map();
    choice.tools.set(tool, channels);
  }
  return channels;
}
