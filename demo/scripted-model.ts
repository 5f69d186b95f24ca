/** An OpenAI-compatible model that answers by script and remembers what it received; the demo's and the tests' upstream. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { UpstreamScript } from '../src/cli/selfcheck/upstream-script.ts';
import { ANSWERS } from './answers.ts';
import { toDocument, toEvents } from './openai-form.ts';

/** What the model saw of one request, filled in while it arrives. */
export interface Received {
  readonly method: string;
  readonly path: string;
  /** What stands behind the question mark; empty where there is none. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Headers as they came, in order, duplicates kept. */
  readonly rawHeaders: readonly string[];
  body: Buffer;
  trailers: Readonly<Record<string, string | undefined>>;
  /** True when the whole request arrived. */
  complete: boolean;
  /** True when the connection went away before the answer was out. */
  closedEarly: boolean;
}

/** One request being answered. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly received: Received;
  /** Resolves when the whole request has arrived; rejects when it breaks off. */
  readonly body: Promise<Buffer>;
  /** True until the other side goes away. */
  open(): boolean;
}

/** Answers one request; what it throws ends the connection. */
export type Script = (exchange: Exchange) => Promise<void> | void;

/** Scripts which are not an ordinary answer; a request names one in the header `x-script`. */
const SCRIPTS: Readonly<Record<string, Script>> = {
  malformed: async ({ body, response }) => {
    await body;
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices":[{"message":');
  },
  truncated: async (exchange) => {
    await exchange.body;
    exchange.response.writeHead(200, { 'content-type': 'text/event-stream' });
    await write(
      exchange,
      toEvents(ANSWERS['chat']?.({ last: '', events: 5 }) ?? [], 'scripted')[1]?.slice(0, -20) ?? '',
    );
    exchange.response.end();
  },
  broken: async (exchange) => {
    await exchange.body;
    exchange.response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const event of toEvents(ANSWERS['chat']?.({ last: '', events: 5 }) ?? [], 'scripted').slice(0, 3))
      await write(exchange, event);
    exchange.response.destroy();
  },
  early: async ({ response, body }) => {
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(toDocument([{ choice: 0, content: 'early' }], 'scripted'));
    await body.catch(() => undefined);
  },
  hang: async ({ body }) => {
    await body;
  },
  failing: async ({ body, response }) => {
    await body;
    response
      .writeHead(500, { 'content-type': 'application/json' })
      .end('{"error":{"message":"scripted failure","type":"server_error"}}');
  },
  empty: async ({ body, response }) => {
    await body;
    response.writeHead(204).end();
  },
  huge: async (exchange) => {
    await exchange.body;
    const content = 'water flows over the crest. '.repeat(Math.ceil((10 * 1024 * 1024) / 28));
    exchange.response.writeHead(200, { 'content-type': 'application/json' });
    await write(exchange, toDocument([{ choice: 0, content }], 'scripted'));
    exchange.response.end();
  },
};

/** The server. `x-script` names the answer; `x-events`, `x-pace-ms`, `x-split-bytes`, `x-trailers` and `x-encoding` shape it. */
export class ScriptedModel {
  readonly received: Received[] = [];
  readonly #scripts = new Map<string, Script>(Object.entries(SCRIPTS));
  /** What it says to the probes of `weir selfcheck`. */
  readonly #selfcheck = new UpstreamScript();
  readonly #server: Server;

