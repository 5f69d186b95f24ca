import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { auditSection } from '../../../src/audit/section.ts';

describe('the audit section', () => {
  it('is whole without a word, and every key says what it is for', () => {
    assert.deepEqual(auditSection.parse({}), {
      mode: 'buffered',
      dir: './weir-journal',
      segmentBytes: 67_108_864,
      flushMs: 50,
      flushEntries: 256,
    });
    for (const [name, field] of Object.entries(auditSection.shape)) assert.ok(field.description, name);
  });

  it('refuses unknown keys, modes and sizes out of range', () => {
    for (const spoiled of [
      { mod: 'strict' },
      { mode: 'fast' },
      { dir: '' },
      { flushMs: 0 },
      { segmentBytes: 10 },
    ]) {
      assert.equal(auditSection.safeParse(spoiled).success, false, JSON.stringify(spoiled));
    }
  });
});
