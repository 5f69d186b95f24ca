import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { brotliCompressSync, constants, deflateSync } from 'node:zlib';
import { CODINGS } from '../../../src/core/ports.ts';
import { FRAME_BYTES, FREE_BYTES, FREE_FRAMES, MOST_GROWTH } from '../../../src/encoding/inflater.ts';
import {
  assertInflated,
  corrupt,
  EMPTY_SKIPPABLE,
  faultOf,
  TEXT,
  trailing,
  truncated,
  zstdFrame,
} from './fixtures.ts';
import { codingsOf, cut, type Inflated, inflate, PACKINGS, pack } from './pack.ts';

describe('an inflater refuses', () => {
  for (const packing of PACKINGS) {
    const [coding = 'gzip'] = codingsOf([packing]);
    const packed = pack([packing], TEXT);

    it(`${packing} that ends early, at any byte`, async () => {
      for (let length = 0; length < packed.length; length++)
        assert.deepEqual(
          (await inflate([coding], [packed.subarray(0, length)])).fault,
          truncated(coding),
          `${length} bytes`,
        );
    });

    it(`bytes after the end of ${packing}`, async () => {
      for (const more of [Buffer.alloc(1), Buffer.alloc(5000), Buffer.from([0, 0x1f, 0x8b])])
        assert.deepEqual(await faultOf([coding], Buffer.concat([packed, more])), trailing(coding));
      const text = Buffer.concat([packed, Buffer.from(TEXT)]);
      assert.deepEqual(
        await faultOf([coding], text),
        packing === 'gzip' ? corrupt('gzip') : trailing(coding),
      );
    });

    it(`another coding under the name ${coding}, sent as ${packing}`, async () => {
      for (const other of CODINGS.filter((name) => name !== coding))
        assert.equal((await faultOf([other], packed))?.kind, 'unreadable', other);
    });
  }

  it('a plain body under the name of a coding', async () => {
    for (const coding of CODINGS)
      for (const text of [TEXT, 'data: {"choices":[]}\n\n', '<html>'])
        assert.equal((await faultOf([coding], Buffer.from(text)))?.kind, 'unreadable', `${coding}: ${text}`);
  });

  it('a body coded once that names two, in either order', async () => {
    for (const inner of CODINGS)
      for (const outer of CODINGS) {
        const fault = await faultOf([inner, outer], pack([outer], TEXT));
        assert.equal(fault?.kind, 'unreadable', `${inner}, ${outer}`);
        assert.ok(fault.message.includes(` ${inner} `), 'the inner coding is the one that is missing');
      }
  });

  it('an empty body, at every stage', async () => {
    for (const coding of CODINGS) {
      assert.deepEqual(await faultOf([coding], Buffer.alloc(0)), truncated(coding));
      assert.deepEqual(await faultOf([coding, 'gzip'], pack(['gzip'], '')), truncated(coding));
    }
  });

  it('checksums that are wrong', async () => {
    for (const coding of ['gzip', 'deflate'] as const) {
      const packed = pack([coding], TEXT);
      packed[packed.length - 1] = (packed[packed.length - 1] ?? 0) ^ 1;
      assert.deepEqual(await faultOf([coding], packed), corrupt(coding));
    }
    const checked = Buffer.concat([zstdFrame([0x04, 0x68], TEXT), Buffer.from([1, 2, 3, 4])]);
    assert.deepEqual(await faultOf(['zstd'], checked), corrupt('zstd'));
  });

  it('what needs a dictionary', async () => {
    const packed = deflateSync(TEXT, { dictionary: Buffer.from('messages role user content') });
    assert.deepEqual(await faultOf(['deflate'], packed), corrupt('deflate'));
    assert.deepEqual(await faultOf(['zstd'], zstdFrame([0x01, 0x68, 7], TEXT)), corrupt('zstd'));
  });

  it('windows over 8 MiB in zstd and over 16 MiB in brotli', async () => {
    const text = Buffer.from(TEXT);
    assertInflated(await inflate(['zstd'], [zstdFrame([0, 0x68], TEXT)]), text);
    assert.deepEqual(await faultOf(['zstd'], zstdFrame([0, 0x69], TEXT)), corrupt('zstd'));
    assert.deepEqual(await faultOf(['zstd'], zstdFrame([0, 0x70], TEXT)), corrupt('zstd'));
    const brotli = (window: number, large: boolean): Buffer =>
      brotliCompressSync(text, {
        params: {
          [constants.BROTLI_PARAM_LGWIN]: window,
          [constants.BROTLI_PARAM_LARGE_WINDOW]: large,
        },
      });
    assertInflated(await inflate(['br'], [brotli(24, false)]), text);
    assert.deepEqual(await faultOf(['br'], brotli(26, true)), corrupt('br'));
  });

  it('a zstd frame whose header is wrong, alike in any chunking', async () => {
    // The engine sees that a size is wrong only when blocks follow, unless it gets the frame at once.
    const wrongSize = [0x28, 0xb5, 0x2f, 0xfd, 0x20, 1];
    assert.equal(await faultOf(['zstd'], Buffer.from([...wrongSize, 1, 0, 0])), undefined);
    assert.deepEqual(
      await faultOf(['zstd'], Buffer.from([...wrongSize, 0x11, 0, 0, 97, 98])),
      corrupt('zstd'),
    );
    // A whole frame inside the header of another, where the engine would begin anew.
    const inner = [0x28, 0xb5, 0x2f, 0xfd, 0, 0x68, 0x09, 0, 0, 97];
    const nested = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xc3, 0x68, ...inner, 0, 0, 1, 0, 0]);
    assert.deepEqual(await faultOf(['zstd'], nested), corrupt('zstd'));
    for (let at = 0; at < nested.length; at++)
      assert.deepEqual((await inflate(['zstd'], cut(nested, [at]))).fault, corrupt('zstd'));
  });

  it('zstd in frames that are many for their bytes', async () => {
    const scattered: Inflated['fault'] = {
      kind: 'too-large',
      message: 'The body has too many zstd frames for its bytes; put more into each.',
      at: 'content-encoding',
    };
    const tiny = zstdFrame([0, 0x68], 'a');
    const slice = FREE_BYTES / MOST_GROWTH;
    const most = FREE_FRAMES + slice / FRAME_BYTES;
    assert.ok(most * tiny.length < slice, 'all of them come in the first slice');
    const all = (count: number, frame: Uint8Array): Buffer => Buffer.concat(Array(count).fill(frame));
    assertInflated(await inflate(['zstd'], [all(most, tiny)]), Buffer.alloc(most, 'a'));
    assert.deepEqual(await faultOf(['zstd'], all(most + 1, tiny)), scattered);
    assert.deepEqual(await faultOf(['zstd'], all(most + 1, EMPTY_SKIPPABLE)), scattered);
    const many = all(1000, zstdFrame([0, 0x68], 'a'.repeat(FRAME_BYTES)));
    assertInflated(await inflate(['zstd'], [many]), Buffer.alloc(1000 * FRAME_BYTES, 'a'));
    // In a chain, the bytes of the message count and not those between its stages.
    const packed = pack(['br'], all(most + 1, zstdFrame([0, 0x68], 'a'.repeat(FRAME_BYTES / 2))));
    assert.deepEqual(await faultOf(['zstd', 'br'], packed), scattered);
  });
});
