import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ByteStore } from '../../../src/dialects/byte-store.ts';

describe('a byte store', () => {
  it('gives back what it took, in order, whatever the sizes', () => {
    const size = fc.oneof(fc.nat(10), fc.integer({ min: 1000, max: 9000 }));
    fc.assert(
      fc.property(fc.array(size, { maxLength: 60 }), (sizes) => {
        const chunks = sizes.map((length, at) => Buffer.alloc(length, at + 1));
        const store = new ByteStore();
        for (const chunk of chunks) store.push(chunk);
        assert.deepEqual(Buffer.from(store.take()), Buffer.concat(chunks));
        assert.equal(store.take().length, 0);
      }),
    );
  });
});
