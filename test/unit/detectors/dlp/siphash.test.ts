/** SipHash-2-4: the vectors of its authors, and an independent implementation. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SipHash } from '../../../../src/detectors/keyed-index/siphash.ts';
import { fc } from '../../../property/fast-check.ts';

const KEY = Uint8Array.from({ length: 16 }, (_, at) => at);
/** Of the messages 00, 00 01, 00 01 02 ... of an even number of bytes, from the reference implementation. */
const VECTORS: Readonly<Record<number, string>> = {
  0: '726fdb47dd0e0e31',
  2: '0d6c8009d9a94f5a',
  4: 'cf2794e0277187b7',
  6: 'cbc9466e58fee3ce',
  8: '93f5f5799a932462',
};

function hashed(key: Uint8Array, units: Uint16Array, from = 0): string {
  const hash = new SipHash(key);
  hash.text(units, from, units.length);
  return [hash.high, hash.low].map((half) => half.toString(16).padStart(8, '0')).join('');
}

/** As the paper says it, with whole 64-bit numbers. */
function reference(key: Uint8Array, message: Uint8Array): string {
  const word = (bytes: Uint8Array, at: number) =>
    new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(at, true);
  const [k0, k1] = [word(key, 0), word(key, 8)];
  let [a, b, c, d] = [
    k0 ^ 0x736f6d6570736575n,
    k1 ^ 0x646f72616e646f6dn,
    k0 ^ 0x6c7967656e657261n,
    k1 ^ 0x7465646279746573n,
  ];
  const turned = (value: bigint, bits: bigint) =>
    BigInt.asUintN(64, (value << bits) | (value >> (64n - bits)));
  const sum = (one: bigint, other: bigint) => BigInt.asUintN(64, one + other);
  const rounds = (count: number) => {
    for (let round = 0; round < count; round++) {
      a = sum(a, b);
      b = turned(b, 13n) ^ a;
      a = turned(a, 32n);
      c = sum(c, d);
      d = turned(d, 16n) ^ c;
      a = sum(a, d);
      d = turned(d, 21n) ^ a;
      c = sum(c, b);
      b = turned(b, 17n) ^ c;
      c = turned(c, 32n);
    }
  };
  const padded = new Uint8Array(Math.floor(message.length / 8) * 8 + 8);
  padded.set(message);
  padded[padded.length - 1] = message.length;
  for (let at = 0; at < padded.length; at += 8) {
    d ^= word(padded, at);
    rounds(2);
    a ^= word(padded, at);
  }
  c ^= 0xffn;
  rounds(4);
  return (a ^ b ^ c ^ d).toString(16).padStart(16, '0');
}

describe('SipHash', () => {
  for (const [length, expected] of Object.entries(VECTORS)) {
    it(`gives the reference value of ${length} bytes`, () => {
      const bytes = Uint8Array.from({ length: Number(length) }, (_, at) => at);
      assert.equal(hashed(KEY, new Uint16Array(bytes.buffer)), expected);
      assert.equal(reference(KEY, bytes), expected);
    });
  }

  it('agrees with the paper on any key and text, and on any part of one', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        fc.uint16Array({ maxLength: 40 }),
        fc.nat(20),
        (key, units, from) => {
          const start = Math.min(from, units.length);
          const part = units.slice(start);
          assert.equal(hashed(key, units, start), reference(key, new Uint8Array(part.buffer)));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('hashes numbers as their units', () => {
    const hash = new SipHash(KEY);
    hash.number(0x01020304, 0xfffefdfc, 7);
    const units = Uint16Array.of(0x0304, 0x0102, 0xfdfc, 0xfffe, 7, 0);
    assert.equal(
      [hash.high, hash.low].map((half) => half.toString(16).padStart(8, '0')).join(''),
      hashed(KEY, units),
    );
  });

  it('refuses a key of another length', () => {
    assert.throws(() => new SipHash(new Uint8Array(15)), /16 bytes/);
  });
});
