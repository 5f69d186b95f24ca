/** The choices of a streamed answer: which have begun and ended after how many events. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, ToolCall } from '../../core/segment.ts';
import type { Shape } from '../json/shape.ts';

/** Texts that one answer may have; nobody asks for more. */
const MOST_CHANNELS = 4096;

/** Choices that one answer may have; OpenAI allows 128. */
const MOST_CHOICES = 1024;

interface Choice {
  /** Events count from 1. */
  readonly begun: number;
  finished: number;
  /** The first event that says something of a call. */
  called: number;
  readonly channels: Map<Shape, Channel>;
  readonly tools: Map<number, Tool>;
  /** The call of `function_call`. */
  legacy: Tool | undefined;
}

interface Tool {
  readonly channels: Map<Shape, Channel>;
  readonly call: ToolCall;
  /** Its name as far as it came. */
  spelled: string;
}

/** What one event says of a call. */
export interface CallHead {
  index: number;
  /** True for `function_call`, which has no index. */
  readonly legacy: boolean;
  id?: string;
  name: string;
  /** The call, once it is known whose it is, and its texts. */
  call?: ToolCall;
  channels?: Map<Shape, Channel>;
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
      called: Number.POSITIVE_INFINITY,
      channels: new Map(),
      tools: new Map(),
      legacy: undefined,
    };
    this.#choices.set(index, choice);
    return choice;
  }

  /** A choice that was seen has ended with an event. */
  finish(index: number, event: number): void {
    const choice = this.#choices.get(index);
    if (choice === undefined) return;
    choice.finished = Math.min(choice.finished, event);
    for (const tool of choice.tools.values()) completeCall(tool);
    if (choice.legacy !== undefined) completeCall(choice.legacy);
  }

  /** An event of a choice that was seen says something of a call. */
  seeCall({ index, event }: { index: number; event: number }, head: CallHead): Fault | undefined {
    const choice = this.#choices.get(index);
    if (choice === undefined) return undefined;
    choice.called = Math.min(choice.called, event);
    const known = head.legacy ? choice.legacy !== undefined : choice.tools.has(head.index);
    const problem = known ? undefined : this.#countText();
    if (problem !== undefined) return problem;
    const tool = head.legacy ? legacyOf(choice) : callAt(choice, head);
    if (head.id !== undefined) tool.call.id ??= head.id;
    spell(tool, head.name);
    head.call = tool.call;
    head.channels = tool.channels;
    return undefined;
  }

  /** The arguments of a call have begun, so that its name is complete. */
  argue(index: number, { legacy, index: position }: CallHead): void {
    const choice = this.#choices.get(index);
    const tool = legacy ? choice?.legacy : choice?.tools.get(position);
    if (tool !== undefined) nameCall(tool.call, tool.spelled);
  }

  /** The text that a choice (or one of its tool calls) carries on at a shape; made when it begins. */
  channel(
    at: { index: number; tool: CallHead | undefined; event: number },
    shape: Shape,
    make: () => Channel,
  ): Channel | Fault {
    const choice = this.see(at.index, at.event);
    if ('kind' in choice) return choice;
    if (at.tool !== undefined) choice.called = Math.min(choice.called, at.event);
    const channels = at.tool?.channels ?? choice.channels;
    const known = channels.get(shape);
    if (known !== undefined) return known;
    const problem = this.#countText();
    if (problem !== undefined) return problem;
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

  /** True when a choice has begun with that many events. */
  begun(index: number, events: number): boolean {
    return (this.#choices.get(index)?.begun ?? Number.POSITIVE_INFINITY) <= events;
  }

  /** True when that many events say something of a call of the choice. */
  called(index: number, events: number): boolean {
    return (this.#choices.get(index)?.called ?? Number.POSITIVE_INFINITY) <= events;
  }

  #countText(): Fault | undefined {
    if (++this.#channels <= MOST_CHANNELS) return undefined;
    return fault('unreadable', `The answer carries more than ${MOST_CHANNELS} texts at once.`, 'choices');
  }
}

function toolOf(choice: Choice, index: number): Tool {
  const known = choice.tools.get(index);
  if (known !== undefined) return known;
  const tool = newTool(index);
  choice.tools.set(index, tool);
  return tool;
}

/**
 * The call that an event carries on. Some servers count every call as the first: another id with another name is a call
 * of its own, as clients read it that go by ids.
 */
function callAt(choice: Choice, { index, id = '', name }: CallHead): Tool {
  const known = toolOf(choice, index);
  const { id: before = '' } = known.call;
  if (id === '' || before === '' || id === before || name === '') return known;
  completeCall(known);
  choice.tools.delete(index);
  return toolOf(choice, index);
}

function legacyOf(choice: Choice): Tool {
  choice.legacy ??= newTool(0);
  return choice.legacy;
}

function newTool(index: number): Tool {
  return { channels: new Map(), call: { index, open: true }, spelled: '' };
}

/** Goes on with a name. */
function spell(tool: Tool, piece: string): void {
  const { call, spelled } = tool;
  if (piece !== '' && spelled !== '') call.pieces = [call.pieces?.[0] ?? spelled, piece];
  tool.spelled += piece;
}

function completeCall({ call, spelled }: Tool): void {
  nameCall(call, spelled);
  delete call.open;
}

function nameCall(call: ToolCall, name: string): void {
  if (name !== '') call.name = name;
}
