/** Credentials in queries: known by their names in any spelling, and taken out without a trace of their values. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blankedQueryCredentials, holdsQueryCredential } from '../../../src/core/query-credentials.ts';

/** A path, and what is left of it where it holds one. */
const ROWS: readonly (readonly [target: string, left: string])[] = [
  ['/v1/models', '/v1/models'],
  ['/v1/models?', '/v1/models?'],
  ['/v1/models?monkey=1&page=2', '/v1/models?monkey=1&page=2'],
  ['/v1/models?key=hush', '/v1/models?key='],
  ['/v1/models?KEY=hush&a=1', '/v1/models?KEY=&a=1'],
  ['/v1/models?a=1;k%65y=hush=x#sig=hush', '/v1/models?a=1;k%65y=#sig='],
  ['/v1/models?%E0%A4%A=1&Access_Token=hush', '/v1/models?%E0%A4%A=1&Access_Token='],
  ['/v1/models?X-Amz-Signature=hush&X-Amz-Date=1', '/v1/models?X-Amz-Signature=&X-Amz-Date=1'],
];

describe('credentials in a query', () => {
  for (const [target, left] of ROWS)
    it(`of ${target}`, () => {
      assert.equal(blankedQueryCredentials(target), left);
      assert.equal(holdsQueryCredential(target), target !== left);
    });
});
