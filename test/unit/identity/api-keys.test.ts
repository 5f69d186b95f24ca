/** API keys of callers: known by their hashes, replaced while the process runs. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Clock } from '../../../src/core/ports.ts';
import { Identity } from '../../../src/identity/identity.ts';
import { identitySection } from '../../../src/identity/section.ts';
import type { Json } from '../../fakes/identity/issuer.ts';
import { tempFolder } from './folder.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const batch = { name: 'batch', sha256: sha256('key-one'), tenant: 'shop', roles: ['batch', 'batch'] };

describe('an API key', () => {
  const folder = tempFolder();
  const file = join(folder, 'keys.yaml');
  after(() => rmSync(folder, { recursive: true, force: true }));

  function open(rows: unknown, section: Json = {}) {
    let at = NOW;
    const clock: Clock = { now: () => at, monotonic: () => at };
    writeFileSync(file, typeof rows === 'string' ? rows : JSON.stringify(rows));
    const changes: (string | undefined)[] = [];
    const identity = new Identity({
      section: identitySection.parse({ keys: { file }, ...section }),
      clock,
      changed: (_, fault) => changes.push(fault?.message),
      checked: () => {},
    });
    const ask = (key: string, name = 'x-api-key') => {
      const value = name === 'authorization' ? `Bearer ${key}` : key;
      const told = identity.identify({ attributes: new Map(), headers: [{ name, value }] });
      assert.ok(!(told instanceof Promise));
      return told.ok ? told.value.caller : told.fault;
    };
    return { ask, identity, changes, pass: (ms: number) => (at += ms) };
  }

  it('proves the caller that its row names, in any of its headers', () => {
    const { ask } = open([{ ...batch, clearance: 'internal' }]);
    for (const name of ['authorization', 'x-api-key', 'api-key', 'x-goog-api-key'])
      assert.deepEqual(ask('key-one', name), {
        ...{
          id: 'key:batch',
          kind: 'key',
          tenant: 'shop',
          roles: ['batch'],
          clearance: 'internal',
          claims: {},
        },
      });
  });

  it('that nobody knows is refused, and the hash of one is none', () => {
    const { ask } = open([batch]);
    for (const key of ['key-on', 'key-one ', 'KEY-ONE', sha256('key-one')]) {
      const told = ask(key);
      assert.ok('message' in told && told.kind === 'unauthenticated', key);
    }
  });

  it('does not count at all where it expired long ago', () => {
    for (const expires of ['1970-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '1969-12-31T23:00:00-01:00']) {
      const { ask } = open([{ ...batch, expires }]);
      assert.ok('message' in ask('key-one'), expires);
    }
  });

  it('counts until it expires', () => {
    const { ask, pass } = open([{ ...batch, expires: '2026-06-01T00:00:10Z' }]);
    assert.equal(ask('key-one').kind, 'key');
    pass(9999);
    assert.equal(ask('key-one').kind, 'key');
    pass(1);
    assert.deepEqual(ask('key-one'), {
      ...{ kind: 'unauthenticated', message: 'The key has expired.', at: 'x-api-key' },
    });
  });

  it('is replaced beside its successor, once the file stays as it is', () => {
    const { ask, identity, changes } = open([batch]);
    writeFileSync(file, JSON.stringify([batch, { ...batch, sha256: sha256('key-two') }]));
    identity.look();
    assert.equal(ask('key-two').kind, 'unauthenticated');
    identity.look();
    assert.deepEqual(changes, [undefined]);
    assert.deepEqual([ask('key-one').kind, ask('key-two').kind], ['key', 'key']);
    writeFileSync(file, JSON.stringify([{ ...batch, sha256: sha256('key-two') }]));
    identity.look();
    identity.look();
    assert.deepEqual([ask('key-one').kind, ask('key-two').kind], ['unauthenticated', 'key']);
  });

  it('proves nobody while its file is gone or broken', () => {
    const { ask, identity, changes } = open([batch]);
    for (const text of ['- {', undefined]) {
      if (text === undefined) rmSync(file);
      else writeFileSync(file, text);
      identity.look();
      identity.look();
      const told = ask('key-one');
      assert.ok('message' in told && told.kind === 'identity', String(text));
      assert.ok(!told.message.includes(folder), 'nothing of where it is');
    }
    assert.equal(changes.length, 2);
    assert.match(identity.fault?.message ?? '', /^identity\.keys: .*keys\.yaml is not there$/);
  });

  const wrong: readonly (readonly [what: string, rows: unknown, says: RegExp])[] = [
    [
      'a key in place of its hash',
      [{ name: 'a', sha256: 'key-one' }],
      /at 0\.sha256: must be 64 hexadecimal/,
    ],
    ['a name with a slash', [{ ...batch, name: 'a/b' }], /at 0\.name/],
    ['an unknown field', [{ ...batch, role: 'x' }], /Unrecognized key/],
    ['one key twice', [batch, { ...batch, name: 'other' }], /holds one key twice \("other"\)/],
    ['an alias of YAML', 'a: &a {}\nb: *a', /is not a list of keys/],
    ['a time without its zone', [{ ...batch, expires: '2026-06-01' }], /at 0\.expires/],
  ];
  for (const [what, rows, says] of wrong)
    it(`is not read from a file with ${what}`, () =>
      assert.match(open(rows).identity.fault?.message ?? '', says));

  it('is told from a token where both come in one header', async () => {
    const issuer = { issuer: 'i', audiences: ['a'], jwks: { url: 'https://localhost:1/' } };
    const { ask, identity } = open([batch], { issuers: { login: issuer } });
    assert.equal(ask('key-one', 'authorization').kind, 'key');
    const headers = [{ name: 'authorization', value: 'Bearer e30.e30.x' }];
    const told = await identity.identify({ attributes: new Map(), headers });
    assert.ok(!told.ok && /^The token cannot be read/.test(told.fault.message));
  });
});
