/** Weaviate: what goes up of a query and of an object, and what comes down of an answer. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { GuardedRequest, Outcome, Scope } from '../../../src/retrievers/retriever.ts';
import { weaviate } from '../../../src/retrievers/weaviate/index.ts';
import { asked, json, plain } from '../../integration/retrievers/support/scopes.ts';

const SCOPE: Scope = {
  constraints: [
    { field: 'tenant', anyOf: ['a'] },
    { field: 'class', anyOf: ['public', 'internal'] },
  ],
  collections: ['Docs', 'Faq'],
  write: 'scoped',
};
const OWN =
  '{operator:Equal,path:["tenant"],valueText:"a"},{operator:Or,operands:[{operator:Equal,path:["class"],valueText:"public"},{operator:Equal,path:["class"],valueText:"internal"}]}';
const ID = '00000000-0000-4000-8000-000000000001';
const MINE = { tenant: 'a', class: 'public' };

/** `to` is a method and a target. */
const guard = (to: string, body?: string | object, scope = SCOPE): Outcome<GuardedRequest> => {
  const [method = '', path = ''] = to.split(' ');
  return weaviate.guard(asked(method, path, body), scope);
};
const get = (query: string): Outcome<GuardedRequest> => guard('POST /v1/graphql', { query });
const answered = (guarded: Outcome<GuardedRequest>, body: unknown, status = 200) => {
  assert.ok(guarded.ok);
  const checked = guarded.value.answer({
    status,
    headers: [],
    body: body === undefined ? undefined : json(JSON.stringify(body)),
  });
  if (!checked.ok) return checked.refused.at;
  const { body: shown, hits, foreign } = checked.value;
  return { shown: plain(shown), hits, foreign };
};

describe('queries of Weaviate', () => {
  const ROWS: readonly (readonly [asks: string, goesUp: string])[] = [
    ['{Get{Docs{text}}}', `{Get{Docs(where:{operator:And,operands:[${OWN}]}){text tenant class}}}`],
    [
      'query q { Get { Docs(limit: 3, offset: 1) { class, text } } } # all',
      `{Get{Docs(where:{operator:And,operands:[${OWN}]},limit:3,offset:1){class text tenant}}}`,
    ],
    [
      '{Get{Docs(bm25:{query:"""\n  one\n  "two"\n""" properties:"text^2"}, where:{operator:Not operands:{path:"lang" operator:Equal valueText:"\\u0064e"}}){_additional{id score vectors{title}} place{latitude longitude}}}}',
      `{Get{Docs(where:{operator:And,operands:[${OWN},{operator:Not,operands:{path:"lang",operator:Equal,valueText:"de"}}]},bm25:{query:"one\\n\\"two\\"",properties:"text^2"}){_additional{id score vectors{title}} place{latitude longitude} tenant class}}}`,
    ],
    [
      '{Get{Docs(tenant:"a" nearVector:{vector:[1,-2.5e-3] distance:0.2} consistencyLevel:QUORUM){text} Faq{tenant class}}}',
      `{Get{Docs(where:{operator:And,operands:[${OWN}]},nearVector:{vector:[1,-2.5e-3],distance:0.2},consistencyLevel:QUORUM,tenant:"a"){text tenant class} Faq(where:{operator:And,operands:[${OWN}]}){tenant class}}}`,
    ],
  ];
  for (const [asks, goesUp] of ROWS)
    it(`go up with the scope: ${asks.slice(0, 60)}`, () => {
      const guarded = get(asks);
      assert.ok(guarded.ok, JSON.stringify(guarded));
      assert.deepEqual(plain(guarded.value.body), { query: goesUp });
    });

  it('may come with keys of modules', () => {
    const own = ['x-openai-api-key', 'x-azure-api-key', 'x-weaviate-cluster-url', 'x-forwarded-for'];
    const headers = own.map((name) => ({ name, value: 'x' }));
    const request = { ...asked('POST', '/v1/graphql', { query: '{Get{Docs{text}}}' }), headers };
    assert.ok(weaviate.guard(request, SCOPE).ok);
  });

  it('may come as clients send them, with what says nothing', () => {
    for (const more of [
      { variables: null },
      { variables: {} },
      { operationName: null },
      { operationName: 'q' },
    ])
      assert.ok(guard('POST /v1/graphql', { query: 'query q {Get{Docs{text}}}', ...more }).ok);
  });

  it('have no scope in fields that are no plain properties', () => {
    for (const field of ['meta.tenant', '_additional', 'a b', ''])
      assert.equal(
        guard(
          'POST /v1/graphql',
          { query: '{Get{Docs{text}}}' },
          {
            ...SCOPE,
            constraints: [{ field, anyOf: ['a'] }],
          },
        ).ok,
        false,
        field,
      );
  });
});

