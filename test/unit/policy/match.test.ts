/** Which policy an exchange gets. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { matchesPath, normaliseHost, selectPolicy } from '../../../src/policy/match.ts';
import { load } from './load.ts';

function policy(name: string, selects: string): string {
  return `apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: ${name} }\nspec: { selects: ${selects} }\n`;
}

const SET = load(
  policy('any', '{}'),
  policy('suffix', '{ hosts: ["*.shop.example"] }'),
  policy('long-suffix', '{ hosts: ["*.eu.shop.example"] }'),
  policy('exact', '{ hosts: [llm.shop.example] }'),
  policy('exact-v1', '{ hosts: [llm.shop.example], paths: ["/v1/*"] }'),
  policy('exact-chat', '{ hosts: [llm.shop.example], paths: ["/v1/chat"] }'),
  policy('exact-chat-all', '{ hosts: [llm.shop.example], paths: ["/v1/chat*"] }'),
  policy('admin', '{ paths: ["/v1/admin/*"] }'),
);

const CHOSEN: readonly [host: string, path: string, name: string][] = [
  ['other.example', '/v1/chat', 'any'],
  ['a.shop.example', '/v1/chat', 'suffix'],
  ['shop.example', '/', 'any'],
  ['.shop.example', '/', 'any'],
  ['evilshop.example', '/', 'any'],
  ['a.eu.shop.example', '/', 'long-suffix'],
  ['llm.shop.example', '/v2', 'exact'],
  ['llm.shop.example', '/v1/models', 'exact-v1'],
  ['llm.shop.example', '/v1/chat', 'exact-chat'],
  ['llm.shop.example', '/v1/chat?x=1', 'exact-chat'],
  ['llm.shop.example', '/v1/chat/completions', 'exact-chat-all'],
  ['LLM.Shop.example.:8443', '/v1/chat', 'exact-chat'],
  ['a.shop.example', '/v1/admin/x', 'suffix'],
  ['other.example', '/v1/admin/x', 'admin'],
];

describe('an exchange gets the most specific policy', () => {
  for (const [host, path, name] of CHOSEN) {
    it(`${host}${path} -> ${name}`, () => assert.equal(selectPolicy(SET, { host, path })?.name, name));
  }

  it('none when none selects it', () => {
    const set = load(policy('one', '{ hosts: [a.example] }'));
    assert.equal(selectPolicy(set, { host: 'b.example', path: '/' }), undefined);
    assert.equal(selectPolicy(set, { host: '', path: '/' }), undefined);
  });

  it('the first in order among equals', () => {
    const set = load(
      policy('one', '{ hosts: [a.example, b.example] }'),
      policy('two', '{ hosts: [a.example, c.example] }'),
    );
    assert.equal(selectPolicy(set, { host: 'a.example', path: '/' })?.name, 'one');
    assert.equal(selectPolicy(set, { host: 'c.example', path: '/' })?.name, 'two');
  });

  it('the same whatever the case and port of the host', () => {
    fc.assert(
      fc.property(fc.domain(), fc.nat(65_535), (host, port) => {
        const plain = selectPolicy(SET, { host, path: '/' });
        assert.equal(selectPolicy(SET, { host: `${host.toUpperCase()}:${port}`, path: '/' }), plain);
      }),
    );
  });
});

describe('a host is compared', () => {
  it('without port, also when it is an IPv6 address', () => {
    assert.deepEqual(['[::1]:80', '[::1]', '10.0.0.1:80', 'a.', 'A:'].map(normaliseHost), [
      '[::1]',
      '[::1]',
      '10.0.0.1',
      'a',
      'a',
    ]);
  });
});

describe('a path pattern', () => {
  it('is exact, or a prefix when it ends in a star', () => {
    assert.equal(matchesPath(['/health'], '/health?full'), true);
    assert.equal(matchesPath(['/health'], '/healthy'), false);
    assert.equal(matchesPath(['/files/*'], '/files/a/b'), true);
    assert.equal(matchesPath(['/files/*'], '/files'), false);
    assert.equal(matchesPath([], '/'), false);
  });
});
