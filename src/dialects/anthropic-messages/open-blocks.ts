/** The messages and blocks that are open around a place of a document, and what they say of its texts. */
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, ToolCall } from '../../core/segment.ts';
import { isDataUrl } from '../encoded-text.ts';
import type { Place } from '../json/place.ts';
import { isBase64, type Kinds, kindsAt } from '../json/value-gate.ts';
import { type Voice, voiceOf } from './block-types.ts';
import { isArgument } from './blocks.ts';
import { Speaker } from './speaker.ts';

/** A message, a list of content, or a block. */
export interface OpenBlock {
  readonly speaker: Speaker;
  /** Position in its list, else -1. */
  readonly index: number;
  call: ToolCall;
  type: string | undefined;
  /** Of the source of an image or a document. */
  sourceType: string | undefined;
  /** The data of that source was taken for encoded before its type was known. */
  dataBefore: boolean;
}

const DATA_BEFORE =
  'The data of a source stands before a type by which it is not encoded; name the type of a source first.';
/** The type of a source whose data is encoded; by any other, data is text. */
const ENCODED = 'base64';

/** Follows one document. */
export class OpenBlocks {
  readonly #open: OpenBlock[] = [];
  readonly #base: OpenBlock;

  /** `voice` is whoever speaks outside of every message. */
  constructor(voice: Voice) {
    this.#base = openBlock(new Speaker(undefined, voice), -1);
  }

  /** Whoever is innermost. */
  get current(): OpenBlock {
    return this.#open.at(-1) ?? this.#base;
  }

  /** A message opens; undefined where its role is yet to come. */
  openMessage(voice?: Voice): void {
    this.#open.push(openBlock(new Speaker(undefined, voice), -1));
  }

  opened(place: Place, array: boolean): void {
    const { current } = this;
    if (place.shape.mark === 'block') {
      const speaker = new Speaker(current.speaker, array ? 'around' : undefined);
      this.#open.push(openBlock(speaker, place.index));
    } else if (place.shape.mark === 'source') {
      current.sourceType = undefined;
      current.dataBefore = false;
    }
  }

  /** Closes what is innermost, and returns it. */
  close(): OpenBlock {
    const closed = this.#open.pop() ?? this.#base;
    closed.speaker.close();
    return closed;
  }

  string({ shape, path }: Place, value: string): Fault | undefined {
    const { current } = this;
    switch (shape.mark) {
      case 'type':
        current.type = value;
        current.speaker.learn(voiceOf(value));
        return undefined;
      case 'source-type':
        current.sourceType = value;
        return value !== ENCODED && current.dataBefore ? fault('unreadable', DATA_BEFORE, path) : undefined;
      case 'call-id':
        current.call.id = value;
        return undefined;
      case 'call-name':
        current.call.name = value;
        return undefined;
      default:
        return undefined;
    }
  }

  /** What the data or the address of an image or a document brings; other places say it by themselves. */
  kinds({ shape }: Place, beginning: string): Kinds {
    const { current } = this;
    if (shape.mark === 'source-url') return mediaOf(current);
    if (shape.mark !== 'source-data') return kindsAt(shape, beginning);
    const { sourceType } = current;
    if (sourceType !== undefined && sourceType !== ENCODED) return [];
    if (!isDataUrl(beginning) && !isBase64(beginning)) return [];
    current.dataBefore = sourceType === undefined;
    return mediaOf(current);
  }
}

/** The channel of a text that stands in a block; its role may become known later. */
export function blockChannel(place: Place, block: OpenBlock, given: Partial<Channel> = {}): Channel {
  const { shape, path } = place;
  const named = { path, ...given, ...partOf(place, block) };
  if (shape.role !== 'speaker') return { ...named, role: shape.role, settled: true };
  const channel: Channel = { ...named, role: 'unknown', settled: false };
  block.speaker.give(channel);
  return channel;
}

/** The channel of a name or a long number: those inside arguments are of the call. */
export function fixedChannel(place: Place, block: OpenBlock, channel: Channel): Channel {
  return isArgument(place.shape)
    ? blockChannel(place, block, { path: channel.path, editable: false })
    : channel;
}

function partOf({ shape }: Place, { call }: OpenBlock): Pick<Channel, 'call' | 'editable'> {
  if (isArgument(shape)) return { call: { part: 'arguments', call } };
  if (shape.mark === 'call-name') return { call: { part: 'name', call } };
  return shape.mark === 'signed' ? { editable: false } : {};
}

function openBlock(speaker: Speaker, index: number): OpenBlock {
  const call = { index: Math.max(index, 0) };
  return { speaker, index, call, type: undefined, sourceType: undefined, dataBefore: false };
}

/** While nobody has said which of the two it is, it may be either. */
function mediaOf({ type }: OpenBlock): Kinds {
  if (type === undefined) return ['file', 'image'];
  return type === 'image' ? ['image'] : ['file'];
}
