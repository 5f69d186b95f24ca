/** Tokens: who they prove, and all those that prove nothing. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Clock, Identified } from '../../../src/core/ports.ts';
import { Identity } from '../../../src/identity/identity.ts';
import { identitySection } from '../../../src/identity/section.ts';
import { AUDIENCE, attacksOn, honestClaims, ISSUER, LEEWAY } from '../../fakes/identity/attacks.ts';
import { type Json, KeyServer, keyPair, publishing, tokenBy } from '../../fakes/identity/issuer.ts';

const NOW = 1_900_000_000;
const EC = keyPair('ec-1');
const RSA = keyPair('rsa-1', 'RS256');
const CLAIMS = { tenant: 'tid', roles: 'roles', clearance: 'clearance', keep: ['email'] };

describe('a token', () => {
  const server = new KeyServer([EC, RSA]);
  let url = '';
  before(async () => {
    url = await server.listen();
  });
  after(() => server.close());

  /** An identity whose clock stands where a test puts it. */
  function open(changes: Json = {}) {
    let at = NOW * 1000;
    const clock: Clock = { now: () => at, monotonic: () => at };
    const issuer = {
      issuer: ISSUER,
      audiences: [AUDIENCE],
      jwks: { url },
      leewaySeconds: LEEWAY,
      claims: CLAIMS,
    };
    const checks: string[] = [];
    const identity = new Identity({
      section: identitySection.parse({ issuers: { login: { ...issuer, ...changes } } }),
      clock,
      changed: () => {},
      checked: (by, outcome) => checks.push(`${by} ${outcome}`),
    });
    const ask = (token: string, header = `Bearer ${token}`) =>
      identity.identify({ attributes: new Map(), headers: [{ name: 'authorization', value: header }] });
    return { ask, checks, pass: (seconds: number) => (at += seconds * 1000) };
  }
  const callerOf = async (told: ReturnType<ReturnType<typeof open>['ask']>): Promise<Identified> => {
    const result = await told;
    assert.ok(result.ok, result.ok ? '' : result.fault.message);
    return result.value;
  };

  it('proves its caller with tenant, roles, clearance and the claims that are kept', async () => {
    const { caller, proof } = await callerOf(open().ask(tokenBy(EC, honestClaims(NOW))));
    assert.deepEqual(caller, {
      ...{
        id: 'jwt:login/jo',
        kind: 'jwt',
        tenant: 'shop',
        roles: ['agent', 'editor'],
        clearance: 'internal',
      },
      claims: { email: 'jo@shop.example' },
    });
    assert.deepEqual(proof, { header: 'authorization', goesOn: false });
    assert.equal((await callerOf(open().ask(tokenBy(RSA, honestClaims(NOW))))).caller.id, 'jwt:login/jo');
  });

  it('is known at once when it comes again, until it expires', async () => {
    const { ask, checks, pass } = open();
    const token = tokenBy(EC, { ...honestClaims(NOW), exp: NOW + 60 });
    await callerOf(ask(token));
    const again = ask(token);
    assert.ok(!(again instanceof Promise), 'no wait');
    pass(60 + LEEWAY - 1);
    assert.ok(!(ask(token) instanceof Promise));
    pass(1);
    const late = await ask(token);
    assert.ok(!late.ok && /has expired/.test(late.fault.message));
    assert.deepEqual(checks, ['token proven', 'token known', 'token known', 'token refused']);
  });

  it('is no longer known once its key is not published', async () => {
    const { ask, pass } = open({ refreshSeconds: 1, maxAgeSeconds: 1 });
    const token = tokenBy(EC, honestClaims(NOW));
    await callerOf(ask(token));
    server.publish = publishing([RSA]);
    try {
      pass(2);
      const late = await ask(token);
      assert.ok(!late.ok && /does not publish/.test(late.fault.message));
    } finally {
      server.publish = publishing([EC, RSA]);
    }
  });

  it('signed with a new key has the keys fetched, but not by every request', async () => {
    const { ask, pass } = open();
    await callerOf(ask(tokenBy(EC, honestClaims(NOW))));
    const next = keyPair('ec-2');
    server.publish = publishing([EC, RSA, next]);
    assert.equal((await callerOf(ask(tokenBy(next, honestClaims(NOW))))).caller.id, 'jwt:login/jo');
    server.publish = publishing([EC, RSA]);
    const fetched = server.fetched;
    for (let n = 0; n < 20; n++)
      assert.equal((await ask(tokenBy(keyPair(`unheard-${n}`), honestClaims(NOW)))).ok, false);
    assert.equal(server.fetched - fetched, 1, 'what is left of the three');
    pass(31);
    await ask(tokenBy(keyPair('unheard'), honestClaims(NOW)));
    assert.equal(server.fetched - fetched, 2);
  });

  describe('I02 that proves nothing is refused, and has nothing fetched:', () => {
    let ask: ReturnType<typeof open>['ask'];
    const attacks = attacksOn(EC, RSA, NOW);
    before(async () => {
      ask = open().ask;
      await callerOf(ask(tokenBy(EC, honestClaims(NOW))));
    });
    for (const { title, token, says } of attacks)
      it(title, async () => {
        const fetched = server.fetched;
        const told = await ask(token);
        assert.ok(!told.ok);
        assert.equal(told.fault.kind, 'unauthenticated');
        assert.match(told.fault.message, says);
        assert.equal(server.fetched, fetched);
      });
  });

  describe('I06 at the edge of the leeway', () => {
    const edges: readonly (readonly [what: string, claims: Json, ok: boolean])[] = [
      ['expired by a second', { exp: NOW - 1 }, true],
      ['expired by the leeway less a second', { exp: NOW - LEEWAY + 1 }, true],
      ['expired by the leeway', { exp: NOW - LEEWAY }, false],
      ['not valid before the leeway has passed', { nbf: NOW + LEEWAY }, true],
      ['not valid before a second more', { nbf: NOW + LEEWAY + 1 }, false],
      ['issued by a clock five minutes ahead', { iat: NOW + 300 }, true],
    ];
    for (const [what, claims, ok] of edges)
      it(`${what}: ${ok ? 'counts' : 'is refused'}`, async () => {
        const told = await open().ask(tokenBy(EC, { ...honestClaims(NOW), ...claims }));
        assert.equal(told.ok, ok);
      });

    it('counts for nothing without leeway', async () => {
      const token = tokenBy(EC, { ...honestClaims(NOW), exp: NOW });
      assert.equal((await open({ leewaySeconds: 0 }).ask(token)).ok, false);
    });
  });

  it('is one of the algorithms that are named', async () => {
    const told = await open({ algorithms: ['RS256'] }).ask(tokenBy(EC, honestClaims(NOW)));
    assert.ok(!told.ok && /does not count/.test(told.fault.message));
  });

  it('may keep its claims deeper down, and its roles in one text', async () => {
    const claims = { id: ['user', 'name'], roles: 'scope', tenant: 'https://shop.example/tenant' };
    const token = tokenBy(EC, {
      ...honestClaims(NOW),
      ...{ user: { name: 'jo' }, scope: 'read  write read', 'https://shop.example/tenant': 'bank' },
    });
    const { caller } = await callerOf(open({ claims }).ask(token));
    assert.deepEqual(caller, {
      ...{ id: 'jwt:login/jo', kind: 'jwt', tenant: 'bank', roles: ['read', 'write'], claims: {} },
    });
  });

  it('does not lead into what objects inherit', async () => {
    for (const id of ['constructor', ['__proto__', 'constructor', 'name']])
      assert.equal((await open({ claims: { id } }).ask(tokenBy(EC, honestClaims(NOW)))).ok, false);
  });
});
