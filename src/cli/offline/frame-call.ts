/** A call of the ext_proc service without gRPC: frames go in, replies come out, in one process. */
import { fault, type Result } from '../../core/fault.ts';
import type { PeerFrame, Reply } from '../../core/frame.ts';
import type { ByteCall } from '../../extproc/byte-call.ts';
import type { Codec } from '../../extproc/dependencies.ts';

type Written = Exclude<Reply, { kind: 'abort' }>;
type Listeners = Partial<Record<'data' | 'end' | 'cancelled' | 'drain' | 'error', (value: never) => void>>;

const NUMBER_BYTES = 4;

/** What is said of how a conversation ended in an error. */
export interface GrpcStatus {
  readonly code: number;
  readonly details: string;
}

/** Both ends of one conversation. Its messages are numbers of frames, so that nothing is encoded. */
export class FrameCall implements ByteCall {
  readonly replies: Written[] = [];
  status: GrpcStatus | undefined;
  readonly codec: Codec;
  readonly #frames: PeerFrame[] = [];
  readonly #listeners: Listeners = {};
  #said = 0;
  #paused = false;
  readonly #heard: () => void;

  /** `heard` is called when the service said something. */
  constructor(heard: () => void) {
    this.#heard = heard;
    this.codec = {
      decode: (bytes) => this.#frame(bytes),
      encode: (reply) => {
        this.replies.push(reply);
        return Buffer.alloc(0);
      },
    };
  }

  /** Says what Envoy would, as soon as it is read. */
  say(frame: PeerFrame): void {
    this.#frames.push(frame);
    this.#flush();
  }

  /** Ends it as Envoy does. */
  hangUp(): void {
    this.#listeners.end?.(undefined as never);
  }

  on(event: keyof Listeners, listener: (value: never) => void): void {
    this.#listeners[event] = listener;
  }

  write(): boolean {
    this.#heard();
    return true;
  }

  end(): void {
    this.#heard();
  }

  emit(_event: 'error', status: GrpcStatus): boolean {
    this.status = status;
    this.#heard();
    return true;
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#flush();
  }

  #flush(): void {
    while (!this.#paused && this.#said < this.#frames.length) {
      const number = Buffer.alloc(NUMBER_BYTES);
      number.writeUInt32BE(this.#said++);
      this.#listeners.data?.(number as never);
    }
  }

  #frame(bytes: Uint8Array): Result<PeerFrame> {
    const frame = this.#frames[Buffer.from(bytes).readUInt32BE()];
    if (frame === undefined) return { ok: false, fault: fault('internal', 'There is no such frame.') };
    return { ok: true, value: frame };
  }
}
