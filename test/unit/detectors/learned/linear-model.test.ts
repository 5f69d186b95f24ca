/** The file of a linear model: read as it was written, and refused where it is something else. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PLACES } from '../../../../src/detectors/learned/grams.ts';
import {
  type Description,
  readLinearModel,
  SMOOTHING,
  writeLinearModel,
} from '../../../../src/detectors/learned/linear-model.ts';

const ABOUT: Description = {
  format: 'weir-linear-2',
  task: 'injection',
  places: PLACES,
  smoothing: SMOOTHING,
  scale: 0.01,
  bias: -1,
  scores: [
    [-1, 0],
    [0, 0.5],
    [2, 0.9],
  ],
};
const WEIGHTS = new Int8Array(PLACES).map((_, place) => (place % 255) - 127);
const FILE = writeLinearModel(ABOUT, WEIGHTS);

function faultOf(bytes: Uint8Array): string {
  const read = readLinearModel(bytes, 'd');
  return read.ok ? 'none' : read.fault.message;
}

describe('a linear model', () => {
  it('is read as it was written', () => {
    const read = readLinearModel(FILE, 'd');
    assert.ok(read.ok);
    assert.deepEqual(read.value.about, ABOUT);
    assert.deepEqual(read.value.weights, WEIGHTS);
    assert.equal(read.value.digest, 'd');
  });

  it('scores between two margins in proportion, and not beyond the last', () => {
    const read = readLinearModel(FILE, 'd');
    assert.ok(read.ok);
    assert.deepEqual(
      [-5, -1, -0.5, 0, 1, 2, 9].map((margin) => Math.round(1000 * read.value.score(margin))),
      [0, 0, 250, 500, 700, 900, 900],
    );
  });

  it('is refused when it is cut short, too long, of another form, or none at all', () => {
    assert.match(faultOf(FILE.subarray(0, -1)), /has 1310719 weights in place of 1310720/);
    assert.match(faultOf(Buffer.concat([FILE, Uint8Array.of(0)])), /1310721 weights/);
    assert.match(
      faultOf(writeLinearModel({ ...ABOUT, format: 'x' as 'weir-linear-2' }, WEIGHTS)),
      /that this version reads/,
    );
    assert.match(faultOf(new Uint8Array(10)), /first line does not end/);
    assert.match(faultOf(new TextEncoder().encode('no\n')), /no linear model/);
  });
});
