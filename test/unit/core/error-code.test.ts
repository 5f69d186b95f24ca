/** The code of an error: the system's word, and what stands where there is none. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { errorCode, systemCode } from '../../../src/core/error-code.ts';

const coded = (code: unknown) => Object.assign(new Error('hunter2'), { code });
const ROWS: readonly [what: string, error: unknown, code: string | undefined, name: string][] = [
  ['a code', coded('ENOSPC'), 'ENOSPC', 'ENOSPC'],
  [
    'the code of the cause',
    new TypeError('fetch failed', { cause: coded('ECONNREFUSED') }),
    'ECONNREFUSED',
    'ECONNREFUSED',
  ],
  [
    'its own code before that of the cause',
    Object.assign(coded('EACCES'), { cause: coded('EIO') }),
    'EACCES',
    'EACCES',
  ],
  ['no code', new RangeError('hunter2'), undefined, 'RangeError'],
  ['a code that is no text', coded(7), undefined, 'Error'],
  ['no error', 'hunter2', undefined, 'unknown'],
];

describe('the code of an error', () => {
  for (const [what, error, code, name] of ROWS)
    it(what, () => {
      assert.equal(systemCode(error), code);
      assert.equal(errorCode(error), name);
    });
});
