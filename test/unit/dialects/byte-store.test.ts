import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ByteStore } from '../../../src/dialects/byte-store.ts';
import { fc } from '../../property/fast-check.ts';

describe('a byte store', () => {
  it('gives back what it took, in order, whatever the sizes', () => {
    const size = fc.oneof(fc.nat(10), fc.integer({ min: 1000, max: 9000 }));
    fc.assert(
      fc.property(fc.array(size, { maxLength: 60, size: 'max' }), (sizes) => {
        const chunks = sizes.map((length, at) => Buffer.alloc(length, at + 1));
        const store = new ByteStore();
        for (const chunk of chunks) store.push(chunk);
        assert.deepEqual(Buffer.from(store.take()), Buffer.concat(chunks));
        assert.equal(store.take().length, 0);
      }),
    );
  });

  it('takes an empty chunk behind small and large ones: the last message of a body is often empty', () => {
    const sizes = [...Array.from({ length: 9 }, () => 9), 9000, 0];
    const chunks = sizes.map((length, at) => Buffer.alloc(length, at + 1));
    const store = new ByteStore();
    for (const chunk of chunks) store.push(chunk);
    assert.deepEqual(Buffer.from(store.take()), Buffer.concat(chunks));
  });

  it('keeps what is left of a large message without the message', () => {
    const message = Buffer.allocUnsafeSlow(100_000).fill('a');
    for (const length of [1, 300, 8000]) {
      const store = new ByteStore();
      store.push(message.subarray(0, length));
      const kept = store.take();
      assert.equal(kept.buffer.byteLength, length);
      assert.deepEqual(Buffer.from(kept), message.subarray(0, length));
    }
  });

  it('copies nothing of which most is used', () => {
    const message = Buffer.allocUnsafeSlow(100_000);
    const store = new ByteStore();
    store.push(message.subarray(0, 60_000));
    assert.equal(store.take().buffer, message.buffer);
  });
});