  constructor() {
    this.#server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
      this.#serve(request, response).catch(() => response.destroy());
    });
  }

  /** Adds a script, or replaces one. */
  script(name: string, script: Script): void {
    this.#scripts.set(name, script);
  }

  /** Listens and returns `host:port`; port 0 takes a free one. Rejects when the port is taken. */
  listen(port: number, host = '127.0.0.1'): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () =>
        resolve(`${host}:${(this.#server.address() as AddressInfo).port}`),
      );
    });
  }

  /** Ends every connection and stops listening. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    if (path === '/_received') return this.#tell(request, response);
    if (this.#selfcheck.tell(request, response)) return;
    this.#selfcheck.begin(request);
    const exchange = begin(request, response, { path, query });
    this.received.push(exchange.received);
    const name = request.headers['x-script'];
    const script = this.#scripts.get(typeof name === 'string' ? name : '');
    if (script !== undefined) return await script(exchange);
    if (await this.#selfcheck.answer(request, response, await exchange.body)) return;
    await answer(exchange);
  }

  #tell(request: IncomingMessage, response: ServerResponse): void {
    if (request.method === 'DELETE') this.received.length = 0;
    const list = this.received.map((received) => ({ ...received, body: received.body.toString('utf8') }));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(list));
  }
}

function begin(
  request: IncomingMessage,
  response: ServerResponse,
  target: Pick<Received, 'path' | 'query'>,
): Exchange {
  const { method = '', headers, rawHeaders } = request;
  const received: Received = {
    ...{ method, ...target, headers, rawHeaders },
    ...{ body: Buffer.alloc(0), trailers: {}, complete: false, closedEarly: false },
  };
  const parts: Buffer[] = [];
  const body = new Promise<Buffer>((resolve, reject) => {
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      Object.assign(received, { body: Buffer.concat(parts), trailers: request.trailers, complete: true });
      resolve(received.body);
    });
    request.on('close', () => {
      if (received.complete) return;
      received.body = Buffer.concat(parts);
      reject(new Error('the request broke off'));
    });
  });
  body.catch(() => undefined);
  let open = true;
  response.on('close', () => {
    open = false;
    received.closedEarly = !response.writableFinished;
  });
  return { request, response, received, body, open: () => open };
}

/** The ordinary answer: a script of `ANSWERS`, streamed when the request says so. */
async function answer(exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  const asked = read(await exchange.body);
  const name = String(request.headers['x-script'] ?? 'chat');
  const events = number(request, 'x-events');
  const deltas = (ANSWERS[name] ?? ANSWERS['chat'])?.({ last: asked.last, events }) ?? [];
  const parts = asked.stream ? toEvents(deltas, asked.model) : [toDocument(deltas, asked.model)];
  const trailers = request.headers['x-trailers'] !== undefined;
  const gzip = request.headers['x-encoding'] === 'gzip';
  response.writeHead(200, {
    'content-type': asked.stream ? 'text/event-stream' : 'application/json',
    ...(gzip ? { 'content-encoding': 'gzip' } : {}),
    ...(trailers ? { trailer: 'x-usage' } : {}),
  });
  const payload = gzip ? [gzipSync(parts.join(''))] : parts;
  const pace = number(request, 'x-pace-ms') ?? 0;
  for (const part of payload) {
    await write(exchange, part, number(request, 'x-split-bytes'));
    if (pace > 0) await pause(pace);
    if (!exchange.open()) return;
  }
  if (trailers) response.addTrailers({ 'x-usage': String(deltas.length) });
  response.end();
}

/** Writes with backpressure, cut into pieces of `size` bytes when one is given. */
async function write(exchange: Exchange, part: string | Buffer, size?: number): Promise<void> {
  const bytes = Buffer.from(part);
  const step = size ?? bytes.length;
  for (let at = 0; at < bytes.length && exchange.open(); at += step) {
    const room = exchange.response.write(bytes.subarray(at, at + step));
    if (!room && exchange.open()) await drained(exchange.response);
    if (size !== undefined) await pause(0);
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    response.once('drain', resolve);
    response.once('close', resolve);
  });
}

function number(request: IncomingMessage, header: string): number | undefined {
  const value = request.headers[header];
  return typeof value === 'string' ? Number(value) : undefined;
}

/** Reads what matters of a request; a body that is no JSON asks for nothing special. */
function read(body: Buffer): { stream: boolean; model: string; last: string } {
  try {
    const asked = JSON.parse(body.toString('utf8'));
    const last = asked.messages?.findLast((message: { role: string }) => message.role === 'user')?.content;
    return {
      stream: asked.stream === true,
      model: String(asked.model ?? 'scripted'),
      last: typeof last === 'string' ? last : '',
    };
  } catch {
    return { stream: false, model: 'scripted', last: '' };
  }
}
