/** Runs inputs again, one by one: `node test/fuzz/replay.ts TARGET FILE...`; the first that breaks the target throws. */
import { readFileSync } from 'node:fs';
import { randomFor } from './framework/random.ts';
import { targetNamed } from './targets/index.ts';

const [name = '', ...files] = process.argv.slice(2);
const target = targetNamed(name);
for (const file of files) {
  const input = readFileSync(file);
  const started = performance.now();
  const outcome = await target.run(input, randomFor(input));
  console.log(`${file}: ${input.length} bytes, ${(performance.now() - started).toFixed(1)} ms: ${outcome}`);
}
