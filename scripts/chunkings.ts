/** Compares masked streams in random chunkings, in two processes: `RUNS=` chunkings in all, `SEED=` to repeat a run. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Compared } from '../test/property/masked/check-streams.ts';

const PROGRAM = fileURLToPath(new URL('../test/property/masked-streams.ts', import.meta.url));
/** Chunkings of one process; each takes a few minutes at most. */
const SHARE = 50_000;
const JOBS = 2;

const runs = Number(process.env['RUNS'] || 1_000_000);
const first = Number(process.env['SEED'] || Date.now() % 2 ** 31);
if (!Number.isSafeInteger(runs) || runs < 1) throw new Error('RUNS: give a whole number above 0');

function share(chunkings: number, seed: number): Promise<Compared> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, String(chunkings), String(seed)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(printed) as Compared);
      else reject(new Error(`chunkings: node ${PROGRAM} ${chunkings} ${seed} failed`));
    });
  });
}

const total: Compared = { chunkings: 0, streams: 0, secrets: 0, bytes: 0 };
const shares = Array.from({ length: Math.ceil(runs / SHARE) }, (_, at) => ({
  chunkings: Math.min(SHARE, runs - at * SHARE),
  seed: first + at,
}));

async function work(): Promise<void> {
  for (let next = shares.shift(); next !== undefined; next = shares.shift()) {
    const compared = await share(next.chunkings, next.seed);
    total.chunkings += compared.chunkings;
    total.streams += compared.streams;
    total.secrets += compared.secrets;
    total.bytes += compared.bytes;
    console.log(`${total.chunkings} of ${runs} chunkings`);
  }
}

const started = performance.now();
console.log(`chunkings: ${runs} of masked streams, SEED=${first}`);
await Promise.all(Array.from({ length: JOBS }, work));
const seconds = Math.round((performance.now() - started) / 1000);
console.log(
  `${total.chunkings} chunkings of ${total.streams} streams with ${total.secrets} masked stretches, ${Math.round(total.bytes / 1e6)} MB, ${seconds} s: not one wrong byte`,
);
process.exitCode = total.chunkings === runs ? 0 : 1;
