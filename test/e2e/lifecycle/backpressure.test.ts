/** O09: a reader that stops slows its source down; Weir grows by little, nobody else waits, and no byte is lost. */
import assert from 'node:assert/strict';
import { createServer, type Server, type Socket } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { POLICY } from '../answers/support/spelling.ts';
import { chat } from '../conformance/support/clients.ts';
import { DONE } from '../conformance/support/events.ts';
import { postChat } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { Flood, FloodServer, postBytes, StoppedReader } from './support/flood.ts';
import { liveBytes, told } from './support/told.ts';

/** No comments of our own in between, which a source that stands still would get. */
const MEASURABLE = { ...told('collect'), policy: POLICY, config: 'deadlines: { keepAliveMs: 600000 }' };
const KIB = 1024;
const MOST_PER_STREAM = 256 * KIB;
const SOL_SOCKET = 1;
const SO_SNDBUF = 7;
const SO_RCVBUF = 8;

/** Small buffers in the kernel beside Envoy: otherwise they alone would take much of what is sent. */
function small(name: number): Record<string, unknown> {
  return { description: 'small', level: SOL_SOCKET, name, int_value: 32 * KIB, state: 'STATE_PREBIND' };
}

/** Waits until a number stands still for three seconds. */
async function still(what: string, read: () => number): Promise<number> {
  let last = read();
  let since = Date.now();
  await eventually(
    `${what} stands still`,
    async () => {
      await pause(100);
      if (read() !== last) [last, since] = [read(), Date.now()];
      return Date.now() - since > 3000;
    },
    60_000,
  );
  return last;
}

describe('O09 readers that stop', { timeout: 170_000 }, () => {
  let stack: Stack;
  let flood: Flood;
  let server: FloodServer | undefined;
  afterEach(async () => {
    await stack?.stop();
    server?.close();
    server = undefined;
  });

  const ask = (): StoppedReader =>
    new StoppedReader(stack.port, postBytes(chat('?', { stream: true }), { 'x-script': 'flood' }));

  /** Opens so many streams whose readers stop; everything is asserted before and after they go on. */
  const assertHeldBack = async (count: number): Promise<void> => {
    const warm = [ask(), ask(), ask()];
    for (const reader of warm) assert.equal((await reader.read())?.body.toString(), flood.body);
    flood.answers.length = 0;
    const held: number[] = [];
    const readers = Array.from({ length: count }, ask);
    await eventually('all are open', () => flood.answers.length === count, 30_000);
    const sent = await still('what the models sent', () => flood.sent);
    assert.equal(flood.stalled, count, 'every model waits');
    assert.ok(sent < (count * flood.body.length * 3) / 4, `${sent / count} bytes a stream were sent`);
    held.push(await liveBytes(stack));
    const other = await postChat(stack.url, chat('?'), { 'x-script': 'flood' });
    assert.equal(await other.text(), flood.body, 'those that stand still block nobody');
    await pause(2000);
    assert.equal(flood.sent, sent + flood.body.length - DONE.length, 'nothing moves while nobody reads');
    held.push(await liveBytes(stack));
    for (const answer of await Promise.all(readers.map((reader) => reader.read()))) {
      assert.deepEqual([answer?.status, answer?.complete], [200, true]);
      assert.ok(answer?.body.toString() === flood.body, 'every byte, in order');
    }
    await assertRecorded(count + warm.length + 1);
    await assertSmall(held, count);
  };

  /** Beside what is left when all have ended: before, not all code that they need is loaded. */
  const assertSmall = async (held: readonly number[], count: number): Promise<void> => {
    const left = await liveBytes(stack);
    for (const bytes of held) {
      const each = (bytes - left) / count;
      assert.ok(each > 0 && each <= MOST_PER_STREAM, `Weir held ${Math.round(each / KIB)} KiB a stream`);
    }
  };

  const assertRecorded = async (count: number): Promise<void> => {
    await eventually('all are closed', async () => (await stack.metric('weir_open_streams')) === 0, 20_000);
    const closes = await eventually('all are recorded', () => {
      const found = stack.journal().filter(({ kind }) => kind === 'close');
      return found.length >= count && found;
    });
    const totals = closes.map((close) => close['totals'] as { ended: string; responseBytes: number });
    assert.deepEqual(
      totals.map(({ ended, responseBytes }) => [ended, responseBytes]),
      Array.from({ length: count }, () => ['complete', flood.body.length]),
    );
  };

  it('O09 40 streams: the models wait, Weir grows by at most 256 KiB a stream, all bytes arrive', async () => {
    flood = new Flood(300);
    server = new FloodServer(flood);
    stack = await startStack({
      ...MEASURABLE,
      upstream: await server.listen(),
      envoy: {
        listener: { socket_options: [small(SO_SNDBUF)], per_connection_buffer_limit_bytes: 64 * KIB },
        modelCluster: FloodServer.cluster,
      },
    });
    await assertHeldBack(40);
  });

  it('O09 10 streams with the shipped buffers of Envoy, over HTTP/1.1, in large pieces: the same', async () => {
    flood = new Flood(2000);
    stack = await startStack({
      ...MEASURABLE,
      envoy: {
        listener: { socket_options: [small(SO_SNDBUF)] },
        modelCluster: { upstream_bind_config: { socket_options: [small(SO_RCVBUF)] } },
      },
    });
    stack.model.script('flood', flood.script);
    await assertHeldBack(10);
  });
});

