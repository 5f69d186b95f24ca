/** One decompressor of node:zlib: bytes in, pieces out, its errors as values. */
import type { Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';
import { unreachable } from '../core/unreachable.ts';

/** Largest piece, in bytes: pieces are views of buffers of this size. bench: encoding */
const PIECE_BYTES = 32_768;
/**
 * Windows of the zstd coding have at most 8 MiB (RFC 9659 section 3). Those of gzip and deflate have 32 KiB, those of
 * brotli 16 MiB (RFC 7932 section 9.1), because its "large windows" stay off.
 */
const ZSTD_WINDOW_LOG = 23;

/** What an engine undoes; `raw` is deflate (RFC 1951) without the frame of zlib (RFC 1950). */
export type Format = 'gzip' | 'zlib' | 'raw' | 'br' | 'zstd';

/** What is wrong with compressed bytes; `cause` is the engine's word, which repeats nothing of them. */
export interface Flaw {
  readonly kind: 'corrupt' | 'truncated' | 'trailing' | 'scattered';
  readonly cause?: Error;
}

/** Takes a piece. Whoever wants no more closes the engine. */
export type Emit = (piece: Uint8Array) => Promise<void>;

/** The work is done on the thread pool. One call at a time; `close` is due in the end. */
export class Engine {
  readonly #stream: Transform & { readonly bytesWritten: number };
  #given = 0;
  /** True when the engine has done what the last call asked for. */
  #idle = true;
  #wake: () => void = () => undefined;

  constructor(format: Format) {
    this.#stream = open(format);
    const wake = (): void => this.#wake();
    this.#stream.on('readable', wake).on('error', wake).on('close', wake);
    this.#stream.on('end', () => this.#rest());
  }

  /** Undoes the next bytes: all that they bring has been emitted when it resolves. */
  async write(bytes: Uint8Array, emit: Emit): Promise<Flaw | undefined> {
    this.#idle = false;
    this.#given += bytes.length;
    this.#stream.write(bytes, () => this.#rest());
    await this.#drain(emit);
    const { errored, destroyed, bytesWritten } = this.#stream;
    if (errored) return { kind: 'corrupt', cause: errored };
    // An engine leaves what follows the end of its stream, and says nothing.
    return !destroyed && bytesWritten < this.#given ? { kind: 'trailing' } : undefined;
  }

  /** No more bytes follow. */
  async end(emit: Emit): Promise<Flaw | undefined> {
    this.#idle = false;
    this.#stream.end();
    await this.#drain(emit);
    const { errored } = this.#stream;
    if (!errored) return undefined;
    const early = 'code' in errored && errored.code === 'Z_BUF_ERROR';
    return { kind: early ? 'truncated' : 'corrupt', cause: errored };
  }

  /** Frees the memory; a call in flight resolves without more pieces. */
  close(): void {
    this.#stream.destroy();
  }

  #rest(): void {
    this.#idle = true;
    this.#wake();
  }

  async #drain(emit: Emit): Promise<void> {
    for (;;) {
      const piece = this.#stream.destroyed ? null : (this.#stream.read() as Buffer | null);
      if (piece !== null) {
        await emit(piece);
      } else if (this.#idle || this.#stream.destroyed) {
        return;
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}

function open(format: Format): Transform & { readonly bytesWritten: number } {
  // The engine rests while one piece waits to be read.
  const options = { chunkSize: PIECE_BYTES, readableHighWaterMark: 1 };
  switch (format) {
    case 'gzip':
      return createGunzip(options);
    case 'zlib':
      return createInflate(options);
    case 'raw':
      return createInflateRaw(options);
    case 'br':
      return createBrotliDecompress(options);
    case 'zstd':
      return createZstdDecompress({
        ...options,
        params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG },
      });
    default:
      return unreachable(format);
  }
}
