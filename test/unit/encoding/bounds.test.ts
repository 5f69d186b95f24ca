import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { FREE_BYTES, GROWTH_BETWEEN, MOST_GROWTH } from '../../../src/encoding/inflater.ts';
import { zeros } from './bombs.ts';
import { assertInflated, faultOf, grown, grownBetween, SKIPPABLE, TEXT, zstdFrame } from './fixtures.ts';
import { bytewise, codingsOf, cut, inflate, PACKINGS, pack, packParts } from './pack.ts';

describe('the bounds of an inflater', () => {
  for (const packing of PACKINGS) {
    const codings = codingsOf([packing]);

    it(`let ${packing} grow to ${FREE_BYTES} bytes however few came, and no further`, async () => {
      const free = pack([packing], Buffer.alloc(FREE_BYTES));
      assert.ok(free.length * MOST_GROWTH < FREE_BYTES, 'the growth alone would be refused');
      assertInflated(await inflate(codings, [free]), Buffer.alloc(FREE_BYTES));
      const over = pack([packing], Buffer.alloc(FREE_BYTES + 1));
      assertInflated(await inflate(codings, [over]), Buffer.alloc(FREE_BYTES), grown);
      assertInflated(await inflate(codings, bytewise(over)), Buffer.alloc(FREE_BYTES), grown);
    });

    it(`let ${packing} grow further as long as it grows ${MOST_GROWTH} times at most`, async () => {
      const dense = createHash('shake256', { outputLength: 32_768 }).update('dense').digest();
      const plain = Buffer.concat([dense, Buffer.alloc(3 * FREE_BYTES)]);
      const packed = pack([packing], plain);
      assert.ok(packed.length * MOST_GROWTH > plain.length);
      const { plain: undone, fault } = await inflate(codings, [packed]);
      assert.equal(fault, undefined);
      assert.ok(undone.equals(plain));
    });

    it(`stop a bomb of ${packing} where it passes them, in one chunk or in many`, async () => {
      const bomb = await zeros(packing, 64);
      for (const chunks of [[bomb], cut(bomb, [1, 100, 4095, 4096, 5000, 8191])])
        assertInflated(await inflate(codings, chunks), Buffer.alloc(FREE_BYTES), grown);
    });
  }

  it('let nothing past them out, wherever the pieces end', async () => {
    for (const packing of PACKINGS) {
      const { chunks } = await packParts([packing], [Buffer.alloc(1001, 'a'), Buffer.alloc(2 * FREE_BYTES)]);
      const { plain, fault } = await inflate(codingsOf([packing]), chunks);
      assert.deepEqual({ length: plain.length, fault }, { length: FREE_BYTES, fault: grown });
    }
  });

  it('are checked at the same places however the message is cut', async () => {
    const dense = createHash('shake256', { outputLength: 8_192 }).update('dense').digest();
    for (const packing of PACKINGS) {
      // The bound of the first 4 KiB is passed; that of 8 KiB would not be.
      const packed = pack([packing], Buffer.concat([Buffer.alloc(FREE_BYTES + 200_000), dense]));
      for (const places of [[], [100], [4095], [4097], [1, 4000, 8000]])
        assertInflated(
          await inflate(codingsOf([packing]), cut(packed, places)),
          Buffer.alloc(FREE_BYTES),
          grown,
        );
    }
  });

  it('hold at every stage of a chain, counted from the bytes of the message', async () => {
    const bomb = await zeros('gzip', 64);
    for (const outer of PACKINGS) {
      const packed = pack([outer], bomb);
      assert.ok(packed.length < 2048);
      assertInflated(await inflate(codingsOf(['gzip', outer]), [packed]), Buffer.alloc(FREE_BYTES), grown);
      // Between stages less is let through; here the inner one gives nothing, as all of it is to be skipped.
      const skipped = Buffer.concat([
        SKIPPABLE.subarray(0, 4),
        Buffer.alloc(4, 0x7f),
        Buffer.alloc(2 * FREE_BYTES),
      ]);
      const wide = pack([outer], skipped);
      assertInflated(await inflate(codingsOf(['zstd', outer]), [wide]), Buffer.alloc(0), grownBetween);
    }
  });

  it(`let ${GROWTH_BETWEEN} times the message pass between stages, and no more`, async () => {
    const slice = FREE_BYTES / MOST_GROWTH;
    const skipped = (length: number): Buffer => {
      const header = Buffer.from([...SKIPPABLE.subarray(0, 4), 0, 0, 0, 0]);
      header.writeUInt32LE(length - header.length, 4);
      return Buffer.concat([header, Buffer.alloc(length - header.length)]);
    };
    const text = zstdFrame([0, 0x68], TEXT);
    for (const outer of PACKINGS) {
      const most = pack([outer], Buffer.concat([text, skipped(GROWTH_BETWEEN * slice - text.length)]));
      assert.ok(most.length < slice);
      const codings = codingsOf(['zstd', outer]);
      assertInflated(await inflate(codings, [most]), Buffer.from(TEXT));
      const over = pack([outer], Buffer.concat([text, skipped(GROWTH_BETWEEN * slice - text.length + 1)]));
      assert.deepEqual(await faultOf(codings, over), grownBetween);
    }
  });
});
