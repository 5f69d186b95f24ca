/** What undoing the codings costs: megabytes of text per second, CPU per flushed event. `node bench/micro/encoding.ts` */
import { CODINGS, type Coding } from '../../src/core/ports.ts';
import { openInflater } from '../../src/encoding/inflater.ts';
import { pack, packParts } from '../../test/unit/encoding/pack.ts';

const ROUNDS = 5;
const CHUNK = 16_384;
const EVENTS = 2000;
const EVENT_BYTES = 1024;
const CHAINS: readonly (readonly Coding[])[] = [...CODINGS.map((coding) => [coding]), ['gzip', 'gzip']];

/** What some work took: milliseconds of the clock and of the CPU, over all threads. */
interface Spent {
  readonly wall: number;
  readonly cpu: number;
}

/** The least of some rounds, so that other work on the machine matters less. */
async function least(work: () => Promise<void>): Promise<Spent> {
  let best: Spent = { wall: Number.POSITIVE_INFINITY, cpu: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    const wall = performance.now() - started;
    best = { wall: Math.min(best.wall, wall), cpu: Math.min(best.cpu, (user + system) / 1000) };
  }
  return best;
}

/** Undoes a message that comes in these chunks, and makes sure that all of it came out. */
async function undo(
  codings: readonly Coding[],
  chunks: readonly Uint8Array[],
  expected: number,
): Promise<void> {
  const inflater = openInflater(codings);
  let given = 0;
  const take = (piece: Uint8Array): boolean => {
    given += piece.length;
    return true;
  };
  for (const chunk of chunks) {
    const fault = await inflater.push(chunk, take);
    if (fault !== undefined) throw new Error(fault.message);
  }
  inflater.close();
  if (given !== expected) throw new Error(`${given} of ${expected} bytes came out`);
}

/** Events whose texts differ, filled up to their size. */
function events(): Buffer[] {
  return Array.from({ length: EVENTS }, (_, index) => {
    const words = Array.from({ length: 140 }, (_, n) => `word${((index + 3) * (n + 7) * 7919) % 1009}`).join(
      ' ',
    );
    return Buffer.from(
      `data: {"choices":[{"index":0,"delta":{"content":"${words}`
        .slice(0, EVENT_BYTES - 7)
        .concat('"}}]}\n\n'),
    );
  });
}

const parts = events();
const text = Buffer.concat(Array(8).fill(Buffer.concat(parts)));

console.log(
  `text of ${(text.length / 1e6).toFixed(0)} MB in chunks of ${CHUNK}, and ${EVENTS} events of ${EVENT_BYTES} bytes, each flushed`,
);
console.log('coding        packed to   MB/s   MB/s of CPU   µs/event   µs of CPU/event');
for (const codings of CHAINS) {
  const packed = pack(codings, text);
  const chunks = Array.from({ length: Math.ceil(packed.length / CHUNK) }, (_, n) =>
    packed.subarray(n * CHUNK, (n + 1) * CHUNK),
  );
  const whole = await least(() => undo(codings, chunks, text.length));
  const flushed = await packParts(codings, parts);
  const sum = parts.reduce((bytes, part) => bytes + part.length, 0);
  const streamed = await least(() => undo(codings, flushed.chunks, sum));
  const rate = (milliseconds: number): string => (text.length / 1e3 / milliseconds).toFixed(0);
  const each = (milliseconds: number): string => ((milliseconds * 1e3) / EVENTS).toFixed(1);
  const share = `${((100 * packed.length) / text.length).toFixed(1)} %`;
  console.log(
    `${codings.join(', ').padEnd(12)} ${share.padStart(10)} ${rate(whole.wall).padStart(6)} ${rate(whole.cpu).padStart(13)} ${each(streamed.wall).padStart(10)} ${each(streamed.cpu).padStart(17)}`,
  );
}
