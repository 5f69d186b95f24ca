/** Patterns: RE2 only. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compilePattern, patternOf } from '../../../src/detectors/pattern.ts';

describe('pattern', () => {
  it('refuses what is not linear as a fault that says what to do', () => {
    for (const source of ['(?=a)b', '(a)\\1', '(']) {
      const compiled = compilePattern(source);
      assert.ok(!compiled.ok && compiled.fault.message.includes('RE2'));
    }
  });
  it('finds from an offset, in UTF-16 units', () => {
    assert.deepEqual(patternOf('b+').find('😀abba b', 4), { start: 4, end: 5 });
    assert.equal(patternOf('b+').find('aaa', 0), undefined);
  });
  it('begins anew with every call', () => {
    const pattern = patternOf('a');
    assert.deepEqual([pattern.test('a'), pattern.test('a')], [true, true]);
  });
});
