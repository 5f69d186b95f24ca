/** What is said of files that cannot be read. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { fileProblem } from '../../../src/core/file-problem.ts';

function thrownBy(read: () => unknown): unknown {
  try {
    read();
  } catch (cause) {
    return cause;
  }
  throw new Error('nothing was thrown');
}

it('says why a file cannot be read, by the code of the error alone', () => {
  const decode = (): string => new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.of(0xff));
  assert.equal(fileProblem(thrownBy(() => readFileSync('no-such-file'))), 'is not there');
  assert.equal(fileProblem(thrownBy(() => readFileSync('.'))), 'cannot be read (EISDIR)');
  assert.equal(fileProblem(thrownBy(decode)), 'is not UTF-8 text');
  assert.equal(fileProblem(new Error('hunter2')), 'cannot be read (unknown reason)');
  assert.equal(fileProblem(new TypeError('hunter2')), 'cannot be read (unknown reason)');
});
