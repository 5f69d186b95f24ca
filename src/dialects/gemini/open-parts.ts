/** The contents and parts that are open around a place of a document, and what they say of its texts. */
import type { Channel, Role, ToolCall } from '../../core/segment.ts';
import type { Place } from '../json/place.ts';
import { type Kinds, kindsAt } from '../json/value-gate.ts';
import { isArgument } from './parts.ts';
import { MEDIA_KINDS } from './words.ts';

/** A content: who speaks in it, once that was read, and the channels that wait for it. */
export interface OpenTurn {
  role: Role | undefined;
  readonly waiting: Channel[];
  /** One of its parts is a thought. */
  thinks: boolean;
  /** Calls in it so far. */
  calls: number;
}

/** A part of a content, or one piece of an argument in it. */
export interface OpenPart {
  readonly turn: OpenTurn;
  /** Undefined but for a piece of an argument. */
  readonly part: OpenPart | undefined;
  thought: boolean;
  call: ToolCall;
  /** What the data in place says that it is. */
  mime: string | undefined;
  /** Of a piece of an argument: the member that it carries on. */
  jsonPath: string;
  /** Its texts, which are thoughts or not. */
  readonly waiting: Channel[];
}

const EITHER: Kinds = ['file', 'image', 'audio'];

/** Follows one document. */
export class OpenParts {
  readonly #open: OpenPart[] = [];
  readonly #base: OpenPart;

  /** `role` is whoever speaks outside of every content, and in those that name no role of their own. */
  constructor(role: Role) {
    this.#base = openPart({ role, waiting: [], thinks: false, calls: 0 });
  }

  /** Whatever is innermost. */
  get current(): OpenPart {
    return this.#open.at(-1) ?? this.#base;
  }

  /** A content opens; its role is yet to come where none is given. */
  openTurn(role?: Role): void {
    this.#open.push(openPart({ role, waiting: [], thinks: false, calls: 0 }));
  }

  /** Closes the innermost content; a role that it has not named is the given one. */
  closeTurn(role: Role): OpenTurn {
    const { turn } = this.#open.pop() ?? this.#base;
    turn.role ??= role;
    for (const channel of turn.waiting) settle(channel, turn.role);
    return turn;
  }

  /** The document goes into an object or an array of a part. */
  opened({ shape }: Place): void {
    const { current } = this;
    switch (shape.mark) {
      case 'part':
        this.#open.push(openPart(current.turn));
        return;
      case 'argument':
        this.#open.push({ ...openPart(current.turn), part: current });
        return;
      case 'call':
        current.call = { index: current.turn.calls++ };
        return;
      case 'blob':
        current.mime = undefined;
        return;
      default:
    }
  }

  closed({ shape }: Place): OpenPart | undefined {
    if (shape.mark !== 'part' && shape.mark !== 'argument') return undefined;
    const part = this.#open.pop() ?? this.#base;
    if (part.thought) part.turn.thinks = true;
    for (const channel of part.waiting) {
      if (part.thought) settle(channel, 'reasoning');
      else give(channel, part.turn);
    }
    return part;
  }

  string({ shape }: Place, value: string): void {
    const { current } = this;
    switch (shape.mark) {
      case 'call-id':
        current.call.id = value;
        return;
      case 'call-name':
        current.call.name = value;
        return;
      case 'json-path':
        current.jsonPath = value;
        return;
      case 'mime':
        current.mime = value.toLowerCase();
        return;
      default:
    }
  }

  word({ shape }: Place, value: boolean | null): void {
    if (shape.mark === 'thought' && value === true) this.current.thought = true;
    if (shape.mark === 'call-goes-on' && value === true) partCall(this.current).open = true;
  }

  /** What data in place is, by the type that stands before it; other places say it by themselves. */
  kinds({ shape }: Place, beginning: string): Kinds {
    const kinds = kindsAt(shape, beginning.replaceAll(/[\r\n]/g, ''));
    if (shape.mark !== 'data' || kinds.length === 0) return kinds;
    const { mime } = this.current;
    if (mime === undefined) return EITHER;
    const kind = MEDIA_KINDS.find(([type]) => mime.startsWith(type))?.[1];
    return kind === undefined ? ['file'] : [kind];
  }
}

/** The channel of a text of a document that is still being read; its role may become known later. */
export function partChannel(place: Place, part: OpenPart, given: Partial<Channel> = {}): Channel {
  const { shape, path } = place;
  const named = { path, ...given, ...partOf(place, part) };
  if (shape.role !== 'speaker') return { ...named, role: shape.role, settled: true };
  const channel: Channel = { ...named, role: 'unknown', settled: false };
  if (shape.mark === 'text') part.waiting.push(channel);
  else give(channel, part.turn);
  return channel;
}

/** What a text is of a call, and that nobody may change what is signed. */
export function partOf({ shape }: Place, part: OpenPart): Pick<Channel, 'call' | 'editable'> {
  const call = partCall(part);
  if (isArgument(shape)) return { call: { part: 'arguments', call } };
  if (shape.mark === 'call-name') return { call: { part: 'name', call } };
  return shape.mark === 'signed' ? { editable: false } : {};
}

function partCall(part: OpenPart): ToolCall {
  return (part.part ?? part).call;
}

function give(channel: Channel, turn: OpenTurn): void {
  if (turn.role === undefined) turn.waiting.push(channel);
  else settle(channel, turn.role);
}

function settle(channel: Channel, role: Role): void {
  channel.role = role;
  channel.settled = true;
}

function openPart(turn: OpenTurn): OpenPart {
  return {
    ...{ turn, part: undefined, thought: false, mime: undefined, jsonPath: '' },
    ...{ call: { index: 0 }, waiting: [] },
  };
}
