/**
 * What learned detectors add to a request through a real Envoy: to an ordinary one, which the linear models alone read, and to one
 * that they doubt, about which the encoder is asked; then many doubtful ones at once.
 * Usage: node bench/doubts.ts [--rounds 200] [--at-once 200] [--models FOLDER --key-file FILE]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chatBody, postChat } from '../test/e2e/harness/client.ts';
import { type Stack, startStack } from '../test/e2e/harness/stack.ts';
import { processTree } from './process-tree.ts';
import { PROSE } from './prose.ts';
import { quantile } from './statistics.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    'at-once': { type: 'string', default: '200' },
    models: { type: 'string' },
    'key-file': { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const ORDINARY = PROSE.slice(0, 400);
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
const models = {
  ...(values.models === undefined ? {} : { folder: values.models, keyFile: values['key-file'] }),
  encoder: { deadlineMs: 1000, remember: { entries: 0 } },
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

async function atOnce(stack: Stack, count: number): Promise<void> {
  const answers = await Promise.all(
    Array.from({ length: count }, (_, at) => timed(stack, `${DOUBTED}${at}`)),
  );
  const by = Map.groupBy(answers, ({ status }) => status);
  for (const [status, some] of by)
    console.log(
      `${count} doubtful at once: ${some.length} answered ${status}, p50 ${quantile(
        some.map(({ ms }) => ms),
        0.5,
      ).toFixed(0)} ms`,
    );
}

const config = `models: ${JSON.stringify(models)}\n`;
const plain = await startStack({ policy: policy(''), config });
const learned = await startStack({ policy: policy(LEARNED), config });
try {
  told('ordinary request of 400 characters', await inTurn([plain, learned], ORDINARY));
  const asked = () => learned.metric('weir_judge_answers_total', { kind: 'encoder', outcome: 'answered' });
  const before = await asked();
  told('doubtful request', await inTurn([plain, learned], DOUBTED));
  console.log(
    `questions asked per doubtful request: ${(((await asked()) - before) / (rounds + 10)).toFixed(2)}`,
  );
  const beside = inTurn([plain], ORDINARY);
  await atOnce(learned, Number(values['at-once']));
  await beside;
  console.log(
    `busy: ${await learned.metric('weir_judge_answers_total', { kind: 'encoder', outcome: 'busy' })}`,
  );
  console.log(
    `late: ${await learned.metric('weir_judge_answers_total', { kind: 'encoder', outcome: 'deadline' })}`,
  );
  console.log(`largest process of Weir at its peak: ${peakOf(learned.weir.process.pid).toFixed(0)} MiB`);
} finally {
  await Promise.all([plain.stop(), learned.stop()]);
}
