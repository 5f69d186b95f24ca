/** One message of very many tiny units costs memory for a slice of them, not for all. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { Worker } from 'node:worker_threads';
import { withChunk } from '../../../src/screen/lane-output.ts';
import { slicesOf } from '../../../src/screen/slices.ts';

/** Megabytes; each of these messages of one took over 250 when it was read at once. */
const resourceLimits = { maxOldGenerationSizeMb: 128 };
const MODULE = new URL('./tiny-units-lane.ts', import.meta.url);

describe('a message of one MiB', () => {
  for (const [type, unit] of [
    ['text/event-stream', '\n'],
    ['text/event-stream', ':a\n\n'],
    ['application/x-ndjson', '\n'],
    ['application/x-ndjson', '"a"\n'],
  ] as const) {
    it(`of ${JSON.stringify(unit)} as ${type} is read in little memory and leaves as it came`, async () => {
      const worker = new Worker(MODULE, { workerData: { type, unit }, resourceLimits });
      const [told] = await once(worker, 'message');
      assert.deepEqual(told, { same: true, ended: true, chunks: 1 });
      await worker.terminate();
    });
  }
});

describe('slices and chunks', () => {
  it('cut what comes at once, and nothing is lost', () => {
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, at) => at % 251));
    const slices = slicesOf(bytes);
    assert.deepEqual(
      slices.map(({ length }) => length),
      [65_536, 65_536, 65_536, 3392],
    );
    assert.ok(Buffer.concat(slices).equals(bytes));
    assert.deepEqual(slicesOf(bytes.subarray(0, 0)), [bytes.subarray(0, 0)]);
  });

  it('join only what stands side by side in memory', () => {
    const bytes = Buffer.from('abcdef');
    let chunks: readonly Uint8Array[] = [];
    for (const [start, end] of [
      [0, 1],
      [1, 3],
      [4, 5],
      [5, 6],
    ] as const)
      chunks = withChunk(chunks, bytes.subarray(start, end));
    chunks = withChunk(chunks, Buffer.from('x'));
    assert.deepEqual(
      chunks.map((chunk) => Buffer.from(chunk).toString()),
      ['abc', 'ef', 'x'],
    );
  });
});
