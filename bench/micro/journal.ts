/** Costs of the journal: `node bench/micro/journal.ts [RECORDS]` prints one row per measure and writes nothing else. */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FileJournal, openJournal } from '../../src/audit/journal.ts';
import { verifyJournal } from '../../src/audit/verify.ts';
import type { Finding } from '../../src/core/finding.ts';
import { event } from '../../test/unit/audit/journal-bench.ts';
import { quantile } from '../statistics.ts';

const count = Number(process.argv[2] ?? 100_000);
const clock = { now: () => Date.now(), monotonic: () => performance.now() };
const finding: Finding = {
  rule: 'mask-cards',
  detector: 'pii',
  type: 'CREDIT_CARD',
  score: 1,
  direction: 'response',
  role: 'assistant',
  path: 'choices[0].delta.content',
  start: 120,
  end: 139,
  hash: '0123456789abcdef0123456789abcdef',
};
const ran = Array.from({ length: 12 }, (_, n) => `rule-number-${n}`);
const sample = event('01J0000000000000000000000', { ran, findings: [finding, finding], findingCount: 2 });

async function withJournal(
  mode: 'buffered' | 'strict',
  work: (journal: FileJournal, dir: string) => Promise<void>,
) {
  const dir = await mkdtemp(join(tmpdir(), 'weir-bench-'));
  try {
    const journal = await openJournal({ dir, chain: 'worker-0', mode, clock });
    await work(journal, dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function row(name: string, value: number, unit: string): void {
  console.log(`${name.padEnd(52)} ${value.toFixed(value < 100 ? 2 : 0).padStart(10)} ${unit}`);
}

await withJournal('buffered', async (journal, dir) => {
  const cpu = process.cpuUsage();
  const start = performance.now();
  for (let n = 0; n < count; n += 1) await journal.record(sample);
  await journal.close();
  const used = process.cpuUsage(cpu);
  row(`buffered, ${count} records: CPU per record`, (used.user + used.system) / count, 'us');
  row('buffered: records per second', (count / (performance.now() - start)) * 1000, '/s');
  row('buffered: records per fsync', journal.counters.records / journal.counters.fsyncs, '');
  const names = await readdir(join(dir, 'worker-0'));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(dir, 'worker-0', name))).size));
  row('bytes per record', sizes.reduce((sum, size) => sum + size, 0) / journal.counters.records, 'B');
  const before = process.memoryUsage().rss;
  const verifying = performance.now();
  const report = await verifyJournal(dir);
  const ms = performance.now() - verifying;
  if (!report.ok) throw new Error('the journal does not verify');
  row('verify: time per million records', (ms / report.records) * 1000, 's');
  row('verify: growth of the process', (process.memoryUsage().rss - before) / 1_048_576, 'MiB');
});

for (const callers of [1, 16, 128]) {
  await withJournal('strict', async (journal) => {
    const total = Math.min(count, callers * 200);
    const waits: number[] = [];
    const cpu = process.cpuUsage();
    const start = performance.now();
    let begun = 0;
    const call = async (): Promise<void> => {
      while (begun < total) {
        begun += 1;
        const from = performance.now();
        await journal.record(sample);
        waits.push(performance.now() - from);
      }
    };
    await Promise.all(Array.from({ length: callers }, call));
    const ms = performance.now() - start;
    const used = process.cpuUsage(cpu);
    await journal.close();
    const name = `strict, ${callers} at once`;
    row(`${name}: wait p50`, quantile(waits, 0.5), 'ms');
    row(`${name}: wait p99`, quantile(waits, 0.99), 'ms');
    row(`${name}: records per second`, (total / ms) * 1000, '/s');
    row(`${name}: CPU per record`, (used.user + used.system) / total, 'us');
  });
}
