/** Decoders: each undoes one coding, over the engines. */
import type { Coding } from '../core/ports.ts';
import { unreachable } from '../core/unreachable.ts';
import { type Emit, Engine, type Flaw } from './engine.ts';
import { type Run, ZstdFrames } from './zstd-frames.ts';

/** Undoes one coding. One call at a time. */
export interface Decoder {
  /** Takes the next bytes, at least one: all that they bring has been emitted when it resolves. */
  write(bytes: Uint8Array, emit: Emit): Promise<Flaw | undefined>;
  /** No more bytes follow. */
  end(emit: Emit): Promise<Flaw | undefined>;
  /** Frees the memory; a call in flight resolves without more pieces. */
  close(): void;
}

/** What a decoder is opened for. */
export interface Opening {
  readonly coding: Coding;
  /** The first byte of what is coded. */
  readonly first: number;
  /** How many zstd frames may have begun by now. */
  readonly mostFrames: () => number;
}

/** Opens the decoder of a coding. */
export function openDecoder({ coding, first, mostFrames }: Opening): Decoder {
  switch (coding) {
    case 'deflate':
      return new Engine(hasZlibHeader(first) ? 'zlib' : 'raw');
    case 'zstd':
      return new ZstdDecoder(mostFrames);
    case 'gzip':
    case 'br':
      return new Engine(coding);
    default:
      return unreachable(coding);
  }
}

/**
 * `deflate` is the format of zlib (RFC 9110 section 8.4.1.2), and some servers leave its frame out. The low half of the
 * first byte of the frame is 8. Encoders never begin so without it: that would be a stored block with bits set that have
 * to be ignored.
 */
function hasZlibHeader(first: number): boolean {
  return (first & 0x0f) === 8;
}

/**
 * Hands the engine one frame at a time, and none that is to be skipped. The header goes alone and whole: an engine that
 * gets a small frame at once undoes it in another way, which is stricter.
 */
class ZstdDecoder implements Decoder {
  readonly #engine = new Engine('zstd');
  readonly #frames = new ZstdFrames();
  /** The bytes of a header that has not ended. */
  #header: readonly number[] = [];
  /** Frames that have begun, and those of them that are undone. */
  #begun = 0;
  #undone = 0;
  readonly #mostFrames: () => number;

  constructor(mostFrames: () => number) {
    this.#mostFrames = mostFrames;
  }

  async write(bytes: Uint8Array, emit: Emit): Promise<Flaw | undefined> {
    for (let at = 0; at < bytes.length; ) {
      if (this.#frames.between && ++this.#begun > this.#mostFrames()) return { kind: 'scattered' };
      const run = this.#frames.next(bytes.subarray(at));
      const flaw = await this.#take(run, bytes.subarray(at, at + run.length), emit);
      if (flaw !== undefined) return flaw;
      at += run.length;
    }
    return undefined;
  }

  async #take({ part, ended }: Run, bytes: Uint8Array, emit: Emit): Promise<Flaw | undefined> {
    switch (part) {
      case 'foreign':
        return { kind: this.#undone === 0 ? 'corrupt' : 'trailing' };
      case 'skippable':
        return undefined;
      case 'header':
        this.#header = [...this.#header, ...bytes];
        return ended ? this.#begin(emit) : undefined;
      case 'rest':
        return this.#engine.write(bytes, emit);
      default:
        return unreachable(part);
    }
  }

  async #begin(emit: Emit): Promise<Flaw | undefined> {
    const header = Uint8Array.from(this.#header);
    this.#header = [];
    this.#undone += 1;
    return this.#engine.write(header, emit);
  }

  async end(emit: Emit): Promise<Flaw | undefined> {
    const complete = this.#frames.between && this.#undone > 0;
    return complete ? this.#engine.end(emit) : { kind: 'truncated' };
  }

  close(): void {
    this.#engine.close();
  }
}
