/**
 * Fuzzes the inflater: packed messages with changed bytes, in random chunks. It never throws, comes to the same in any
 * chunking, and gives no more than its bounds. `node test/fuzz/encoding.ts [rounds] [seed]`
 */
import assert from 'node:assert/strict';
import { CODINGS, type Coding } from '../../src/core/ports.ts';
import { FREE_BYTES, MOST_GROWTH } from '../../src/encoding/inflater.ts';
import { codingsOf, cut, inflate, PACKINGS, type Packing, pack, packParts } from '../unit/encoding/pack.ts';
import { oneOf, type Random, randomOf } from './framework/random.ts';

const TEXTS: readonly string[] = [
  '',
  'a',
  '{"model":"m","messages":[{"role":"user","content":"a\u00e9"}]}',
  'data: {"choices":[{"delta":{"content":"word"}}]}\n\n'.repeat(40),
  'zero'.repeat(20_000),
];
const CHAINS: readonly (readonly Packing[])[] = [
  ...PACKINGS.map((packing) => [packing]),
  ['gzip', 'gzip'],
  ['br', 'gzip'],
  ['zstd', 'deflate', 'br'],
];
/** Bytes that begin something in one of the formats. */
const TELLING = [0, 1, 3, 4, 5, 0x08, 0x0b, 0x1f, 0x28, 0x50, 0x68, 0x78, 0x8b, 0x9c, 0xb5, 0xfd, 0xff];

/** A message as a header and bytes that may be anything. */
export interface Sample {
  readonly codings: readonly Coding[];
  readonly bytes: Uint8Array;
}

/** Undoes a sample whole and in chunks; throws where something does not hold. Returns what came of it. */
export async function checkEncoding({ codings, bytes }: Sample, random: Random): Promise<string> {
  const cuts = Array.from({ length: random(8) }, () => random(bytes.length + 1));
  const whole = await inflate(codings, [bytes]);
  const parted = await inflate(codings, cut(bytes, cuts));
  // Of two stages with a fault each, which one is told may depend on the chunks; that there is one does not.
  if (codings.length > 1) assert.equal(parted.fault === undefined, whole.fault === undefined);
  else assert.deepEqual(parted.fault, whole.fault);
  const shared = Math.min(whole.plain.length, parted.plain.length);
  assert.ok(
    parted.plain.subarray(0, shared).equals(whole.plain.subarray(0, shared)),
    'another text came out',
  );
  if (whole.fault === undefined)
    assert.equal(parted.plain.length, whole.plain.length, 'another length came out');
  const bound = Math.max(FREE_BYTES, MOST_GROWTH * bytes.length + FREE_BYTES);
  for (const { plain } of [whole, parted])
    assert.ok(plain.length <= bound, 'more came out than the bounds allow');
  return whole.fault === undefined ? 'undone' : `refused: ${whole.fault.message}`;
}

async function sampleOf(random: Random): Promise<Sample> {
  const chain = oneOf(random, CHAINS);
  const codings = random(10) === 0 ? [oneOf(random, CODINGS)] : codingsOf(chain);
  if (random(20) === 0) {
    return { codings, bytes: Uint8Array.from({ length: random(300) }, () => random(256)) };
  }
  const text = oneOf(random, TEXTS);
  let bytes: Buffer = pack(chain, text);
  if (random(3) === 0) {
    const parts = [text.slice(0, 20), text.slice(20)].map((part) => Buffer.from(part));
    const { chunks, end } = await packParts(chain, parts);
    bytes = Buffer.concat([...chunks, end]);
  }
  for (let changes = random(5); changes > 0; changes--) bytes = changed(bytes, random);
  return { codings, bytes };
}

/** One byte is replaced, a bit turns, or bytes are taken out, put in, doubled or cut off. */
function changed(bytes: Buffer, random: Random): Buffer {
  const at = random(bytes.length + 1);
  const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
  const some = bytes.subarray(random(bytes.length + 1)).subarray(0, random(40));
  const put = Buffer.from([random(2) === 0 ? random(256) : oneOf(random, TELLING)]);
  switch (random(6)) {
    case 0:
      return Buffer.concat([head, put, tail.subarray(1)]);
    case 1:
      return Buffer.concat([head, Buffer.from([(tail[0] ?? 0) ^ (1 << random(8))]), tail.subarray(1)]);
    case 2:
      return Buffer.concat([head, tail.subarray(random(9))]);
    case 3:
      return Buffer.concat([head, put, tail]);
    case 4:
      return Buffer.concat([head, some, tail]);
    default:
      return random(2) === 0 ? Buffer.concat([bytes, bytes]) : Buffer.from(head);
  }
}

/** Runs rounds from a seed; rejects at the first that goes wrong. Resolves to how many were undone to their end. */
export async function fuzzEncoding(rounds: number, seed: number): Promise<number> {
  const random = randomOf(seed);
  let undone = 0;
  for (let round = 0; round < rounds; round++) {
    const outcome = await checkEncoding(await sampleOf(random), random);
    if (outcome === 'undone') undone++;
  }
  return undone;
}

if (import.meta.main) {
  const [rounds = '20000', seed = '1'] = process.argv.slice(2);
  console.log(`${await fuzzEncoding(Number(rounds), Number(seed))} of ${rounds} were undone to their end`);
}
