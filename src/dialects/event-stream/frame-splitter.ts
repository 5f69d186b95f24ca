/** Bytes of an AWS event stream -> whole frames, in any chunking. bench: dialects */
import { type Fault, fault } from '../../core/fault.ts';
import { ByteStore } from '../byte-store.ts';
import { crc32 } from './crc32.ts';
import { PRELUDE, SMALLEST, viewOf } from './frame.ts';

const WRONG_SUM = 'The beginning of a frame has a wrong checksum; send the event stream as it was made.';
const WRONG_LENGTH =
  'A frame of the event stream is shorter than what it says it holds; send it as it was made.';

/** Splits a stream into frames; the length of one is believed only when its checksum is right. */
export class FrameSplitter {
  readonly #limit: number;
  readonly #store = new ByteStore();
  readonly #prelude = new Uint8Array(PRELUDE);
  /** Bytes of the frame being read, and how many it has in all once that was read. */
  #read = 0;
  #length = 0;
  #fault: Fault | undefined;

  /** `limit` is in bytes per frame. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Bytes of a frame that is not complete. */
  get open(): number {
    return this.#read;
  }

  /** Takes the next bytes; returns the frames which they complete, and why no more can be read. */
  push(bytes: Uint8Array): { readonly frames: readonly Uint8Array[]; readonly fault: Fault | undefined } {
    const frames: Uint8Array[] = [];
    let frame = 0;
    let at = 0;
    while (at < bytes.length && this.#fault === undefined) {
      if (this.#read < PRELUDE) {
        at += this.#begin(bytes.subarray(at, at + PRELUDE - this.#read));
        continue;
      }
      const length = Math.min(this.#length - this.#read, bytes.length - at);
      at += length;
      this.#read += length;
      if (this.#read < this.#length) continue;
      frames.push(this.#complete(bytes.subarray(frame, at)));
      frame = at;
    }
    if (this.#fault === undefined && frame < at) this.#store.push(bytes.subarray(frame));
    return { frames, fault: this.#fault };
  }

  /** Takes bytes of the prelude; returns how many those were. */
  #begin(bytes: Uint8Array): number {
    this.#prelude.set(bytes, this.#read);
    this.#read += bytes.length;
    if (this.#read === PRELUDE) this.#measure();
    return bytes.length;
  }

  #measure(): void {
    const view = viewOf(this.#prelude);
    const headers = view.getUint32(4);
    this.#length = view.getUint32(0);
    if (crc32(this.#prelude, PRELUDE - 4) !== view.getUint32(PRELUDE - 4)) {
      this.#fault = fault('unreadable', WRONG_SUM, '$');
    } else if (this.#length < SMALLEST + headers) {
      this.#fault = fault('unreadable', WRONG_LENGTH, '$');
    } else if (this.#length > this.#limit) {
      const message = `A frame of the stream has more than ${this.#limit} bytes; raise limits.eventBytes.`;
      this.#fault = fault('too-large', message);
    }
    if (this.#fault !== undefined) this.#store.clear();
  }

  #complete(rest: Uint8Array): Uint8Array {
    this.#store.push(rest);
    this.#read = 0;
    return this.#store.take();
  }
}
