/** The processes of `weir serve`: spread, replacement, sums, reload, drain. Real processes, pretended services. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Metadata, status } from '@grpc/grpc-js';
import {
  check,
  endOf,
  health,
  lives,
  openStream,
  Running,
  say,
  until,
  watchHealth,
} from './fixtures/running.ts';

const FIXTURE = join(import.meta.dirname, 'fixtures', 'serve-fake.ts');
const SERVING = 1;
const NOT_SERVING = 2;

let folder = '';
let policy = '';
let running: Running[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weir-server-'));
  policy = join(folder, 'policy');
  writeFileSync(policy, 'first');
});
afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()));
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

async function start(settings: Record<string, unknown> = {}): Promise<Running> {
  return await begin(settings).serving();
}

function begin(settings: Record<string, unknown>): Running {
  const all = { grpc: '127.0.0.1:0', admin: '127.0.0.1:0', policy, workers: 2, drainMs: 400, ...settings };
  const server = new Running([process.execPath, FIXTURE, JSON.stringify(all)]);
  running.push(server);
  return server;
}

/** The process behind each of some connections. */
async function pids(server: Running, connections: number): Promise<number[]> {
  const answers: number[] = [];
  for (let count = 0; count < connections; count += 1) {
    const client = server.connect();
    const stream = openStream(client);
    answers.push(Number(await say(stream, 'pid')));
    stream.end();
    client.close();
  }
  return answers;
}

describe('processes', { timeout: 60_000 }, () => {
  it('spread connections over two workers which share one port', async () => {
    const server = await start();
    assert.equal(new Set(await pids(server, 8)).size, 2);
  });

  it('sum the metrics of all workers', async () => {
    const server = await start();
    await pids(server, 7);
    assert.equal(await server.metric('weir_faults_total{kind="protocol",direction="process"}'), 7);
    assert.equal(await server.metric('weir_journal_records_total'), 2);
    assert.equal(await server.metric('weir_workers'), 2);
  });

  it('replace a killed worker, count it, and keep what it had counted', async () => {
    const server = await start();
    const [victim = 0] = await pids(server, 4);
    const counted = 'weir_faults_total{kind="protocol",direction="process"}';
    assert.equal(await server.metric(counted), 4);
    process.kill(victim, 'SIGKILL');
    await until(
      'the restart is counted',
      async () => (await server.metric('weir_worker_restarts_total')) === 1,
    );
    await until('two workers serve again', async () => (await server.metric('weir_workers')) === 2);
    assert.equal(await server.metric(counted), 4);
    const after = await pids(server, 8);
    assert.equal(new Set(after).size, 2);
    assert.ok(!after.includes(victim));
    assert.equal((await server.get('/readyz')).status, 200);
  });

  it('end the streams of a worker with a bug by an error, and replace it', async () => {
    const server = await start({ workers: 1 });
    const stream = openStream(server.connect());
    const ended = endOf(stream);
    await say(stream, 'crash');
    assert.notEqual(await ended, status.OK);
    await until(
      'the restart is counted',
      async () => (await server.metric('weir_worker_restarts_total')) === 1,
    );
    assert.match(server.output, /"message":"told to crash".*worker crashed/);
  });

  it('answer INTERNAL when a handler throws, and go on', async () => {
    const server = await start({ workers: 1 });
    const metadata = new Metadata();
    metadata.set('throw', 'yes');
    const client = server.connect();
    assert.equal(await endOf(openStream(client, metadata)), status.INTERNAL);
    assert.match(await say(openStream(client), 'pid'), /^\d+$/);
    assert.equal(await server.metric('weir_faults_total{kind="internal",direction="process"}'), 1);
  });

  it('never send an empty ext_authz answer, which Envoy reads as allowed (C43)', async () => {
    const server = await start({ workers: 1 });
    const client = server.connect();
    assert.deepEqual(await check(client, Buffer.from('deny')), Buffer.from('deny'));
    assert.equal(await check(client, Buffer.alloc(0)), status.INTERNAL);
  });
});

