/**
 * Stalled: clients that stop reading while their model says as much as it is let, through a real Envoy: what Weir and
 * Envoy hold, how far the model got, and that every byte arrives in the end.
 * Usage: node bench/stalled.ts [--streams 1000] [--seconds 60] [--workers 2]
 */
import { createHash } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chatBody } from '../test/e2e/harness/client.ts';
import { ROOT, type Stack, startStack } from '../test/e2e/harness/stack.ts';
import { Flood, FloodServer } from '../test/e2e/lifecycle/support/flood.ts';
import { liveBytes, told } from '../test/e2e/lifecycle/support/told.ts';
import { buildMeasured } from './build.ts';
import { processTree, residentBytes } from './process-tree.ts';

const KIB = 1024;
const MIB = 1024 * KIB;
/** KiB per stream by which Weir may grow. */
const TARGET_KIB = 256;
/** Events of an answer: some 1.2 MB, more than all buffers on the way hold. */
const EVENTS = 300;
/** Envoy breaks off a connection that is to be closed when its client does not read for a second. */
const KEPT = new Agent({ keepAlive: true });
const BODY = JSON.stringify(chatBody('How do fish get past a weir?', { stream: true }));
/** As the listener's buffers are in no test: 1 MiB a stream of Envoy's would take a gigabyte. */
const LISTENER = {
  per_connection_buffer_limit_bytes: 64 * KIB,
  socket_options: [{ description: 'small', level: 1, name: 7, int_value: 32 * KIB, state: 'STATE_PREBIND' }],
};

const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '60' },
    workers: { type: 'string', default: '2' },
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
process.exitCode = await main(Number(values.streams), Number(values.seconds));

async function main(streams: number, seconds: number): Promise<number> {
  const flood = new Flood(EVENTS);
  const server = new FloodServer(flood);
  const upstream = await server.listen();
  const stack = await startStack({
    ...told('collect', [], join(await buildMeasured(), 'src/cli/weir.js')),
    ...{ upstream, workers: Number(values.workers) },
    policies: `${ROOT}policies/default.yaml`,
    config: 'deadlines: { keepAliveMs: 86400000 }',
    envoy: { listener: LISTENER, modelCluster: FloodServer.cluster },
  });
  try {
    return await stall({ stack, flood, streams, seconds });
  } finally {
    await stack.stop();
    server.close();
  }
}

async function stall(of: {
  readonly stack: Stack;
  readonly flood: Flood;
  readonly streams: number;
  readonly seconds: number;
}): Promise<number> {
  const { stack, flood, streams, seconds } = of;
  const weir = processTree(stack.weir.process.pid ?? 0);
  const envoy = [stack.envoy.process.pid ?? 0];
  await Promise.all(Array.from({ length: 20 }, async () => await digestOf(await ask(stack))));
  flood.answers.length = 0;
  const before = { live: await liveBytes(stack), weir: residentBytes(weir), envoy: residentBytes(envoy) };
  const answers = await Promise.all(Array.from({ length: streams }, () => ask(stack)));
  let peak = 0;
  let last = 0;
  // The time counts from when nothing moves any more.
  for (let since = 0; since < seconds; since = flood.sent === last ? since + 1 : 0) {
    last = flood.sent;
    await pause(1000);
    peak = Math.max(peak, residentBytes(weir));
  }
  const resident = (peak - before.weir) / streams / KIB;
  const grown = ((await liveBytes(stack)) - before.live) / streams / KIB;
  const sent = flood.sent / streams / KIB;
  console.log(
    `${streams} readers stopped for ${seconds} s: Weir grew by ${grown.toFixed(0)} KiB a stream in use, by ` +
      `${resident.toFixed(0)} KiB resident at most, garbage included; Envoy by ` +
      `${((residentBytes(envoy) - before.envoy) / streams / KIB).toFixed(0)} KiB; ${flood.stalled} models waited, after ` +
      `${sent.toFixed(0)} of ${(flood.body.length / KIB).toFixed(0)} KiB`,
  );
  const began = performance.now();
  const expected = createHash('sha256').update(flood.body).digest('hex');
  const digests = await Promise.all(answers.map(digestOf));
  const whole = digests.filter((digest) => digest === expected).length;
  const took = (performance.now() - began) / 1000;
  const total = (streams * flood.body.length) / MIB;
  console.log(
    `on resume ${whole} of ${streams} answers arrived whole: ${total.toFixed(0)} MiB in ${took.toFixed(0)} s`,
  );
  console.log(`target of ${TARGET_KIB} KiB a stream: ${grown <= TARGET_KIB ? 'met' : 'missed'}`);
  return whole === streams ? 0 : 1;
}

/** Asks; the answer is not read yet. */
function ask(stack: Stack): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(BODY) };
    const target = { host: '127.0.0.1', port: stack.port, path: '/v1/chat/completions', method: 'POST' };
    const call = request({ ...target, headers, agent: KEPT }, resolve);
    call.on('error', reject);
    call.end(BODY);
  });
}

/** Reads an answer to its end. */
async function digestOf(answer: IncomingMessage): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of answer) hash.update(part as Buffer);
  return hash.digest('hex');
}
