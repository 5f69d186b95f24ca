/** Tenants: told apart by caller and credential, and by nothing else. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Caller, UNKNOWN_CALLER } from '../../../src/core/caller.ts';
import { keyOf, tenantOf } from '../../../src/screen/tenant.ts';

const plain = (text: string): string => text;
const CALLER = { id: '10.0.0.1', kind: 'address', roles: [], claims: {} } as const;

function tenant(headers: Readonly<Record<string, string>> = {}, caller: typeof CALLER | object = CALLER) {
  const list = Object.entries(headers).map(([name, value]) => ({ name, value }));
  return tenantOf({ caller: { ...CALLER, ...caller } }, list, plain)();
}

describe('a tenant', () => {
  it('is nobody whose caller is not proven', () => {
    assert.equal(
      tenantOf({ caller: UNKNOWN_CALLER }, [{ name: 'authorization', value: 'Bearer a' }], plain)(),
      undefined,
    );
  });

  it('is another with each credential and each caller', () => {
    const tenants = [
      tenant(),
      tenant({ authorization: 'Bearer a' }),
      tenant({ authorization: 'Bearer b' }),
      tenant({ 'api-key': 'a' }),
      tenant({ 'x-api-key': 'a' }),
      tenant({ 'x-goog-api-key': 'a' }),
      tenant({ ':path': '/v1beta/models/m:generateContent?key=a' }),
      tenant({ ':path': '/v1beta/models/m:generateContent?alt=sse&key=b#c' }),
      tenant({}, { id: '10.0.0.2' }),
      tenant({}, { kind: 'spiffe' }),
    ];
    assert.equal(new Set(tenants).size, tenants.length);
  });

  it('is the same with each token of one caller, and another for another tenant of it', () => {
    const proven = (token: string, more: Partial<Caller> = {}, header = 'authorization') =>
      tenantOf(
        { caller: { ...CALLER, kind: 'jwt', ...more }, proof: { header, goesOn: false } },
        [
          { name: 'authorization', value: `Bearer ${token}` },
          { name: 'api-key', value: 'a' },
        ],
        plain,
      )();
    assert.equal(proven('one'), proven('two'));
    assert.notEqual(proven('one'), proven('one', { tenant: 'shop' }));
    assert.notEqual(proven('one', { tenant: 'bank' }), proven('one', { tenant: 'shop' }));
    // The account at the provider still counts where the token came in another header.
    assert.notEqual(proven('one', {}, 'x-weir-token'), proven('two', {}, 'x-weir-token'));
  });

  it('is the same whatever else is asked', () => {
    assert.equal(tenant({ ':path': '/a?key=k' }), tenant({ ':path': '/b?alt=sse&key=k', 'user-agent': 'x' }));
  });

  it('is known by the id of its key where requests are signed', () => {
    const signed = (id: string, signature: string) =>
      tenant({
        authorization: `AWS4-HMAC-SHA256 Credential=${id}/20261121/us-east-1/bedrock/aws4_request, SignedHeaders=host, Signature=${signature}`,
      });
    assert.equal(signed('AKIA1', 'a'), signed('AKIA1', 'b'));
    assert.notEqual(signed('AKIA1', 'a'), signed('AKIA2', 'a'));
  });
});

describe('the key of a thing', () => {
  const key = (kind: 'sealed' | 'response', id: string) => keyOf('t', { kind, id }, plain);

  it('is the same for a blob in either alphabet of Base64, with its padding or without', () => {
    assert.equal(key('sealed', 'a+b/c==\n'), key('sealed', 'a-b_c'));
    assert.notEqual(key('response', 'a-b'), key('response', 'a+b'));
  });

  it('is another for another tenant and for another kind', () => {
    assert.notEqual(key('sealed', 'a'), keyOf('u', { kind: 'sealed', id: 'a' }, plain));
    assert.notEqual(key('sealed', 'a'), key('response', 'a'));
  });
});
