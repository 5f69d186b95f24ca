/** Who the caller is, from attributes alone. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { callerOf } from '../../../src/identity/caller.ts';

const SPIFFE = 'spiffe://cluster.local/ns/shop/sa/web';
const NAMED: readonly [what: string, attributes: Record<string, string>, id: string, kind: string][] = [
  ['the SPIFFE id of the certificate', { 'connection.uri_san_peer_certificate': SPIFFE }, SPIFFE, 'spiffe'],
  [
    'the SPIFFE id before the address',
    { 'connection.uri_san_peer_certificate': SPIFFE, 'source.address': '10.0.0.1:1' },
    SPIFFE,
    'spiffe',
  ],
  [
    'the principal of ext_authz',
    { 'source.principal': SPIFFE, 'source.address': '10.0.0.1:1' },
    SPIFFE,
    'spiffe',
  ],
  ['the address without its port', { 'source.address': '10.0.0.1:4711' }, '10.0.0.1', 'address'],
  ['an address that has no port', { 'source.address': '10.0.0.1' }, '10.0.0.1', 'address'],
  ['an IPv6 address', { 'source.address': '[2001:DB8::1]:4711' }, '2001:db8::1', 'address'],
  ['an IPv6 address without brackets', { 'source.address': '2001:db8::1' }, '2001:db8::1', 'address'],
  ['an IPv4 address in IPv6 clothes', { 'source.address': '[::ffff:10.0.0.1]:4711' }, '10.0.0.1', 'address'],
  [
    'the address when the principal is a DNS name',
    { 'source.principal': 'web.shop', 'source.address': '10.0.0.1:1' },
    '10.0.0.1',
    'address',
  ],
];
const UNKNOWN: readonly [what: string, attributes: Record<string, string>][] = [
  ['nothing is known', {}],
  ['two ids are in the certificate', { 'connection.uri_san_peer_certificate': `${SPIFFE},spiffe://evil/x` }],
  [
    'the URI is of another scheme',
    { 'connection.uri_san_peer_certificate': 'https://web.shop', 'source.address': '10.0.0.1:1' },
  ],
  [
    'the URI only begins like an id',
    { 'connection.uri_san_peer_certificate': 'spiffe://', 'source.address': '10.0.0.1:1' },
  ],
  ['the id climbs', { 'connection.uri_san_peer_certificate': 'spiffe://a/b/../c' }],
  [
    'the principal only looks like an id',
    { 'source.principal': 'spiffe://a/b c', 'source.address': '10.0.0.1:1' },
  ],
  ['the peer is a pipe', { 'source.address': '/run/envoy.sock' }],
  ['the address is a name', { 'source.address': 'web.shop:80' }],
];

describe('the caller is', () => {
  for (const [what, attributes, id, kind] of NAMED) {
    it(what, () =>
      assert.deepEqual(callerOf(new Map(Object.entries(attributes))), { id, kind, roles: [], claims: {} }),
    );
  }
});

describe('the caller is unknown when', () => {
  for (const [what, attributes] of UNKNOWN) {
    it(what, () => assert.equal(callerOf(new Map(Object.entries(attributes))).kind, 'unknown'));
  }
});

describe('headers of the client', () => {
  it('do not name the caller', () => {
    const headers = {
      'x-forwarded-client-cert': `URI=${SPIFFE}`,
      'x-forwarded-for': '10.9.9.9',
      'request.headers': SPIFFE,
    };
    assert.deepEqual(
      callerOf(new Map(Object.entries({ ...headers, 'source.address': '10.0.0.1:1' }))).id,
      '10.0.0.1',
    );
  });
});
