/** Who asks, whatever is sent: a token that was touched proves nobody else, and a header of certificates reads as it was written. */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Identity } from '../../src/identity/identity.ts';
import { identitySection } from '../../src/identity/section.ts';
import { readXfcc } from '../../src/identity/xfcc.ts';
import { AUDIENCE, honestClaims, ISSUER } from '../fakes/identity/attacks.ts';
import { keyPair, keySet, tokenBy } from '../fakes/identity/issuer.ts';
import { tempFolder } from '../unit/identity/folder.ts';
import { fc } from './fast-check.ts';

const NOW = 1_900_000_000;
const KEY = keyPair('a');

function open(): Identity {
  const folder = tempFolder();
  const jwks = { file: join(folder, 'jwks') };
  writeFileSync(jwks.file, keySet([KEY]));
  const issuer = { issuer: ISSUER, audiences: [AUDIENCE], jwks, claims: { tenant: 'tid', roles: 'roles' } };
  const identity = new Identity({
    section: identitySection.parse({ issuers: { login: issuer } }),
    clock: { now: () => NOW * 1000, monotonic: () => 0 },
    ...{ changed: () => {}, checked: () => {} },
  });
  rmSync(folder, { recursive: true });
  return identity;
}

describe('a token that was touched', () => {
  const identity = open();
  const token = tokenBy(KEY, honestClaims(NOW));
  const ask = async (value: string) =>
    await identity.identify({
      attributes: new Map([['source.address', '10.0.0.1:1']]),
      headers: [{ name: 'authorization', value: `Bearer ${value}` }],
    });

  it('proves nobody, or who it proved before', async () => {
    const honest = await ask(token);
    assert.ok(honest.ok);
    const touched = fc.record({
      at: fc.nat(token.length - 1),
      length: fc.nat(3),
      by: fc.string({ unit: fc.constantFrom(...'Aaz09-_.=/+ ,'), maxLength: 3 }),
    });
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(touched, async ({ at, length, by }) => {
        const told = await ask(token.slice(0, at) + by + token.slice(at + length));
        if (told.ok) assert.deepEqual(told.value, honest.value);
        else refused += Number(told.fault.kind === 'unauthenticated');
      }),
      { numRuns: 400 },
    );
    assert.ok(refused > 200, `only ${refused} were refused`);
  });

  it('and so does any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 200 }), async (text) => {
        const told = await ask(text);
        assert.ok(!told.ok && told.fault.kind === 'unauthenticated');
      }),
      { numRuns: 200 },
    );
  });
});

describe('x-forwarded-client-cert', () => {
  const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
  const uri = fc.stringMatching(/^spiffe:\/\/[a-z]{1,5}(\/[a-z]{1,5}){0,2}$/);
  const other = fc.string({ unit: fc.constantFrom(...'ab,;="\\ URI') });
  const element = fc.record({ uris: fc.array(uri, { maxLength: 3 }), subject: other });

  it('reads as Envoy wrote it', () => {
    fc.assert(
      fc.property(fc.array(element, { minLength: 1, maxLength: 5 }), (elements) => {
        const written = elements.map(({ uris, subject }) =>
          [`Hash=00`, `Subject=${quoted(subject)}`, ...uris.map((one) => `URI=${one}`)].join(';'),
        );
        assert.deepEqual(
          readXfcc(written.join(',')),
          elements.map(({ uris }) => uris),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever it holds', () => {
    fc.assert(
      fc.property(other, (text) => {
        const elements = readXfcc(text);
        assert.ok(elements === undefined || elements.length > 0);
      }),
      { numRuns: 500 },
    );
  });
});
