/** The content codings that a message names: what is read as a chain, and what is refused with which fault. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FaultKind } from '../../../src/core/fault.ts';
import { codingsOf } from '../../../src/screen/codings.ts';

const codings = (...lines: string[]) =>
  codingsOf([
    { name: 'content-type', value: 'application/json' },
    ...lines.map((value) => ({ name: 'content-encoding', value })),
  ]);

const READ: readonly [value: string, chain: readonly string[]][] = [
  ['', []],
  [' \t', []],
  ['identity', []],
  [' Identity ', []],
  ['gzip', ['gzip']],
  ['GZip', ['gzip']],
  ['x-gzip', ['gzip']],
  ['X-GZIP', ['gzip']],
  ['deflate', ['deflate']],
  ['br', ['br']],
  ['zstd', ['zstd']],
  ['gzip, gzip', ['gzip', 'gzip']],
  ['deflate,br\t,\tzstd', ['deflate', 'br', 'zstd']],
];

const REFUSED: readonly [value: string, kind: FaultKind][] = [
  ['compress', 'unsupported'],
  ['aws-chunked', 'unsupported'],
  ['gzip;q=1', 'unsupported'],
  ['"gzip"', 'unsupported'],
  ['gzip deflate', 'unsupported'],
  ['\u00a0gzip', 'unsupported'],
  ['gzip\u000b', 'unsupported'],
  ['gzıp', 'unsupported'],
  ['identity, gzip', 'unsupported'],
  ['gzip, identity', 'unsupported'],
  ['gzip, gzip, gzip, gzip', 'unsupported'],
  [`gzip${' '.repeat(65)}`, 'unsupported'],
  ['gzip,', 'unreadable'],
  [',gzip', 'unreadable'],
  ['gzip,,br', 'unreadable'],
  [',', 'unreadable'],
  ['constructor', 'unsupported'],
];

describe('the content codings of a message', () => {
  it('are none without the header', () => assert.deepEqual(codings(), { ok: true, value: [] }));

  for (const [value, chain] of READ) {
    it(`reads ${JSON.stringify(value)}`, () =>
      assert.deepEqual(codings(value), { ok: true, value: [...chain] }));
  }

  for (const [value, kind] of REFUSED) {
    it(`refuses ${JSON.stringify(value)} as ${kind}`, () => {
      const refused = codings(value);
      assert.ok(!refused.ok);
      assert.equal(refused.fault.kind, kind);
      assert.equal(refused.fault.at, 'content-encoding');
      assert.match(refused.fault.message, /content-encoding/);
    });
  }

  it('refuses two header lines, also equal ones', () => {
    for (const second of ['gzip', 'identity', '']) {
      const refused = codings('gzip', second);
      assert.ok(!refused.ok);
      assert.equal(refused.fault.kind, 'unreadable');
    }
  });

  it('never repeats what the client sent', () => {
    const refused = codings('my-secret-coding');
    assert.ok(!refused.ok);
    assert.doesNotMatch(refused.fault.message, /secret/);
  });
});
