/** The matrix of SDKs tells what did not run. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawMatrix, SDK_CASES, type SdkOutcome } from '../e2e/sdk/support/matrix.ts';

const full = SDK_CASES.map((name): SdkOutcome => {
  return { sdk: 'one 1.0', case: name, outcome: 'ends', file: 'one.test.ts' };
});

describe('the matrix of SDKs', () => {
  it('has no problem when every case of every file has an outcome', () => {
    const { text, problems } = drawMatrix(full, ['one.test.ts']);
    assert.equal(problems, 0);
    assert.match(text, /^one 1\.0 +ends +ends/m);
  });

  it('names a case that did not run and a file that recorded nothing', () => {
    assert.equal(drawMatrix(full.slice(1)).problems, 1);
    assert.match(drawMatrix(full.slice(1)).text, /^one 1\.0 +MISSING +ends/m);
    const { text, problems } = drawMatrix(full, ['one.test.ts', 'two.test.ts']);
    assert.equal(problems, 1);
    assert.match(text, /MISSING: two\.test\.ts/);
  });
});
