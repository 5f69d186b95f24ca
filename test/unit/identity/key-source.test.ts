/** Keys of an issuer that cannot be had: the last good ones for a while, then none, and never others. */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Clock } from '../../../src/core/ports.ts';
import { Identity } from '../../../src/identity/identity.ts';
import { KeySource } from '../../../src/identity/key-source.ts';
import { identitySection } from '../../../src/identity/section.ts';
import { AUDIENCE, honestClaims, ISSUER } from '../../fakes/identity/attacks.ts';
import {
  type Json,
  KeyServer,
  keyPair,
  keySet,
  type Publish,
  publishing,
  tokenBy,
} from '../../fakes/identity/issuer.ts';
import { tempFolder } from './folder.ts';

const NOW = 1_900_000_000;
const KEY = keyPair('a');
const NEXT = keyPair('b');

/** Whatever an address of keys may answer that is no set of keys. */
const BAD: readonly (readonly [what: string, publish: Publish, says: RegExp])[] = [
  ['500', (response) => response.writeHead(500).end(keySet([NEXT])), /status 500/],
  ['204', (response) => response.writeHead(204).end(), /status 204/],
  [
    '10 MB',
    (response) => response.writeHead(200).end(Buffer.alloc(10_000_000, 32)),
    /more than 262144 bytes/,
  ],
  [
    'a redirect into the cloud',
    (response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end(),
    /status 302/,
  ],
  ['nothing, slowly', (response) => void response.writeHead(200).write('{"keys":'), /did not answer in time/],
  ['a hang-up', (response) => void response.destroy(), /cannot be reached/],
  ['a page', (response) => response.end('<html>'), /not a set of keys/],
  ['no keys', (response) => response.end('{"keys":[]}'), /no public key/],
  [
    'secret keys alone',
    (response) =>
      response.end(JSON.stringify({ keys: [{ kty: 'oct', k: 'AAAA', alg: 'HS256' }, secretJwk()] })),
    /no public key/,
  ],
];

function secretJwk(): Json {
  return { ...NEXT.privateKey.export({ format: 'jwk' }), kid: 'a' };
}

describe('I03 the keys of an issuer', () => {
  const server = new KeyServer([KEY]);
  let url = '';
  before(async () => {
    url = await server.listen();
  });
  after(() => server.close());

  function open(changes: Json = {}, jwks: Json = { url }) {
    let at = NOW * 1000;
    const clock: Clock = { now: () => at, monotonic: () => at };
    const issuer = { issuer: ISSUER, audiences: [AUDIENCE], jwks, maxAgeSeconds: 600, deadlineMs: 10_000 };
    const section = identitySection.parse({ issuers: { login: { ...issuer, ...changes } } });
    const identity = new Identity({ section, clock, changed: () => {}, checked: () => {} });
    const ask = async (key = KEY) => {
      const value = `Bearer ${tokenBy(key, honestClaims(NOW))}`;
      const told = await identity.identify({
        attributes: new Map(),
        headers: [{ name: 'authorization', value }],
      });
      return told.ok ? 'proven' : told.fault.kind;
    };
    const { login } = section.issuers;
    assert.ok(login);
    const source = new KeySource({ section: login, clock, changed: () => {} });
    return { ask, source, pass: (seconds: number) => (at += seconds * 1000) };
  }

  for (const [what, publish, says] of BAD) {
    it(`answered by ${what}: the last good ones count until their age, then nobody is proven`, async () => {
      const { ask, source, pass } = open(what.endsWith('slowly') ? { deadlineMs: 500 } : {});
      server.publish = publishing([KEY]);
      // A busy machine may take longer than the short deadline.
      for (let nth = 0; nth < 20 && (await ask()) !== 'proven'; nth++) pass(31);
      for (let nth = 0; nth < 20 && source.keys === undefined; nth++) await source.renew();
      assert.equal(await ask(), 'proven');
      server.publish = publish;
      const before = server.fetched;
      await source.renew();
      assert.match(source.fault?.message ?? '', says);
      assert.equal(server.fetched, before + 1, 'one question, and no other place is asked');
      assert.ok(source.keys?.names.has('a'));
      pass(600);
      assert.equal(await ask(), 'proven');
      pass(1);
      assert.equal(source.keys, undefined);
      assert.equal(await ask(), 'identity');
      assert.equal(await ask(NEXT), 'identity');
      server.publish = publishing([KEY]);
      for (let nth = 0; nth < 20 && (await ask()) !== 'proven'; nth++) pass(31);
      assert.equal(await ask(), 'proven', 'they are back');
    });
  }

  it('that were never there prove nobody', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    assert.equal(await open({}, { url: `http://127.0.0.1:${port}/` }).ask(), 'identity');
  });

  it('are asked for once by many at the same time', async () => {
    server.publish = publishing([KEY]);
    const { ask } = open();
    const before = server.fetched;
    assert.deepEqual(
      new Set(await Promise.all(Array.from({ length: 20 }, () => ask()))),
      new Set(['proven']),
    );
    assert.equal(server.fetched, before + 1);
  });

  it('in a file are read again, and count for a while when it is gone', async () => {
    const folder = tempFolder();
    const file = join(folder, 'keys.json');
    writeFileSync(file, keySet([KEY]));
    const { ask, source, pass } = open({}, { file });
    assert.equal(await ask(), 'proven');
    writeFileSync(file, keySet([NEXT]));
    assert.equal(await ask(NEXT), 'proven');
    assert.equal(await ask(KEY), 'unauthenticated');
    rmSync(folder, { recursive: true });
    await source.renew();
    assert.match(source.fault?.message ?? '', /keys\.json is not there/);
    pass(599);
    assert.ok(source.keys);
    pass(2);
    assert.equal(source.keys, undefined);
  });
});
