/** Which policy an exchange gets. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UNKNOWN_CALLER } from '../../../src/core/caller.ts';
import type { ConditionFacts } from '../../../src/core/condition.ts';
import {
  choicesByModel,
  choosePolicy,
  matchesPath,
  normaliseHost,
  selectPolicy,
} from '../../../src/policy/match.ts';
import { fc } from '../../property/fast-check.ts';
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

const MODELS = load(
  policy('any', '{}'),
  policy('any-gpt', '{ models: ["gpt-*"] }'),
  policy('any-gpt-4o', '{ models: [gpt-4o, "llama-*"] }'),
  policy('any-gpt-late', '{ models: ["gpt-*"], when: "request.method == \'PUT\'" }'),
  policy('shop', '{ hosts: [shop.example] }'),
  policy('shop-chat', '{ hosts: [shop.example], paths: [/v1/chat] }'),
  policy('shop-gpt', '{ hosts: [shop.example], models: ["gpt-*"] }'),
  policy('mini', '{ hosts: [mini.example], models: ["gpt-4o-mini*"] }'),
);

describe('a model selects behind host and path, and before a condition', () => {
  const about = (host: string, model: string | undefined, method = 'POST'): ConditionFacts => ({
    caller: UNKNOWN_CALLER,
    request: { host, path: '', method, dialect: '' },
    time: new Date(0),
    ...(model === undefined ? {} : { model }),
  });
  const rows: readonly [
    host: string,
    path: string,
    model: string | undefined,
    name: string,
    method?: string,
  ][] = [
    ['a.example', '/', undefined, 'any'],
    ['a.example', '/', 'claude', 'any'],
    ['a.example', '/', 'gpt-4o', 'any-gpt-4o'],
    ['a.example', '/', 'gpt-4o-mini', 'any-gpt'],
    ['a.example', '/', 'gpt-4o-mini', 'any-gpt-late', 'PUT'],
    ['a.example', '/', 'llama-3', 'any-gpt-4o'],
    ['a.example', '/', 'llama', 'any'],
    ['shop.example', '/', 'gpt-4o', 'shop-gpt'],
    ['shop.example', '/', 'llama-3', 'shop'],
    ['shop.example', '/v1/chat', 'gpt-4o', 'shop-chat'],
    ['mini.example', '/', 'gpt-4o-mini-1', 'mini'],
    ['mini.example', '/', 'gpt-4o', 'any-gpt-4o'],
  ];
  for (const [host, path, model, name, method] of rows)
    it(`${host}${path} ${model ?? 'no model'} ${method ?? ''} -> ${name}`, () => {
      assert.equal(choosePolicy(MODELS, { host, path }, about(host, model, method)).policy?.name, name);
    });

  const waits: readonly [
    host: string,
    path: string,
    choices: readonly string[] | undefined,
    otherwise?: string,
  ][] = [
    ['a.example', '/', ['any-gpt', 'any-gpt-4o'], 'any'],
    ['shop.example', '/', ['shop-gpt'], 'shop'],
    ['shop.example', '/v1/chat', undefined],
    ['mini.example', '/', ['any-gpt', 'any-gpt-4o', 'mini'], 'any'],
  ];
  for (const [host, path, choices, otherwise] of waits)
    it(`${host}${path} hangs on the model between ${choices?.join(', ') ?? 'nothing'}`, () => {
      const by = choicesByModel(MODELS, { host, path }, about(host, undefined));
      assert.deepEqual(
        by?.choices.map(({ name }) => name),
        choices,
      );
      assert.equal(by?.otherwise?.name, otherwise);
    });

  it('whoever is chosen was among the choices', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('a.example', 'shop.example', 'mini.example'),
        fc.constantFrom('/', '/v1/chat', '/v1/x'),
        fc.oneof(fc.constantFrom('gpt-4o', 'gpt-4o-mini', 'llama-3'), fc.string()),
        (host, path, model) => {
          const by = choicesByModel(MODELS, { host, path }, about(host, undefined));
          const { policy: chosen } = choosePolicy(MODELS, { host, path }, about(host, model));
          const head = choosePolicy(MODELS, { host, path }, about(host, undefined)).policy;
          if (by === undefined) assert.equal(chosen, head);
          else assert.ok(chosen !== undefined && [...by.choices, by.otherwise].includes(chosen));
        },
      ),
    );
  });
});
