/** Laws of the encodings: chunking does not matter (law 2), and what was packed comes out as it was (law 4). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FREE_BYTES, openInflater } from '../../src/encoding/inflater.ts';
import {
  Collector,
  codingsOf,
  cut,
  type Inflated,
  inflate,
  PACKINGS,
  type Packing,
  pack,
  packParts,
} from '../unit/encoding/pack.ts';
import { fc } from './fast-check.ts';

const RUNS = 400;
const packings = fc.array(fc.constantFrom(...PACKINGS), { minLength: 1, maxLength: 3 });
const cuts = fc.array(fc.nat(), { maxLength: 40 });
const words = fc
  .array(fc.tuple(fc.constantFrom('word ', '{"a":', '\u20ac', '0'), fc.nat(300)), { maxLength: 12 })
  .map((parts) => Buffer.from(parts.map(([word, times]) => word.repeat(times)).join('')));
const noise = fc.uint8Array({ maxLength: 9000 }).map((bytes) => Buffer.from(bytes));
const zeros = fc.nat(2 * FREE_BYTES).map((length) => Buffer.alloc(length));
const plain = fc.oneof(
  words,
  noise,
  fc.tuple(words, noise, words).map((parts) => Buffer.concat(parts)),
);
const part = fc.oneof(
  words,
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
);

/** Changes bytes: at a place, one is replaced, some are taken out, or some are put in. */
const change = fc.record({
  at: fc.nat(),
  bytes: fc.uint8Array({ maxLength: 4 }),
  drop: fc.nat(4),
});
const changes = fc.array(change, { minLength: 1, maxLength: 3 });

function changed(bytes: Buffer, list: readonly { at: number; bytes: Uint8Array; drop: number }[]): Buffer {
  return list.reduce((before, { at, bytes: put, drop }) => {
    const place = at % (before.length + 1);
    return Buffer.concat([before.subarray(0, place), put, before.subarray(place + drop)]);
  }, bytes);
}

/**
 * Undoes a message whole and cut: the same fault, and what came before a fault is the same as far as it goes. In a chain
 * two stages may both have a fault; which of them is told depends on how much came at once, because an engine that meets
 * a fault keeps what it had undone of the same bytes.
 */
async function undoBoth(
  chain: readonly Packing[],
  bytes: Uint8Array,
  places: readonly number[],
): Promise<Inflated> {
  const whole = await inflate(codingsOf(chain), [bytes]);
  const parted = await inflate(codingsOf(chain), cut(bytes, places));
  assert.equal(parted.fault?.kind, whole.fault?.kind);
  if (chain.length === 1) assert.deepEqual(parted.fault, whole.fault);
  const shared = Math.min(whole.plain.length, parted.plain.length);
  assert.ok(parted.plain.subarray(0, shared).equals(whole.plain.subarray(0, shared)));
  if (whole.fault?.kind !== 'unreadable') assert.equal(parted.plain.length, whole.plain.length);
  return whole;
}

describe('chunking does not matter', () => {
  it('for what is packed well', async () => {
    await fc.assert(
      fc.asyncProperty(packings, plain, cuts, async (chain, bytes, places) => {
        const { plain: undone, fault } = await inflate(codingsOf(chain), cut(pack(chain, bytes), places));
        assert.equal(fault, undefined);
        assert.ok(undone.equals(bytes));
      }),
      { numRuns: RUNS },
    );
  });

  it('for what is broken somewhere', async () => {
    let broken = 0;
    const message = fc
      .tuple(packings, plain, changes)
      .map(([chain, bytes, list]) => ({ chain, bytes: changed(pack(chain, bytes), list) }));
    await fc.assert(
      fc.asyncProperty(message, cuts, async ({ chain, bytes }, places) => {
        const { fault } = await undoBoth(chain, bytes, places);
        if (fault !== undefined) broken += 1;
      }),
      { numRuns: 2 * RUNS },
    );
    assert.ok(broken > RUNS, `only ${broken} messages were broken`);
  });

  it('for what may be a bomb', async () => {
    let refused = 0;
    const message = fc
      .tuple(packings, noise, zeros, noise)
      .map(([chain, ...parts]) => ({ chain, bytes: pack(chain, Buffer.concat(parts)) }));
    await fc.assert(
      fc.asyncProperty(message, cuts, async ({ chain, bytes }, places) => {
        const { fault } = await undoBoth(chain, bytes, places);
        if (fault !== undefined) refused += 1;
      }),
      { numRuns: RUNS / 4 },
    );
    assert.ok(refused > 5 && refused < RUNS / 4 - 5, `${refused} were refused`);
  });
});

describe('a flush', () => {
  it('brings out what was packed, wherever the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        packings,
        fc.array(part, { minLength: 1, maxLength: 6 }),
        cuts,
        async (chain, parts, places) => {
          const { chunks, end } = await packParts(chain, parts);
          const inflater = openInflater(codingsOf(chain));
          const into = new Collector();
          for (const [index, chunk] of chunks.entries()) {
            for (const piece of cut(chunk, places))
              assert.equal(await inflater.push(piece, into.take), undefined);
            assert.ok(into.taken().equals(parts[index] ?? Buffer.alloc(0)));
          }
          assert.equal(await inflater.push(end, into.take), undefined);
          assert.equal(await inflater.end(into.take), undefined);
          assert.equal(into.taken().length, 0);
        },
      ),
      { numRuns: RUNS / 2 },
    );
  });
});
