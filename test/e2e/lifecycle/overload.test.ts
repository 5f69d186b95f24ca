/** O11: what runs out, memory, room, files, names, the right time: refused with a record, open ones live on, and it passes. */
import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import { POLICY } from '../answers/support/spelling.ts';
import { assertRefused, chat, post, postWithLength } from '../conformance/support/clients.ts';
import { DONE, event } from '../conformance/support/events.ts';
import { postChat } from '../harness/client.ts';
import { WEIR } from '../harness/entry.ts';
import { eventually } from '../harness/eventually.ts';
import { metricIs, metricReaches } from '../harness/metric.ts';
import { RawClient } from '../harness/raw-http.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { HELD, OPENING, openStreams } from './support/crowd.ts';
import { tell, told, workersOf } from './support/told.ts';
import { weir } from './support/weir-cli.ts';

const REST = event('done.') + DONE;
const JUDGED = POLICY.replace(
  'response:',
  'request: { rules: [{ name: ask, detector: remote, options: { judge: far }, action: deny }] }\n  response:',
).replace(/ {2}request:\n {4}limits:[^\n]*\n {4}trailers: allow\n/, '');

describe('O11 what runs out', { timeout: 90_000 }, () => {
  let stack: Stack;
  afterEach(async () => stack?.stop());

  const ready = async (): Promise<number> => (await fetch(`${stack.weirAdmin}/readyz`)).status;
  /** The records of one refused exchange. */
  const assertShed = async (id: string): Promise<void> => {
    const records = await eventually('it is recorded', () => {
      const own = stack.journal().filter(({ exchange }) => exchange === id);
      return own.some(({ kind }) => kind === 'close') && own;
    });
    assert.deepEqual(
      records.map(({ kind, verdict, rule }) => [kind, verdict, rule]),
      [
        ['request', 'deny', 'overload'],
        ['close', 'deny', 'overload'],
      ],
    );
  };

  it('O11 memory: new exchanges get 503 with a record, open ones finish, and it ends by itself', async () => {
    stack = await startStack({
      ...told('fill', ['--max-old-space-size=400']),
      policy: POLICY,
      config: 'limits: { shedAt: 0.5 }',
    });
    const [open] = await openStreams(stack, 1);
    assert.ok(open !== undefined);
    const seen = stack.model.received.length;
    for (const worker of workersOf(stack)) tell(worker);
    await eventually('it sheds', async () => (await stack.metric('weir_shedding')) === 1, 20_000);
    assert.equal(await ready(), 503, 'every worker refuses');
    const refused = await postWithLength(stack, chat('?'));
    const id = assertRefused(refused, 503);
    assert.match(refused.body.toString(), /short of memory; try again later/);
    assert.ok(Number(refused.headers.get('retry-after')) > 0, 'it says when to ask again');
    assert.equal(stack.model.received.length, seen, 'the model hears nothing');
    await assertShed(id);
    await metricReaches(stack, 1, 'weir_faults_total', { kind: 'overload' });
    open.model.send(REST);
    open.model.end();
    const answer = await open.live.ending();
    assert.deepEqual([answer.complete, answer.body.toString()], [true, OPENING + HELD + REST]);
    for (const worker of workersOf(stack)) tell(worker);
    await eventually('it takes exchanges again', async () => (await ready()) === 200, 20_000);
    await metricIs(stack, 0, 'weir_shedding');
    assert.equal((await postChat(stack.url, chat('?'))).status, 200);
  });

  it('O11 room: one exchange more than limits.exchanges gets 503 with a record; when one ends, the next is taken', async () => {
    stack = await startStack({ policy: POLICY, config: 'limits: { exchanges: 3 }' });
    const streams = await openStreams(stack, 3);
    const refused = await postWithLength(stack, chat('?'));
    const id = assertRefused(refused, 503);
    assert.match(refused.body.toString(), /as many exchanges open as limits\.exchanges allows/);
    await assertShed(id);
    for (const { model } of streams.slice(0, 1)) {
      model.send(REST);
      model.end();
    }
    await eventually('room for one', async () => (await postChat(stack.url, chat('?'))).ok);
    for (const { model, live } of streams.slice(1)) {
      model.send(REST);
      model.end();
      assert.equal((await live.ending()).body.toString(), OPENING + HELD + REST);
    }
  });

  it('O11 room, asked over ext_authz: code 7 and 503, with a record', async () => {
    stack = await startStack({
      ...told('fill', ['--max-old-space-size=400']),
      policy: POLICY,
      config: 'limits: { shedAt: 0.5 }',
      envoy: { filters: ['ext_authz'] },
    });
    assert.equal((await postWithLength(stack, chat('?'))).status, 200);
    for (const worker of workersOf(stack)) tell(worker);
    await eventually('it sheds', async () => (await stack.metric('weir_shedding')) === 1, 20_000);
    const seen = stack.model.received.length;
    await assertShed(assertRefused(await postWithLength(stack, chat('?')), 503));
    assert.equal(stack.model.received.length, seen);
  });

  it('O11 files: with none left connections are refused, nothing passes unjudged, open ones live on, and it ends with its cause', async () => {
    const node = `exec ${process.execPath} ${WEIR} serve "$@"`;
    stack = await startStack({ policy: POLICY, program: ['sh', '-c', `ulimit -n 60; ${node}`, 'weir'] });
    const [open] = await openStreams(stack, 1);
    assert.ok(open !== undefined);
    const [host = '', port = ''] = stack.grpc.split(':');
    const hoard: Socket[] = Array.from({ length: 200 }, () => connect(Number(port), host));
    const gone = new Set<Socket>();
    for (const socket of hoard) socket.on('error', () => undefined).on('close', () => gone.add(socket));
    await eventually('connections are refused', () => gone.size > 100, 20_000);
    const other = await startStack({
      startWeir: false,
      upstream: stack.modelUrl.slice(7),
      envoy: { weir: stack.grpc },
    });
    try {
      // One of the hoarded connections may have ended just now, and left its place to this Envoy.
      const late = await postChat(other.url, chat('?'));
      assert.deepEqual(
        [late.status, late.headers.get('x-weir-decision')],
        late.ok ? [200, 'allow'] : [503, null],
        'refused, or judged',
      );
      assert.equal((await postChat(stack.url, chat('?'))).status, 200, 'an Envoy with one');
      open.model.send(REST);
      open.model.end();
      assert.equal((await open.live.ending()).body.toString(), OPENING + HELD + REST);
      for (const socket of hoard) socket.destroy();
      await eventually('it recovers', async () => (await postChat(other.url, chat('?'))).ok, 20_000);
      await eventually('its pages answer', async () => (await ready().catch(() => 0)) === 200, 20_000);
      assert.equal((await weir('audit', 'verify', '--dir', stack.journalFolder)).code, 0);
    } finally {
      for (const socket of hoard) socket.destroy();
      await other.stop();
    }
  });

  it('O11 names: a judge whose host cannot be found denies by its rule, with a record', async () => {
    stack = await startStack({
      policy: JUDGED,
      config: 'judges: { far: { url: "http://judge.invalid/judge" } }',
    });
    const answer = await postWithLength(stack, chat('?'));
    const id = assertRefused(answer, 503);
    assert.equal(stack.model.received.length, 0);
    const [request] = await eventually('it is recorded', () => {
      const own = stack.journal().filter(({ exchange, kind }) => exchange === id && kind === 'request');
      return own.length > 0 && own;
    });
    assert.deepEqual([request?.verdict, request?.rule], ['deny', 'ask']);
    await metricIs(stack, 1, 'weir_faults_total', { kind: 'judge' });
  });

  it('O11 the clock jumps a day ahead and two back: open exchanges go on, the journal is in order', async () => {
    stack = await startStack({ ...told('jump'), policy: POLICY, config: 'deadlines: { idleMs: 60000 }' });
    const [first, second] = await openStreams(stack, 2);
    assert.ok(first !== undefined && second !== undefined);
    for (const { model, live } of [first, second]) {
      for (const worker of workersOf(stack)) tell(worker);
      assert.equal((await postChat(stack.url, chat('?'))).status, 200);
      model.send(REST);
      model.end();
      const answer = await live.ending();
      assert.deepEqual([answer.complete, answer.body.toString()], [true, OPENING + HELD + REST]);
    }
    const records = await eventually('all are recorded', () => {
      const found = stack.journal().filter(({ kind }) => kind === 'close');
      return found.length === 4 && stack.journal();
    });
    const times = records.map(({ time }) => Date.parse(String(time)));
    assert.ok(Math.max(...times) - Math.min(...times) > 86_400_000, 'the clock did jump');
    assert.deepEqual(
      records.map(({ seq }) => seq),
      records.map((_, at) => (records[0]?.seq ?? 0) + at),
    );
    const verified = await weir('audit', 'verify', '--dir', stack.journalFolder);
    assert.equal(verified.code, 0, verified.stdout + verified.stderr);
  });
});