describe('answers of Weaviate', () => {
  it('lose what is foreign, what was not asked for, and what was asked for only to check it', () => {
    const list = [
      { text: 'mine', ...MINE, secret: 1, _additional: { id: ID, vector: [1] } },
      { text: 'theirs', tenant: 'b', class: 'public' },
      { text: 'both', tenant: ['a', 'b'], class: 'public' },
      { text: 'unsaid', class: 'public' },
      'no object',
    ];
    const body = { data: { Get: { Docs: list, Payroll: [MINE] } }, extensions: {} };
    assert.deepEqual(answered(get('{Get{Docs{text _additional{id}}}}'), body), {
      shown: { data: { Get: { Docs: [{ text: 'mine', _additional: { id: ID } }] } } },
      hits: 1,
      foreign: 4,
    });
  });

  it('of two collections are looked at each', () => {
    const body = { data: { Get: { Docs: [MINE], Faq: [{ ...MINE, tenant: 'b' }] } } };
    assert.deepEqual(answered(get('{Get{Docs{tenant} Faq{tenant}}}'), body), {
      shown: { data: { Get: { Docs: [{ tenant: 'a' }], Faq: [] } } },
      hits: 1,
      foreign: 1,
    });
  });

  it('say what went wrong, and no more', () => {
    const errors = [{ message: 'no such field', locations: [{ line: 1 }], path: ['Get'] }];
    const body = { data: { Get: { Docs: null } }, errors };
    const said = [{ message: 'no such field' }];
    assert.deepEqual(answered(get('{Get{Docs{text}}}'), body), {
      shown: { data: { Get: { Docs: null } }, errors: said },
      hits: 0,
      foreign: 0,
    });
    const none = { shown: { data: null, errors: said }, hits: 0, foreign: 0 };
    assert.deepEqual(answered(get('{Get{Docs{text}}}'), { data: null, errors }), none);
    const refused = { error: [{ message: 'not now' }], more: 1 };
    const shown = { shown: { error: [{ message: 'not now' }] }, hits: 0, foreign: 0 };
    assert.deepEqual(answered(get('{Get{Docs{text}}}'), refused, 422), shown);
  });

  it('in another form do not go down', () => {
    for (const body of [{}, [], null, { data: {} }, { data: { Get: {} } }, { data: { Get: { Docs: MINE } } }])
      assert.equal(answered(get('{Get{Docs{text}}}'), body), 'body', JSON.stringify(body));
  });

  it('tell the version of the server alone', () => {
    const shown = { shown: { version: '1.30.0' }, hits: 0, foreign: 0 };
    assert.deepEqual(answered(guard('GET /v1/meta'), { version: '1.30.0', hostname: 'x' }), shown);
    assert.deepEqual(answered(guard('GET /v1/.well-known/ready'), undefined), {
      ...{ shown: undefined, hits: 0, foreign: 0 },
    });
  });
});

describe('objects of Weaviate', () => {
  const PATH = `/v1/objects/Docs/${ID}`;
  it('come by their ids where they are in the scope', () => {
    const one = { class: 'Docs', id: ID, properties: { ...MINE, text: 'x' }, creationTimeUnix: 1 };
    const more = { ...one, additional: { generate: 'x' } };
    assert.deepEqual(answered(guard(`GET ${PATH}?include=vector&tenant=a`), more), {
      ...{ shown: one, hits: 1, foreign: 0 },
    });
    const foreign = { ...one, properties: { ...MINE, tenant: 'b' } };
    assert.deepEqual(answered(guard(`GET ${PATH}`), foreign), { shown: null, hits: 0, foreign: 1 });
    assert.equal(answered(guard(`GET ${PATH}`), { ...one, class: 'Payroll' }), 'body');
    assert.deepEqual(answered(guard(`GET ${PATH}`), undefined, 404), {
      ...{ shown: undefined, hits: 0, foreign: 0 },
    });
  });

  it('are written with values of the scope, where the policy lets anything be written', () => {
    const own = { class: 'Docs', id: ID, properties: { ...MINE, text: 'x' }, vector: [1, 2], tenant: 'a' };
    const write = guard('POST /v1/objects?consistency_level=ONE', own);
    assert.ok(write.ok);
    assert.deepEqual(plain(write.value.body), own);
    assert.equal(guard('POST /v1/objects', own, { ...SCOPE, write: 'deny' }).ok, false);
    const wrong: readonly object[] = [
      { properties: { ...MINE, tenant: 'b' } },
      { properties: { tenant: 'a' } },
      { properties: { ...MINE, of: [{ beacon: `weaviate://localhost/Docs/${ID}` }] } },
      { class: 'Payroll' },
      { tenant: 'b' },
      { id: 'x' },
      { additional: {} },
    ];
    for (const one of wrong)
      assert.equal(guard('POST /v1/objects', { ...own, ...one }).ok, false, JSON.stringify(one));
    for (const parameter of ['tenant=b', 'consistency_level=ONE&consistency_level=ALL', 'x=1'])
      assert.equal(guard(`POST /v1/objects?${parameter}`, own).ok, false, parameter);
  });

  it('are refused in the words of the store', () => {
    const refusal = { message: 'No.', id: 'x1', rule: 'r', status: 403 } as never;
    assert.deepEqual(JSON.parse(Buffer.from(weaviate.refuse(refusal)).toString()), {
      error: [{ message: 'No. (Weir decision x1)' }],
    });
  });
});
