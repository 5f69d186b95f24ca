/**
 * What learned detectors add to a request through a real Envoy: to an ordinary one, which the linear models alone read, and to one
 * that they doubt, about which the encoder is asked; then many doubtful ones at once, with ordinary requests and streams beside
 * them, with the queue as it ships and with a short one.
 * Usage: node bench/doubts.ts [--rounds 200] [--at-once 200] [--queue 16] [--models FOLDER --key-file FILE]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DONE, event, STOP, sends } from '../test/e2e/conformance/support/events.ts';
import { chatBody, postChat, streamChat } from '../test/e2e/harness/client.ts';
import { type Stack, startStack } from '../test/e2e/harness/stack.ts';
import { processTree } from './process-tree.ts';
import { PROSE } from './prose.ts';
import { quantile } from './statistics.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    'at-once': { type: 'string', default: '200' },
    queue: { type: 'string', default: '16' },
    models: { type: 'string' },
    'key-file': { type: 'string' },
  },
});
const rounds = Number(values.rounds);
/** No linear model doubts it: nobody is asked. */
const ORDINARY = PROSE.slice(800, 1200);
/** The linear model of toxicity scores it in the middle of its band. */
const DOUBTED = 'You are a stupid idiot, said the donkey to the horse, nobody wants you here. ';

const policy = (rules: string) => `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: bench }
spec: { request: { rules: [${rules}] } }
`;
const LEARNED = ['injection', 'harmful-request', 'toxicity']
  .map((name) => `{ name: no-${name}, detector: ${name}, threshold: 0.99, action: annotate }`)
  .join(', ');
/** Nothing is remembered, so that each question is asked. */
const configOf = (encoder: object) => {
  const folder = values.models === undefined ? {} : { folder: values.models, keyFile: values['key-file'] };
  const models = { ...folder, encoder: { remember: { entries: 0 }, ...encoder } };
  return `models: ${JSON.stringify(models)}\n`;
};

async function timed(stack: Stack, content: string): Promise<{ ms: number; status: number }> {
  const began = performance.now();
  const answer = await postChat(stack.url, chatBody(content));
  await answer.arrayBuffer();
  return { ms: performance.now() - began, status: answer.status };
}

/** Requests to all in turn, one at a time. */
async function inTurn(stacks: readonly Stack[], content: string): Promise<number[][]> {
  const times = stacks.map((): number[] => []);
  for (let round = -10; round < rounds; round++) {
    for (const [at, stack] of stacks.entries()) {
      const { ms } = await timed(stack, content);
      if (round >= 0) times[at]?.push(ms);
    }
  }
  return times;
}

function told(name: string, [plain = [], learned = []]: readonly number[][]): void {
  const at = (share: number) => {
    const [before, after] = [quantile(plain, share), quantile(learned, share)];
    return `p${share * 100} ${after.toFixed(1)} ms, ${(after - before).toFixed(1)} ms more than without the rules`;
  };
  console.log(`${name}: ${at(0.5)}; ${at(0.99)}`);
}

/** The most memory that any process of Weir has had, in MiB. */
function peakOf(root: number | undefined): number {
  const peaks = processTree(root ?? 0).map((pid) => {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(line?.[1] ?? 0) / 1024;
  });
  return Math.max(...peaks);
}

const SAID = Array.from({ length: 20 }, (_, nth) => `Line ${nth} of a poem. `);

/** Streams one after the other, until it is over; how many, and how many of them were whole. */
async function streamsBeside(stack: Stack, over: Promise<unknown>): Promise<string> {
  let going = true;
  void over.then(() => {
    going = false;
  });
  stack.model.script('poem', sends([...SAID.map((line) => event(line)), STOP, DONE]));
  const times: number[] = [];
  let whole = 0;
  while (going) {
    const began = performance.now();
    const { text } = await streamChat(stack, 'poem', ORDINARY);
    times.push(performance.now() - began);
    if (text === SAID.join('')) whole += 1;
  }
  return `${whole} of ${times.length} streams beside them were whole, p50 ${quantile(times, 0.5).toFixed(0)} ms`;
}

async function atOnce(stack: Stack, count: number): Promise<void> {
  const asked = Promise.all(Array.from({ length: count }, (_, at) => timed(stack, `${DOUBTED}${at}`)));
  const beside = streamsBeside(stack, asked);
  const by = Map.groupBy(await asked, ({ status }) => status);
  for (const [status, some] of by) {
    const times = some.map(({ ms }) => ms);
    console.log(`  ${some.length} answered ${status}, p50 ${quantile(times, 0.5).toFixed(0)} ms`);
  }
  console.log(`  ${await beside}`);
  for (const outcome of ['busy', 'deadline'])
    console.log(
      `  ${outcome}: ${await stack.metric('weir_judge_answers_total', { kind: 'encoder', outcome })}`,
    );
  console.log(`  largest process of Weir at its peak: ${peakOf(stack.weir.process.pid).toFixed(0)} MiB`);
}

const shipped = configOf({});
const short = configOf({ queue: Number(values.queue) });
const [plain, learned, narrow] = await Promise.all([
  startStack({ policy: policy(''), config: shipped }),
  startStack({ policy: policy(LEARNED), config: shipped }),
  startStack({ policy: policy(LEARNED), config: short }),
]);
try {
  const asked = () => learned.metric('weir_judge_answers_total', { kind: 'encoder', outcome: 'answered' });
  told('ordinary request of 400 characters', await inTurn([plain, learned], ORDINARY));
  if ((await asked()) > 0) throw new Error('the ordinary request is doubted now: take another');
  const before = await asked();
  told('doubtful request', await inTurn([plain, learned], DOUBTED));
  const each = ((await asked()) - before) / (rounds + 10);
  console.log(`questions asked per doubtful request: ${each.toFixed(2)}`);
  for (const [stack, queue] of [
    [learned, 'the queue as it ships'],
    [narrow, `a queue of ${values.queue}`],
  ] as const) {
    console.log(`${values['at-once']} doubtful at once, ${queue}:`);
    await atOnce(stack, Number(values['at-once']));
  }
} finally {
  await Promise.all([plain, learned, narrow].map((stack) => stack.stop()));
}
