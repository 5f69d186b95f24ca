/** Certificates: one SPIFFE id exactly; what a proxy says of its client counts where the proxy is trusted. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Identity } from '../../../src/identity/identity.ts';
import { identitySection } from '../../../src/identity/section.ts';
import type { Json } from '../../fakes/identity/issuer.ts';

const WEB = 'spiffe://shop/ns/web/sa/web';
const GATEWAY = 'spiffe://shop/ns/edge/sa/gateway';
const WAYPOINT = 'spiffe://shop/ns/web/sa/waypoint';
const XFCC = 'x-forwarded-client-cert';
const SECTION = {
  proxies: [GATEWAY, WAYPOINT, '10.1.0.0/16', '2001:db8::/32', '10.9.9.9'],
  certificates: [{ id: WEB, tenant: 'shop', roles: ['web'], clearance: 'internal' }],
};
const clock = { now: () => 0, monotonic: () => 0 };

function callerOf(peer: string, xfcc: readonly string[] = [], section: Json = SECTION) {
  const identity = new Identity({
    section: identitySection.parse(section),
    ...{ clock, changed: () => {}, checked: () => {} },
  });
  const attribute = peer.includes('://') ? 'connection.uri_san_peer_certificate' : 'source.address';
  const headers = xfcc.map((value) => ({ name: XFCC, value }));
  const told = identity.identify({ attributes: new Map([[attribute, peer]]), headers });
  assert.ok(!(told instanceof Promise) && told.ok);
  return told.value.caller;
}
const named = (...given: Parameters<typeof callerOf>): string => {
  const { kind, id } = callerOf(...given);
  return kind === 'unknown' ? kind : `${kind} ${id}`;
};

describe('I01 what a client says of itself', () => {
  it('does not name it, unless its peer is a proxy that is trusted', () => {
    const said = [`By=${GATEWAY};URI=${WEB}`];
    assert.equal(named('10.0.0.1:80', said), 'address 10.0.0.1');
    assert.equal(named('spiffe://shop/evil', said), 'spiffe spiffe://shop/evil');
    assert.equal(named(GATEWAY, said, {}), `spiffe ${GATEWAY}`);
    assert.equal(named(`${GATEWAY}s`, said), `spiffe ${GATEWAY}s`);
    assert.equal(named('10.2.0.1:80', said), 'address 10.2.0.1');
    for (const proxy of [GATEWAY, '10.1.200.3:80', '[2001:db8::7]:80', '[::ffff:10.1.0.9]:80', '10.9.9.9'])
      assert.equal(named(proxy, said), `xfcc ${WEB}`, proxy);
  });

  it('grants what the configuration says of that id, and of no other', () => {
    assert.deepEqual(callerOf(GATEWAY, [`URI=${WEB}`]), {
      ...{ id: WEB, kind: 'xfcc', tenant: 'shop', roles: ['web'], clearance: 'internal', claims: {} },
    });
    assert.deepEqual(callerOf(WEB).roles, ['web']);
    assert.deepEqual(callerOf(`${WEB}/`).kind, 'unknown');
    assert.deepEqual(callerOf(`${WEB}2`).roles, []);
  });
});

describe('a trusted proxy', () => {
  const cases: readonly (readonly [what: string, xfcc: readonly string[], named: string])[] = [
    ['that says nothing speaks for itself', [], `spiffe ${GATEWAY}`],
    ['that says who it is itself speaks for itself', [`URI=${GATEWAY}`], `spiffe ${GATEWAY}`],
    ['behind another speaks for the client of that one', [`URI=${WEB},URI=${WAYPOINT}`], `xfcc ${WEB}`],
    ['takes no word of who stood further off', [`URI=spiffe://shop/boss,URI=${WEB}`], `xfcc ${WEB}`],
    [
      'writes quoted values, with the signs in them that part others',
      [`By=x;Subject="CN=\\"a\\",URI=spiffe://shop/boss;O=b";URI="${WEB}";DNS=web`],
      `xfcc ${WEB}`,
    ],
  ];
  for (const [what, xfcc, expected] of cases) it(what, () => assert.equal(named(GATEWAY, xfcc), expected));

  const unknown: readonly (readonly [what: string, xfcc: readonly string[]])[] = [
    ['two headers', [`URI=${WEB}`, `URI=${WEB}`]],
    ['a certificate without a URI', ['Hash=00;Subject="CN=web"']],
    ['quotes that do not end', [`Subject="CN=a;URI=${WEB}`]],
    ['a pair without its name', [`=${WEB}`]],
    ['an element without pairs', [`URI=${WEB},`]],
    ['more elements than proxies', [Array.from({ length: 33 }, () => `URI=${WEB}`).join(',')]],
    ['I07 several URIs', [`URI=${WEB};URI=spiffe://shop/boss`]],
    ['I07 a pattern', ['URI=spiffe://shop/ns/*']],
    ['I07 a trust domain in upper case', ['URI=spiffe://SHOP/ns/web/sa/web']],
    ['I07 another scheme', ['URI=https://shop/ns/web']],
  ];
  for (const [what, xfcc] of unknown)
    it(`that says ${what} speaks for nobody`, () => assert.equal(named(GATEWAY, xfcc), 'unknown'));
});

describe('I07 a SPIFFE id', () => {
  for (const id of [
    'spiffe://shop/*',
    'spiffe://*/ns',
    `${WEB},spiffe://shop/boss`,
    `${WEB} `,
    WEB.toUpperCase(),
  ])
    it(`is one, exactly: not ${id}`, () => assert.equal(callerOf(id).kind, 'unknown'));

  it('is matched in its case', () => assert.deepEqual(callerOf(WEB.replace('/web', '/Web')).roles, []));

  for (const [what, section] of [
    ['a pattern that grants', { certificates: [{ id: 'spiffe://shop/*', roles: ['a'] }] }],
    ['a pattern that is trusted', { proxies: ['spiffe://shop/*'] }],
    ['a block of addresses without its length', { proxies: ['10.0.0.0/'] }],
    ['a block that is too long', { proxies: ['10.0.0.0/33'] }],
    ['every address', { proxies: ['0.0.0.0/0'] }],
    ['every address of IPv6', { proxies: ['::/0'] }],
    [
      'two entries for one id',
      {
        certificates: [
          { id: WEB, roles: [] },
          { id: WEB, roles: ['admin'] },
        ],
      },
    ],
    ['a name that is trusted', { proxies: ['gateway.shop'] }],
  ] as const)
    it(`keeps out of the configuration ${what}`, () =>
      assert.equal(identitySection.safeParse(section).success, false));
});