describe('H07 a slow drip', { timeout: 60_000 }, () => {
  let stack: Stack;
  afterEach(async () => stack?.stop());

  it('H07 a byte each 100 ms: 408 in the words of the dialect when the time is over, nothing upstream', async () => {
    stack = await startStack({ policy: POLICY, config: 'deadlines: { requestBodyMs: 1500 }' });
    const client = new RawClient(stack.port);
    const body = chat('drip '.repeat(1000));
    await client.send(
      `POST /v1/chat/completions HTTP/1.1\r\nhost: llm\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
    );
    let sent = 0;
    while (client.received.length === 0 && sent < body.length) {
      await client.send(body.slice(sent, sent + 1), 100);
      sent += 1;
    }
    const answer = await client.answer();
    client.close();
    assert.ok(sent < 100, `${sent} bytes were sent`);
    const id = assertRefused(answer, 408);
    assert.match(answer.body.toString(), /"deadline_exceeded"/);
    assert.equal(stack.model.received.length, 0);
    await metricIs(stack, 0, 'weir_held_bytes');
    const records = await eventually('it is recorded', () => {
      const own = stack.journal().filter(({ exchange }) => exchange === id);
      return own.some(({ kind }) => kind === 'close') && own;
    });
    assert.deepEqual(
      records.map(({ kind, verdict, rule }) => [kind, verdict, rule]),
      [
        ['request', 'deny', 'deadline'],
        ['close', 'deny', 'deadline'],
      ],
    );
  });
});

describe('O14 names that clients choose', { timeout: 90_000 }, () => {
  let stack: Stack;
  afterEach(async () => stack?.stop());

  it('O14 random models, paths, tools and users make no series', async () => {
    stack = await startStack({ policy: POLICY });
    const names = async (): Promise<string[]> =>
      (await stack.metrics())
        .split('\n')
        .filter((line) => line.startsWith('weir_'))
        .map((line) => line.slice(0, line.lastIndexOf(' ')))
        .sort();
    const strange = (at: number): string => `x${at}-${Math.random().toString(36).slice(2)}`;
    const send = async (at: number): Promise<void> => {
      const name = strange(at);
      const tools = [{ type: 'function', function: { name, parameters: {} } }];
      const body = chat('?', { model: name, user: name, tools });
      const path = at % 2 === 0 ? '/v1/chat/completions' : `/v1/${name}`;
      await post(stack, [body], { path, headers: { host: `${name}.test`, 'user-agent': name } });
    };
    for (let at = 0; at < 10; at += 1) await send(at);
    await eventually('they are over', async () => (await stack.metric('weir_open_streams')) === 0);
    const before = await names();
    const clients = Array.from({ length: 8 }, async (_, client) => {
      for (let at = 0; at < 50; at += 1) await send(client * 1000 + at);
    });
    await Promise.all(clients);
    await eventually('they are over', async () => (await stack.metric('weir_exchanges_total')) === 410);
    assert.deepEqual(await names(), before);
  });
});
