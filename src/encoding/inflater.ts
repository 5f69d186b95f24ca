/** Undoes the content codings of one message in a stream: decoders in a row, each within bounds. */
import { type Fault, fault } from '../core/fault.ts';
import type { Coding, Inflater } from '../core/ports.ts';
import { unreachable } from '../core/unreachable.ts';
import { type Decoder, openDecoder } from './decoder.ts';
import type { Flaw } from './engine.ts';

/**
 * What comes out at last is at most `MOST_GROWTH` times the bytes of the message so far, nor is any message held to less
 * than `FREE_BYTES`. Text is seldom packed 20 times; deflate packs 1,032 times at most, brotli and zstd far more.
 */
export const FREE_BYTES = 1 << 20;
export const MOST_GROWTH = 128;

/** What one stage gives another is packed already, so that it hardly packs again: at most this many times the message. */
export const GROWTH_BETWEEN = 16;

/**
 * A zstd frame costs turns of the engine however small it is: so a message has this many, and one more for each so many
 * of its bytes.
 */
export const FREE_FRAMES = 128;
export const FRAME_BYTES = 512;

/**
 * Bytes of a message that are undone at once. The bounds count whole slices, at fixed places: so they are the same for
 * the same bytes however they were cut, and the first of them is `FREE_BYTES`.
 */
const SLICE = FREE_BYTES / MOST_GROWTH;

const HEADER = 'content-encoding';
const GROWN = `Undone, the body has over ${FREE_BYTES} bytes and over ${MOST_GROWTH} times those that were sent; pack it less.`;
const GROWN_BETWEEN = `Undone in part, the body has over ${GROWTH_BETWEEN} times the bytes that were sent; pack it once.`;
const SCATTERED = 'The body has too many zstd frames for its bytes; put more into each.';

/** Takes a piece; answers false when no more is wanted. */
type Take = (piece: Uint8Array) => boolean;

interface Stage {
  readonly coding: Coding;
  /** Opened by the first byte. */
  decoder: Decoder | undefined;
  /** Bytes that came out. */
  given: number;
}

/** Opens the inflater of a message whose header lists these codings; the last one is undone first. */
export function openInflater(codings: readonly Coding[]): Inflater {
  return new StagedInflater(codings);
}

class StagedInflater implements Inflater {
  /** In the order in which they are undone. */
  readonly #stages: readonly Stage[];
  #came = 0;
  #fault: Fault | undefined;
  #closed = false;

  constructor(codings: readonly Coding[]) {
    this.#stages = codings.toReversed().map((coding) => ({ coding, decoder: undefined, given: 0 }));
  }

  /** Bytes of the message so far, whole slices. */
  get #counted(): number {
    return Math.ceil(this.#came / SLICE) * SLICE;
  }

  get #mostFrames(): number {
    return FREE_FRAMES + this.#counted / FRAME_BYTES;
  }

  async push(bytes: Uint8Array, take: Take): Promise<Fault | undefined> {
    for (let at = 0; at < bytes.length && !this.#closed; ) {
      const slice = bytes.subarray(at, at + SLICE - (this.#came % SLICE));
      this.#came += slice.length;
      await this.#feed(0, slice, take);
      at += slice.length;
    }
    return this.#fault;
  }

  async end(take: Take): Promise<Fault | undefined> {
    for (const [index, { coding, decoder }] of this.#stages.entries()) {
      if (this.#closed) break;
      const emit = (piece: Uint8Array) => this.#pass(index, piece, take);
      const flaw: Flaw | undefined = decoder === undefined ? { kind: 'truncated' } : await decoder.end(emit);
      if (flaw !== undefined) this.#fail(faultOf(flaw, coding));
    }
    this.close();
    return this.#fault;
  }

  close(): void {
    this.#closed = true;
    for (const { decoder } of this.#stages) decoder?.close();
  }

  /** Gives bytes to a stage, or away after the last one. */
  async #feed(index: number, bytes: Uint8Array, take: Take): Promise<void> {
    const stage = this.#stages[index];
    const [first] = bytes;
    if (this.#closed || first === undefined) return;
    if (stage === undefined) {
      if (!take(bytes)) this.close();
    } else {
      stage.decoder ??= openDecoder({ coding: stage.coding, first, mostFrames: () => this.#mostFrames });
      const flaw = await stage.decoder.write(bytes, (piece) => this.#pass(index, piece, take));
      if (flaw !== undefined) this.#fail(faultOf(flaw, stage.coding));
    }
  }

  /** Takes what a stage gives, up to the bound. */
  async #pass(index: number, piece: Uint8Array, take: Take): Promise<void> {
    const stage = this.#stages[index];
    if (stage === undefined) return;
    const last = index === this.#stages.length - 1;
    const bound = this.#counted * (last ? MOST_GROWTH : GROWTH_BETWEEN);
    const fitting = piece.subarray(0, bound - stage.given);
    stage.given += fitting.length;
    await this.#feed(index + 1, fitting, take);
    if (fitting.length < piece.length) this.#fail(fault('too-large', last ? GROWN : GROWN_BETWEEN, HEADER));
  }

  /** The first fault stays, and ends all work. */
  #fail(reason: Fault): void {
    if (this.#closed) return;
    this.#fault = reason;
    this.close();
  }
}

function faultOf({ kind, cause }: Flaw, coding: Coding): Fault {
  const reason = describe(kind, coding);
  return cause === undefined ? reason : { ...reason, cause };
}

function describe(kind: Flaw['kind'], coding: Coding): Fault {
  switch (kind) {
    case 'corrupt':
      return fault(
        'unreadable',
        `The body is not ${coding} as its header says; send it as it is named.`,
        HEADER,
      );
    case 'truncated':
      return fault('unreadable', `The body ends inside its ${coding} coding; send it whole.`, HEADER);
    case 'trailing':
      return fault(
        'unreadable',
        `Bytes follow where the ${coding} coding of the body ends; send none.`,
        HEADER,
      );
    case 'scattered':
      return fault('too-large', SCATTERED, HEADER);
    default:
      return unreachable(kind);
  }
}
