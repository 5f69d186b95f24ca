/**
 * Idle: what thousands of open exchanges that do nothing cost, in memory and for the next request, through a real Envoy.
 * Usage: node bench/idle.ts [--streams 10000] [--kind held] [--kind open]
 */
import { readFileSync } from 'node:fs';
import { type ClientHttp2Session, connect } from 'node:http2';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chatBody } from '../test/e2e/harness/client.ts';
import { sumOf } from '../test/e2e/harness/stack.ts';
import { Clients } from './load.ts';
import { residentBytes } from './process-tree.ts';
import { quantile } from './statistics.ts';
import { type Bench, startBench, type Target } from './targets.ts';

/** `held`: half of a request came, which is held. `open`: a streamed answer whose first event has left. */
const KINDS = ['held', 'open'] as const;
type Kind = (typeof KINDS)[number];

const KIB = 1024;
/** KiB per stream in Weir, of docs/operate/sizing.md. */
const TARGET_KIB = 24;
const STREAMS_PER_SESSION = 100;
/** Opened at once, so that the load of opening is no burst. */
const TOGETHER = 200;
/** Files that this process or Envoy have open besides one for each stream. */
const OTHER_FILES = 1500;
const SETTLE_MS = 6000;
const REQUESTS = 400;

const STREAM = JSON.stringify(chatBody('How do fish get past a weir?', { stream: true }));
const SHOT = Buffer.from(JSON.stringify(chatBody('How do fish get past a weir?')));

const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '10000' },
    kind: { type: 'string', multiple: true, default: [...KINDS] },
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
process.exitCode = await main(
  Number(values.streams),
  KINDS.filter((kind) => values.kind.includes(kind)),
);

/** One moment of one target: bytes, and milliseconds of new requests. */
interface Moment {
  readonly resident: number;
  readonly heap: number;
  readonly envoy: number;
  readonly p50: number;
  readonly p99: number;
}

async function main(count: number, kinds: readonly Kind[]): Promise<number> {
  const files = openFilesAllowed();
  if (files < count + OTHER_FILES) {
    console.error(
      `bench: ${count} streams need ${count + OTHER_FILES} open files, allowed are ${files}: ulimit -n`,
    );
    return 2;
  }
  let missed = 0;
  for (const kind of kinds) {
    // Fresh processes for each kind: what one leaves in the allocator would be the other's gain.
    const bench = await startBench({ names: ['noop', 'weir'] });
    try {
      for (const target of bench.targets) {
        const perStream = await measure({ bench, target, kind, count });
        if (target.name === 'weir' && perStream > TARGET_KIB) missed += 1;
      }
    } finally {
      await bench.stop();
    }
  }
  console.log(`target of ${TARGET_KIB} KiB a stream: ${missed === 0 ? 'met' : 'missed'}`);
  return 0;
}

/** Measures before and with the open streams; returns the growth in KiB per stream. */
async function measure(of: { bench: Bench; target: Target; kind: Kind; count: number }): Promise<number> {
  const { bench, target, kind, count } = of;
  // Twice: the first requests find cold code.
  await look(bench, target);
  const before = await look(bench, target);
  const sessions = await open(target, kind, count);
  await pause(SETTLE_MS);
  const after = await look(bench, target);
  for (const session of sessions) session.destroy();
  const per = (figure: 'resident' | 'heap' | 'envoy'): number =>
    (after[figure] - before[figure]) / count / KIB;
  const heap = Number.isNaN(after.heap) ? '' : `, of it heap and buffers ${per('heap').toFixed(1)}`;
  console.log(
    `${kind.padEnd(5)} ${target.name.padEnd(5)} ${count} streams: ${per('resident').toFixed(1)} KiB a stream${heap}; ` +
      `Envoy ${per('envoy').toFixed(1)}; a new request p50 ${before.p50.toFixed(1)} -> ${after.p50.toFixed(1)} ms, ` +
      `p99 ${before.p99.toFixed(1)} -> ${after.p99.toFixed(1)} ms`,
  );
  return per('resident');
}

async function look(bench: Bench, target: Target): Promise<Moment> {
  const clients = new Clients(1);
  const shot = { port: target.port, headers: { 'x-script': 'chat' }, body: SHOT };
  const samples = await clients.run(shot, { total: REQUESTS, spreadMs: 0 });
  clients.close();
  await bench.forget();
  const totals = samples.map(({ totalMs }) => totalMs);
  return {
    resident: residentBytes(target.pids),
    heap: await heapBytes(target),
    envoy: residentBytes(target.envoy),
    p50: quantile(totals, 0.5),
    p99: quantile(totals, 0.99),
  };
}

async function heapBytes({ admin }: Target): Promise<number> {
  if (admin === undefined) return Number.NaN;
  const page = await (await fetch(`http://${admin}/metrics`)).text();
  return sumOf(page, 'nodejs_heap_size_used_bytes') + sumOf(page, 'nodejs_external_memory_bytes');
}

async function open(target: Target, kind: Kind, count: number): Promise<ClientHttp2Session[]> {
  const sessions: ClientHttp2Session[] = [];
  for (let at = 0; at < count; at += TOGETHER) {
    const group: Promise<void>[] = [];
    for (let next = at; next < Math.min(at + TOGETHER, count); next += 1) {
      if (next % STREAMS_PER_SESSION === 0) sessions.push(connect(`http://127.0.0.1:${target.port}`));
      const session = sessions.at(-1);
      if (session !== undefined) group.push(kind === 'held' ? hold(session) : listen(session));
    }
    await Promise.all(group);
  }
  return sessions;
}

function request(session: ClientHttp2Session) {
  const headers = { ':method': 'POST', ':path': '/v1/chat/completions', ':authority': 'llm' };
  // The model says its first word and then nothing for an hour.
  const script = { 'x-script': 'chat', 'x-pace-ms': '3600000' };
  const stream = session.request({ ...headers, ...script, 'content-type': 'application/json' });
  stream.on('error', (error) => {
    if (!session.destroyed) throw error;
  });
  stream.on('response', ({ ':status': status }) => {
    if (status !== 200) throw new Error(`an exchange was refused with ${status}`);
  });
  return stream;
}

/** Sends half of a request; resolves when it has left. */
async function hold(session: ClientHttp2Session): Promise<void> {
  const stream = request(session);
  await new Promise<void>((resolve) => stream.write(STREAM.slice(0, STREAM.length / 2), () => resolve()));
}

/** Sends a request; resolves when the first event of its answer has come. */
async function listen(session: ClientHttp2Session): Promise<void> {
  const stream = request(session);
  stream.end(STREAM);
  await new Promise<void>((resolve) => stream.on('data', () => resolve()));
}

function openFilesAllowed(): number {
  const soft = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
  return Number(soft ?? Number.POSITIVE_INFINITY);
}
