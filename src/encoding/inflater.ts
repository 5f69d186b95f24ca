/** Undoes the content codings of one message in a stream: decoders in a row, each within bounds. */
import { type Fault, fault } from '../core/fault.ts';
import type { Coding, Inflater } from '../core/ports.ts';
import { unreachable } from '../core/unreachable.ts';
import { type Decoder, openDecoder } from './decoder.ts';
import type { Flaw } from './engine.ts';

/**
 * No stage gives more than `MOST_GROWTH` times the bytes of the message so far, nor is any held to less than
 * `FREE_BYTES`. Text is seldom packed 20 times, and deflate never packs more than 1,032 times.
 */
export const FREE_BYTES = 1 << 20;
export const MOST_GROWTH = 256;

/**
 * Bytes of a message that are undone at once. Its bound counts whole slices, at fixed places: so it is the same for the
 * same bytes however they were cut, and it begins at `FREE_BYTES`.
 */
const SLICE = FREE_BYTES / MOST_GROWTH;

const HEADER = 'content-encoding';
const GROWN = `Undone, the body has over ${FREE_BYTES} bytes and over ${MOST_GROWTH} times those that were sent; pack it less.`;
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

  /** Gives bytes to a stage, or away after the last one. Answers false when no more is wanted. */
  async #feed(index: number, bytes: Uint8Array, take: Take): Promise<boolean> {
    const stage = this.#stages[index];
    const [first] = bytes;
    if (this.#closed || first === undefined) return !this.#closed;
    if (stage === undefined) {
      if (!take(bytes)) this.close();
    } else {
      stage.decoder ??= openDecoder(stage.coding, first);
      const flaw = await stage.decoder.write(bytes, (piece) => this.#pass(index, piece, take));
      if (flaw !== undefined) this.#fail(faultOf(flaw, stage.coding));
    }
    return !this.#closed;
  }

  /** Takes what a stage gives, up to the bound. */
  async #pass(index: number, piece: Uint8Array, take: Take): Promise<boolean> {
    const stage = this.#stages[index];
    if (stage === undefined) return false;
    const bound = Math.ceil(this.#came / SLICE) * FREE_BYTES;
    const fitting = piece.subarray(0, bound - stage.given);
    stage.given += fitting.length;
    const wanted = await this.#feed(index + 1, fitting, take);
    if (fitting.length < piece.length) this.#fail(fault('too-large', GROWN, HEADER));
    return wanted && !this.#closed;
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
