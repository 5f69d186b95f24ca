/**
 * Keeps what `make fuzz` found: `node test/fuzz/keep.ts [TARGET]`. Of the inputs that runs on this machine noted, those
 * that reach a place of `src/` which no kept input reaches are written to the corpus, the smallest first.
 */
import { foundInputs, keepFound, keptInputs } from './framework/corpus.ts';
import { Coverage } from './framework/coverage.ts';
import { randomFor } from './framework/random.ts';
import type { Target } from './framework/target.ts';
import { TARGETS } from './targets/index.ts';

/** The most inputs that one call keeps of a target, and the bytes of the longest. */
const MOST = 12;
const LONGEST = 1024;

async function keep(target: Target): Promise<number> {
  const coverage = new Coverage();
  for (const { bytes } of keptInputs(target)) await target.run(bytes, randomFor(bytes));
  coverage.fresh();
  const found = foundInputs(target.name).filter(({ bytes }) => bytes.length <= LONGEST);
  found.sort((one, other) => one.bytes.length - other.bytes.length || one.name.localeCompare(other.name));
  let kept = 0;
  for (const { bytes } of found) {
    if (kept >= MOST) break;
    await target.run(bytes, randomFor(bytes));
    if (coverage.fresh() === 0) continue;
    keepFound(target.name, bytes);
    kept++;
  }
  coverage.close();
  return kept;
}

const wanted = process.argv[2];
for (const target of TARGETS.filter(({ name }) => wanted === undefined || name === wanted))
  console.log(`${target.name}: ${await keep(target)} kept`);
