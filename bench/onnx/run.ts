/**
 * What a question to a model in Weir costs: one window of 128 tokens at a time on one thread, then many at once, then a long text.
 * Usage: node bench/onnx/run.ts FOLDER [--rounds 200]; FOLDER as bench/onnx/make_encoder.py makes it.
 */
import { parseArgs } from 'node:util';
import type { Question } from '../../src/core/ports.ts';
import { LocalJudge } from '../../src/models/onnx/local-judge.ts';
import { openClassifier } from '../../src/models/onnx/model-folder.ts';
import { judgesSection, type OnnxSection } from '../../src/models/section.ts';
import { quantile } from '../statistics.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '200' } },
});
const [folder = ''] = positionals;
const rounds = Number(values.rounds);
const kind = { kind: 'onnx', folder, unsigned: true, harmless: ['BENIGN'], deadlineMs: 60_000, queue: 1000 };

const files = openClassifier({ folder, keyFile: undefined, harmless: ['BENIGN'] });
if (!files.ok) throw new Error(files.fault.message);
const { pieces } = files.value.tokenizer;

const PROSE =
  'The committee met on Tuesday and agreed that the harbour wall, first built in 1887, needs repair before the winter storms. ';

/** A text of so many tokens, with the two around it. */
function textOf(tokens: number): string {
  const words = PROSE.repeat(Math.ceil(tokens / 20)).split(' ');
  let text = '';
  for (const word of words) {
    const longer = `${text} ${word}`;
    if (pieces.tokens(longer).ids.length > tokens - 2) break;
    text = longer;
  }
  return text;
}

function questionOf(text: string): Question {
  return { rule: 'bench', judge: 'bench', texts: [{ role: 'user', text }] };
}

async function timed(judge: LocalJudge, text: string): Promise<number> {
  const started = performance.now();
  await judge.ask(questionOf(text), new AbortController().signal);
  return performance.now() - started;
}

/** Wall times of questions, and the CPU time that each took of the process: on a busy machine that is the figure. */
async function told(name: string, ask: () => Promise<readonly number[]>): Promise<void> {
  const before = process.cpuUsage();
  const times = await ask();
  const { user, system } = process.cpuUsage(before);
  const wall = (share: number): string => quantile(times, share).toFixed(1);
  const cpu = ((user + system) / 1000 / times.length).toFixed(1);
  console.log(
    `${name}: p50 ${wall(0.5)} ms, p99 ${wall(0.99)} ms; CPU ${cpu} ms each (${times.length} questions)`,
  );
}

async function oneByOne(judge: LocalJudge, text: string, times: number): Promise<number[]> {
  const taken: number[] = [];
  for (let at = 0; at < times; at += 1) taken.push(await timed(judge, text));
  return taken;
}

for (const batch of [1, 8]) {
  const section = judgesSection.parse({ bench: { ...kind, batch } })['bench'] as OnnxSection;
  const judge = new LocalJudge('bench', section);
  const before = performance.now();
  const opened = await judge.ready();
  if (!opened.ok) throw new Error(opened.fault.message);
  console.log(`batch ${batch}: ready after ${(performance.now() - before).toFixed(0)} ms`);
  await oneByOne(judge, textOf(128), 10);
  for (const tokens of [32, 64, 128])
    await told(`${tokens} tokens, one at a time`, () => oneByOne(judge, textOf(tokens), rounds));
  const text = textOf(128);
  await told('128 tokens, all at once', () =>
    Promise.all(Array.from({ length: rounds }, () => timed(judge, text))),
  );
  const long = PROSE.repeat(34);
  await told(`${long.length} characters`, () => oneByOne(judge, long, 3));
  console.log(`  memory of the process ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);
  await judge.close();
}
