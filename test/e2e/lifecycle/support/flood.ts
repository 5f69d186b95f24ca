/** Models that say as much as they are let, and clients that stop reading. */
import { createServer, type ServerHttp2Session } from 'node:http2';
import { connect, type Socket } from 'node:net';
import type { Script } from '../../../../demo/scripted-model.ts';
import { DONE, event } from '../../conformance/support/events.ts';
import { parseAnswer, type RawAnswer } from '../../harness/raw-http.ts';

/** One answer, as the model sees it. */
export interface Poured {
  /** Bytes of the body that were handed over. */
  sent: number;
  /** True while no more is taken. */
  stalled: boolean;
}

/** Where an answer is written to: a response of HTTP/1.1, a stream of HTTP/2. */
interface Spout {
  write(piece: Buffer): boolean;
  end(piece: string): unknown;
  once(event: 'drain' | 'close', listener: () => void): unknown;
}

/** What a model says in every answer: events of 4 KiB of ordinary text, as fast as they are taken. */
export class Flood {
  readonly answers: Poured[] = [];
  /** The whole body of every answer. */
  readonly body: string;
  readonly #piece: Buffer;
  readonly #events: number;

  constructor(events: number) {
    const one = event('water flows over the crest. '.repeat(140));
    this.body = one.repeat(events) + DONE;
    this.#piece = Buffer.from(one);
    this.#events = events;
  }

  /** Bytes sent so far in all answers. */
  get sent(): number {
    return this.answers.reduce((sum, { sent }) => sum + sent, 0);
  }

  get stalled(): number {
    return this.answers.filter(({ stalled }) => stalled).length;
  }

  /** For the scripted model, over HTTP/1.1. */
  readonly script: Script = async ({ body, response }) => {
    await body;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    await this.pour(response);
  };

  /** Writes one answer. */
  async pour(spout: Spout): Promise<void> {
    const poured: Poured = { sent: 0, stalled: false };
    this.answers.push(poured);
    let open = true;
    const gone = new Promise<void>((resolve) => spout.once('close', resolve)).then(() => {
      open = false;
    });
    for (let at = 0; at < this.#events && open; at += 1) {
      poured.sent += this.#piece.length;
      if (spout.write(this.#piece)) continue;
      poured.stalled = true;
      await Promise.race([new Promise<void>((resolve) => spout.once('drain', resolve)), gone]);
      poured.stalled = false;
    }
    if (open) spout.end(DONE);
  }
}

/** A model that speaks HTTP/2, whose windows are small: what waits does not hide in the buffers of the kernel. */
export class FloodServer {
  /** What waits for a thousand readers is more than the 10 MB that a session may hold by default. */
  readonly #server = createServer({ maxSessionMemory: 2000 });
  readonly #sessions = new Set<ServerHttp2Session>();

  constructor(flood: Flood) {
    this.#server.on('session', (session) => this.#sessions.add(session));
    this.#server.on('stream', (stream) => {
      stream.on('error', () => undefined);
      stream.on('end', () => {
        stream.respond({ ':status': 200, 'content-type': 'text/event-stream' });
        void flood.pour(stream);
      });
      stream.resume();
    });
  }

  /** Settings of Envoy's cluster of this model. */
  static readonly cluster = {
    typed_extension_protocol_options: {
      'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
        explicit_http_config: {
          http_protocol_options: undefined,
          // The connection has room for all of its streams.
          http2_protocol_options: {
            initial_stream_window_size: 65_536,
            initial_connection_window_size: 2 ** 30,
          },
        },
      },
    },
  };

  /** Listens; the value is `host:port`. */
  listen(): Promise<string> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.address();
        resolve(`127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
      });
    });
  }

  close(): void {
    for (const session of this.#sessions) session.destroy();
    this.#server.close();
  }
}

/** A client that asks and then does not read until it is told to. */
export class StoppedReader {
  readonly #socket: Socket;
  readonly #parts: Buffer[] = [];

  constructor(port: number, request: string) {
    this.#socket = connect({ port, host: '127.0.0.1' });
    this.#socket.pause();
    this.#socket.on('error', () => undefined);
    this.#socket.write(request);
  }

  /** Reads to the end of the answer or of the connection. */
  async read(): Promise<RawAnswer | undefined> {
    await new Promise<void>((resolve) => {
      this.#socket.on('close', resolve);
      this.#socket.on('data', (part: Buffer) => {
        this.#parts.push(part);
        // The last chunk of a chunked body; looked for at the end alone, because looking everywhere is slow.
        if (Buffer.concat(this.#parts.slice(-2)).subarray(-5).toString() === '0\r\n\r\n') resolve();
      });
      this.#socket.resume();
    });
    this.#socket.destroy();
    return parseAnswer(Buffer.concat(this.#parts));
  }

  close(): void {
    this.#socket.destroy();
  }
}

/** The bytes of a POST to the chat endpoint over HTTP/1.1. */
export function postBytes(body: string, headers: Readonly<Record<string, string>> = {}): string {
  const all = {
    host: 'llm',
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST /v1/chat/completions HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}
