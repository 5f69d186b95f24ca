/** An HTTP/1.1 client on a bare socket: every write is one TCP chunk, every received byte and its end are visible. */
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What came back. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  /** The body with its transfer coding undone. */
  readonly body: Buffer;
  readonly trailers: ReadonlyMap<string, string>;
  /** True when the message ended as HTTP says it must; false when the connection broke off. */
  readonly complete: boolean;
}

/** One connection. */
export class RawClient {
  readonly #socket: Socket;
  readonly #parts: Buffer[] = [];
  readonly #ended: Promise<void>;
  #over = false;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
    this.#socket.on('data', (part: Buffer) => this.#parts.push(part));
    this.#ended = new Promise((resolve) => {
      const end = (): void => {
        this.#over = true;
        resolve();
      };
      this.#socket.on('end', end).on('close', end).on('error', end);
    });
  }

  /** Writes one piece and lets it leave by itself. */
  async send(piece: string | Uint8Array, pauseMs = 5): Promise<void> {
    await new Promise<void>((resolve) => this.#socket.write(piece, () => resolve()));
    await pause(pauseMs);
  }

  /** Sends a POST whose body leaves in the given pieces, chunked; trailers are optional. */
  async post(
    path: string,
    pieces: readonly (string | Uint8Array)[],
    extra: PostExtra = {},
  ): Promise<RawAnswer> {
    const headers = { host: 'llm', 'content-type': 'application/json', ...extra.headers };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const trailers = Object.entries(extra.trailers ?? {});
    if (trailers.length > 0) lines.push(`trailer: ${trailers.map(([name]) => name).join(', ')}\r\n`);
    await this.send(`POST ${path} HTTP/1.1\r\n${lines.join('')}transfer-encoding: chunked\r\n\r\n`);
    for (const piece of pieces) {
      const bytes = Buffer.from(piece);
      await this.send(
        Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]),
      );
    }
    await this.send(`0\r\n${trailers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
    return await this.answer();
  }

  /** Waits for one whole answer, or the end of the connection, at most `deadlineMs`. */
  async answer(deadlineMs = 10_000): Promise<RawAnswer> {
    const deadline = Date.now() + deadlineMs;
    for (;;) {
      const answer = parseAnswer(Buffer.concat(this.#parts));
      if (answer?.complete === true || this.#over) return answer ?? NOTHING;
      if (Date.now() > deadline) return { ...(answer ?? NOTHING), complete: false };
      await Promise.race([this.#ended, pause(5)]);
    }
  }

  /** Everything received so far, framing included. */
  get received(): Buffer {
    return Buffer.concat(this.#parts);
  }

  get closed(): boolean {
    return this.#over;
  }

  /** Goes away at once. */
  close(): void {
    this.#socket.destroy();
  }
}

/** What else a POST may carry. */
export interface PostExtra {
  readonly headers?: Readonly<Record<string, string>>;
  readonly trailers?: Readonly<Record<string, string>>;
}

const NOTHING: RawAnswer = {
  status: 0,
  headers: new Map(),
  body: Buffer.alloc(0),
  trailers: new Map(),
  complete: false,
};

/** Reads an answer from the bytes so far; undefined while its head is not whole. Interim (1xx) answers are passed over. */
export function parseAnswer(bytes: Buffer): RawAnswer | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(first.split(' ')[1]);
  const rest = bytes.subarray(end + 4);
  if (status >= 100 && status < 200 && status !== 101) return parseAnswer(rest);
  const headers = fields(lines);
  const head = { status, headers, trailers: new Map<string, string>() };
  if (headers.get('transfer-encoding') === 'chunked') return { ...head, ...unchunk(rest) };
  const length =
    status === 204 || status === 304 ? 0 : Number(headers.get('content-length') ?? Number.POSITIVE_INFINITY);
  return { ...head, body: rest.subarray(0, length), complete: rest.length >= length };
}

function unchunk(bytes: Buffer): Pick<RawAnswer, 'body' | 'complete' | 'trailers'> {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = bytes.indexOf('\r\n', at);
    const size = line < 0 ? Number.NaN : Number.parseInt(bytes.subarray(at, line).toString('latin1'), 16);
    if (Number.isNaN(size)) return { body: Buffer.concat(parts), complete: false, trailers: new Map() };
    if (size === 0) {
      // From the line end of the last chunk's size on: an empty line ends the message, with trailers before it or without.
      const tail = bytes.subarray(line).toString('latin1');
      return {
        body: Buffer.concat(parts),
        complete: tail.includes('\r\n\r\n'),
        trailers: fields(tail.split('\r\n')),
      };
    }
    parts.push(bytes.subarray(line + 2, Math.min(line + 2 + size, bytes.length)));
    at = line + 2 + size + 2;
  }
}

function fields(lines: readonly string[]): Map<string, string> {
  const map = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    map.set(name, map.has(name) ? `${map.get(name)}, ${value}` : value);
  }
  return map;
}
