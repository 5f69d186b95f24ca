/** A process that writes a journal until it is done or killed: `node audit-writer.ts DIR MODE COUNT PREFIX`. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openJournal } from '../../src/audit/journal.ts';
import { event } from '../unit/audit/journal-bench.ts';

const [dir = '', mode = 'strict', count = '10', prefix = 'x'] = process.argv.slice(2);
const journal = await openJournal({
  dir,
  chain: 'worker-0',
  mode: mode === 'strict' ? 'strict' : 'buffered',
  clock: { now: () => Date.now(), monotonic: () => performance.now() },
  segmentBytes: 16_384,
  retryMs: 5,
  headMs: 5,
  stallMs: 60_000,
});

/** Says what was acknowledged; a pipe takes it at once. */
async function write(name: string): Promise<void> {
  try {
    await journal.record(event(name));
    process.stdout.write(`${name}\n`);
  } catch {
    while (journal.fault !== undefined) await sleep(5);
  }
}

for (let n = 0; n < Number(count); n += 4) {
  await Promise.all([0, 1, 2, 3].map((step) => write(`${prefix}${n + step}`)));
}
await journal.close();
process.stdout.write(`closed, lost ${journal.counters.lost}\n`);