/** A model that takes connections and reads nothing until it is told to; then it answers each request. */
class DeafModel {
  readonly #sockets: Socket[] = [];
  readonly #server: Server;
  readonly bodies: string[] = [];

  constructor() {
    this.#server = createServer({ pauseOnConnect: true }, (socket) => {
      this.#sockets.push(socket);
      socket.on('error', () => undefined);
    });
  }

  listen(): Promise<string> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.address();
        resolve(`127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
      });
    });
  }

  get connections(): number {
    return this.#sockets.length;
  }

  /** Reads every request, which has `length` bytes of body, and answers it. */
  hear(): void {
    for (const socket of this.#sockets) {
      let text = '';
      socket.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        const body = bodyOf(text);
        if (body === undefined) return;
        this.bodies.push(body);
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
      });
      socket.resume();
    }
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}

/** The body of a chunked request once it is whole. */
function bodyOf(request: string): string | undefined {
  if (!request.endsWith('\r\n0\r\n\r\n')) return undefined;
  let body = '';
  for (let at = request.indexOf('\r\n\r\n') + 4; ; ) {
    const end = request.indexOf('\r\n', at);
    const size = Number.parseInt(request.slice(at, end), 16);
    if (size === 0) return body;
    body += request.slice(end + 2, end + 2 + size);
    at = end + 2 + size + 2;
  }
}

describe('O09 a model that does not read', { timeout: 120_000 }, () => {
  let stack: Stack;
  const model = new DeafModel();
  before(async () => {
    stack = await startStack({ ...MEASURABLE, upstream: await model.listen() });
  });
  after(async () => {
    await stack?.stop();
    model.close();
  });

  it('O09 of requests: Weir holds no more than the request, and every byte arrives when the model reads', async () => {
    const count = 20;
    const body = chat('water flows over the crest. '.repeat(100_000));
    const before = await liveBytes(stack);
    const clients = Array.from({ length: count }, () => new StoppedReader(stack.port, postBytes(body)));
    await eventually('all have passed', () => model.connections === count, 60_000);
    await eventually('nothing is held', async () => (await stack.metric('weir_held_bytes')) === 0, 20_000);
    const grown = ((await liveBytes(stack)) - before) / count;
    assert.ok(grown <= body.length + MOST_PER_STREAM, `${Math.round(grown / KIB)} KiB a stream`);
    model.hear();
    for (const client of clients) assert.equal((await client.read())?.status, 200);
    assert.equal(model.bodies.length, count);
    for (const heard of model.bodies) assert.ok(heard === body, 'every byte, in order');
    const allowed = () =>
      stack.journal().filter(({ kind, verdict }) => kind === 'close' && verdict === 'allow');
    await eventually('all are recorded', () => allowed().length === count, 20_000);
  });
});