describe('reload', { timeout: 60_000 }, () => {
  it('reaches every worker, and a worker that starts later', async () => {
    const server = await start();
    writeFileSync(policy, 'second');
    const digests = async (): Promise<Set<string>> => {
      const seen = new Set<string>();
      for (let count = 0; count < 4; count += 1) {
        const client = server.connect();
        seen.add(await say(openStream(client), 'digest'));
      }
      return seen;
    };
    await until('every worker has the second', async () => [...(await digests())].join() === 'second');
    assert.equal(await server.metric('weir_policy_info{digest="second"}'), 1);
    assert.equal(await server.metric('weir_policy_info{digest="first"}'), 0);
    const [victim = 0] = await pids(server, 1);
    process.kill(victim, 'SIGKILL');
    await until('two workers serve again', async () => (await server.metric('weir_workers')) === 2);
    assert.deepEqual([...(await digests())], ['second']);
  });

  it('keeps the last good policies when the new ones are refused, and says so (O02)', async () => {
    const server = await start({ workers: 1 });
    writeFileSync(policy, 'bad');
    await until(
      'it is counted',
      async () => (await server.metric('weir_policy_reloads_total{outcome="refused"}')) >= 1,
    );
    assert.equal(await server.metric('weir_policy_fault'), 1);
    assert.equal(await server.metric('weir_policy_info{digest="first"}'), 1);
    assert.equal(await say(openStream(server.connect()), 'digest'), 'first');
    await until('it is said', async () =>
      server.output.includes('policies refused; the last good ones stay in force'),
    );
    assert.equal((await server.get('/readyz')).status, 200);
  });
});

describe('health', { timeout: 60_000 }, () => {
  it('serves its pages to GET and HEAD, and nothing else', async () => {
    const server = await start({ workers: 1 });
    assert.deepEqual(await server.get('/livez'), { status: 200, body: 'ok\n' });
    assert.deepEqual(await server.get('/readyz'), { status: 200, body: '{"ready":true,"reasons":[]}\n' });
    assert.deepEqual(await server.get('/livez', 'HEAD'), { status: 200, body: '' });
    assert.equal((await server.get('/metrics', 'POST')).status, 405);
    assert.equal((await server.get('/admin')).status, 404);
    const index = await server.get('/');
    assert.equal(index.status, 200);
    for (const page of ['/metrics', '/livez', '/readyz', '/approvals']) assert.ok(index.body.includes(page));
  });

  it('answers for our services and no others', async () => {
    const server = await start({ workers: 1 });
    const client = server.connect();
    assert.deepEqual(await health(client), Buffer.from([8, SERVING]));
    assert.deepEqual(await health(client, 'envoy.service.auth.v3.Authorization'), Buffer.from([8, SERVING]));
    assert.equal(await health(client, 'somebody.else'), status.NOT_FOUND);
  });

  it('is not ready while a journal cannot be written, and ready again after', async () => {
    const server = await start({ workers: 1 });
    const client = server.connect();
    const watch = watchHealth(client);
    const stream = openStream(client);
    await say(stream, 'break-journal');
    await until('readyz says why', async () => (await server.get('/readyz')).status === 503);
    assert.match((await server.get('/readyz')).body, /journal of worker-0 cannot be written: told to break/);
    assert.deepEqual(await health(client), Buffer.from([8, NOT_SERVING]));
    await say(stream, 'mend-journal');
    await until('readyz is well again', async () => (await server.get('/readyz')).status === 200);
    assert.deepEqual(watch.seen, [SERVING, NOT_SERVING, SERVING]);
  });

  it('is not ready while every worker refuses new exchanges, and ready again after (O11)', async () => {
    const server = await start({ workers: 2 });
    const clients = [server.connect(), server.connect()];
    const watches = clients.map(watchHealth);
    const streams = clients.map((client) => openStream(client));
    const [first, second] = streams;
    assert.ok(first !== undefined && second !== undefined);
    assert.notEqual(await say(first, 'fill'), await say(second, 'pid'));
    await until('one refuses', async () => (await server.metric('weir_shedding')) === 1);
    await until('its health says so', () => watches[0]?.seen.at(-1) === NOT_SERVING);
    assert.equal((await server.get('/readyz')).status, 200, 'the other one takes new exchanges');
    await say(second, 'fill');
    await until('readyz says why', async () => (await server.get('/readyz')).status === 503);
    assert.match((await server.get('/readyz')).body, /every worker refuses new exchanges: told to be full/);
    assert.match(await say(first, 'pid'), /^\d+$/, 'what is open goes on');
    await say(first, 'empty');
    await until('readyz is well again', async () => (await server.get('/readyz')).status === 200);
    await say(second, 'empty');
    await until('health is well again', () => watches[1]?.seen.at(-1) === SERVING);
    assert.deepEqual(
      watches.map(({ seen }) => seen),
      [0, 1].map(() => [SERVING, NOT_SERVING, SERVING]),
    );
    assert.match(server.output, /new exchanges are refused/);
    assert.match(server.output, /new exchanges are taken again/);
  });
});

