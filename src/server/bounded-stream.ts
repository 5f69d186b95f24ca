/** Bounded stream: an ext_proc stream of bytes that buffers little in either direction, whatever its peer does. */
import type { handleBidiStreamingCall, Metadata } from '@grpc/grpc-js';

type LibraryStream = Parameters<handleBidiStreamingCall<Buffer, Buffer>>[0];

/** Bytes written and not yet taken by the peer above which `write` answers false. */
const MOST_WAITING = 65_536;

/**
 * The library counts messages, 16 in each direction, however large: with pieces of a megabyte that is tens of megabytes
 * for a stream whose client has stopped. Here bytes count, and no message is read ahead of the one that is taken.
 */
export class BoundedStream {
  readonly #stream: LibraryStream;
  #waiting = 0;
  #full = false;
  #drained: () => void = () => {};

  constructor(stream: LibraryStream) {
    this.#stream = stream;
    readNothingAhead(stream);
  }

  get metadata(): Metadata {
    return this.#stream.metadata;
  }

  /** Listens; `drain` comes when all has been taken after `write` answered false, and has one listener. */
  on(event: 'data', listener: (bytes: Buffer) => void): this;
  on(event: 'end' | 'cancelled' | 'close' | 'drain', listener: () => void): this;
  on(event: 'error', listener: (error: Error) => void): this;
  on(event: string, listener: (given: never) => void): this {
    if (event === 'drain') this.#drained = listener as () => void;
    else this.#stream.on(event, listener as () => void);
    return this;
  }

  /** Writes a message; false asks the caller to wait for `drain`. */
  write(bytes: Buffer): boolean {
    const { length } = bytes;
    this.#waiting += length;
    this.#full ||= this.#waiting >= MOST_WAITING;
    // The length alone: the library has framed a copy, and the message itself would wait beside it.
    this.#stream.write(bytes, () => this.#taken(length));
    return !this.#full;
  }

  pause(): void {
    this.#stream.pause();
  }

  resume(): void {
    this.#stream.resume();
  }

  /** Ends with OK. */
  end(): void {
    this.#stream.end();
  }

  /** Ends with a status; only this sends one. */
  emit(event: 'error', status: { code: number; details: string }): boolean {
    return this.#stream.emit(event, status);
  }

  #taken(bytes: number): void {
    this.#waiting -= bytes;
    if (!this.#full || this.#waiting > 0) return;
    this.#full = false;
    this.#drained();
  }
}

/** Neither Node nor grpc-js has an option for it: the mark of this stream is changed, and a version without it throws. */
function readNothingAhead(stream: LibraryStream): void {
  const { _readableState: state } = stream as unknown as {
    readonly _readableState?: { highWaterMark?: number };
  };
  if (state?.highWaterMark === undefined)
    throw new Error('this version of Node keeps the mark of a stream elsewhere; adapt readNothingAhead');
  state.highWaterMark = 0;
}
