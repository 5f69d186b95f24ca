/** The file of the embedding: read as it was written, refused where it is something else; and how its vocabulary takes words apart. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Description,
  readEmbedding,
  type StaticEmbedding,
} from '../../../src/detectors/embedding/static-embedding.ts';

const ENTRIES = ['a', 'boat', 'boats', '##er', 'sail', '##ing', '##s', 'house'];
const ABOUT: Description = {
  format: 'weir-embedding-1',
  dimensions: 2,
  entries: ENTRIES.length,
  vocabulary: 0,
  near: [
    [0, 0],
    [2, 1],
  ],
  far: [
    [-2, 0],
    [0, 1],
  ],
};

/** Entry n has the vector (n + 1, -1), half of it in bytes. */
function file(entries = ENTRIES, about: object = ABOUT): Buffer {
  const vocabulary = Buffer.from(entries.map((entry) => `${entry}\n`).join(''));
  const floats = new Float32Array([...entries.map(() => 2), 0.5, 0.25, 0, 0, 1, 0, 0, 1]);
  const bytes = new Int8Array(entries.flatMap((_, at) => [(at + 1) * 10, -10]));
  const line = JSON.stringify({ ...about, vocabulary: vocabulary.length });
  return Buffer.concat([
    Buffer.from(`${line}\n`),
    vocabulary,
    Buffer.from(floats.buffer),
    Buffer.from(bytes.buffer),
  ]);
}

function opened(): StaticEmbedding {
  const read = readEmbedding(file(), 'd');
  if (!read.ok) throw new Error(read.fault.message);
  return read.value;
}

function faultOf(bytes: Uint8Array): string {
  const read = readEmbedding(bytes, 'd');
  return read.ok ? 'none' : read.fault.message;
}

/** The entries of a text, by the sum of their vectors. */
const sumOf = (text: string) => [...opened().read(text).sum];
const vector = (...entries: string[]) =>
  entries.reduce(([x = 0, y = 0], entry) => [x + 20 * (ENTRIES.indexOf(entry) + 1), y - 20], [
    0, 0,
  ] as readonly number[]);

describe('an embedding', () => {
  it('is read as it was written', () => {
    const embedding = opened();
    assert.equal(embedding.digest, 'd');
    assert.deepEqual([...embedding.usual], [0.5, 0.25]);
    assert.deepEqual([...embedding.spread], [1, 0, 0, 1]);
    const { sum, says } = embedding.read('boat');
    assert.deepEqual([...sum], vector('boat'));
    assert.ok(Math.abs(says - Math.hypot(40, 20)) < 1e-4);
  });

  for (const [what, text, entries] of [
    ['takes the longest entry', 'boats', ['boats']],
    ['puts words together from parts', 'sailings', ['sail', '##ing', '##s']],
    ['makes no difference between letters of either case', 'BoAt', ['boat']],
    ['has words end at digits, marks and underscores', 'boat2sail_house-a', ['boat', 'sail', 'house', 'a']],
    ['says nothing of a word that no entries make up', 'boatxyz sail', ['sail']],
    ['says nothing of a part that stands alone', 'ing boat', ['boat']],
    ['says nothing of words with other letters', 'bоat sailß house', ['house']],
    ['says nothing of words that are too long', `${'boat'.repeat(11)} a`, ['a']],
    ['says nothing of nothing', '', []],
  ] as const)
    it(`${what}: ${text.slice(0, 30)}`, () => assert.deepEqual(sumOf(text), vector(...entries)));

  it('is refused when it is cut short, too long, of another form, or none at all', () => {
    const whole = file();
    assert.match(
      faultOf(whole.subarray(0, -1)),
      new RegExp(`has ${whole.length - 1} bytes in place of ${whole.length}`),
    );
    assert.match(faultOf(Buffer.concat([whole, Uint8Array.of(0)])), /bytes in place of/);
    assert.match(faultOf(file(ENTRIES, { ...ABOUT, format: 'x' })), /that this version reads/);
    assert.match(faultOf(file(['a', 'b c'], { ...ABOUT, entries: 2 })), /vocabulary/);
    assert.match(faultOf(new Uint8Array(10)), /first line does not end/);
    assert.match(faultOf(new TextEncoder().encode('no\n')), /no embedding/);
  });
});