describe('shutdown', { timeout: 60_000 }, () => {
  it('is not ready at once, lets a stream finish, closes journals and exits 0 (O06)', async () => {
    const server = await start({ drainMs: 15_000 });
    const client = server.connect();
    const watch = watchHealth(client);
    const stream = openStream(client);
    await say(stream, 'pid');
    server.child.kill('SIGTERM');
    await until('readyz says draining', async () => (await server.get('/readyz')).body.includes('draining'));
    assert.equal(await watch.ended, status.UNAVAILABLE);
    assert.deepEqual(watch.seen, [SERVING, NOT_SERVING]);
    assert.match(await say(stream, 'pid'), /^\d+$/);
    const ended = endOf(stream);
    stream.end();
    assert.equal(await ended, status.OK);
    assert.equal(await server.exited, 0);
    assert.equal(server.output.match(/journal closed/g)?.length, 2);
  });

  it('ends what is left with UNAVAILABLE when the time is over', async () => {
    const server = await start({ drainMs: 100 });
    const stream = openStream(server.connect());
    await say(stream, 'pid');
    const ended = endOf(stream);
    server.child.kill('SIGTERM');
    assert.equal(await ended, status.UNAVAILABLE);
    assert.equal(await server.exited, 0);
  });

  it('closes what a worker was still opening when it was told to end', async () => {
    const server = begin({ workers: 1, opensUntilDrain: true });
    await until('the worker opens something', () => server.output.includes('opening'));
    server.child.kill('SIGTERM');
    assert.equal(await server.exited, 0, server.output);
    assert.match(server.output, /journal closed/);
    assert.doesNotMatch(server.output, /"serving"/);
  });

  it('does not start where a worker cannot put its policies in force', async () => {
    const server = begin({ workers: 1, refuses: 'the encoder cannot be used' });
    assert.equal(await server.exited, 2, server.output);
    assert.match(server.output, /weir cannot start: the encoder cannot be used/);
  });

  it('takes no new connection while it drains', async () => {
    const server = await start({ drainMs: 15_000 });
    const stream = openStream(server.connect());
    await say(stream, 'pid');
    server.child.kill('SIGINT');
    await until(
      'a new connection is refused',
      async () => (await health(server.connect())) === status.UNAVAILABLE,
    );
    assert.match(await say(stream, 'pid'), /^\d+$/);
  });

  it('ends at once on a second signal', async () => {
    const server = await start({ drainMs: 600_000 });
    const stream = openStream(server.connect());
    const pid = Number(await say(stream, 'pid'));
    server.child.kill('SIGTERM');
    await until('it drains', async () => (await server.get('/readyz')).body.includes('draining'));
    server.child.kill('SIGTERM');
    assert.equal(await server.exited, 143);
    await until('the worker is gone', () => !lives(pid));
  });

  it('of the primary by kill -9 lets workers finish their streams and end', async () => {
    const server = await start({ workers: 1, drainMs: 15_000 });
    const stream = openStream(server.connect());
    const pid = Number(await say(stream, 'pid'));
    server.child.kill('SIGKILL');
    await server.exited;
    await until('the worker notices', () => server.output.includes('primary process is gone'));
    assert.equal(await say(stream, 'pid'), String(pid));
    stream.end();
    await until('the worker is gone', () => !lives(pid));
  });
});

describe('start', { timeout: 60_000 }, () => {
  it('says which flag to change when the admin port is taken', async () => {
    const first = await start({ workers: 1 });
    const second = begin({ admin: first.admin });
    assert.equal(await second.exited, 2);
    assert.match(
      second.output,
      /--admin 127\.0\.0\.1:\d+: the port is in use by another process; choose another address with --admin/,
    );
  });

  it('says which flag to change when the gRPC port is taken', async () => {
    const first = await start({ workers: 1 });
    const second = begin({ grpc: first.grpc });
    assert.equal(await second.exited, 2);
    assert.match(
      second.output,
      /--grpc 127\.0\.0\.1:\d+: the port is in use by another process; choose another address with --grpc/,
    );
  });
});
