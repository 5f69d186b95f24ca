/** Attempts to widen a query of Weaviate, by an evaluator of its language of our own: its engine is a server in Go. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { weaviate } from '../../../src/retrievers/weaviate/index.ts';
import { fc } from '../../property/fast-check.ts';
import { asked, DOCUMENTS, IN_SCOPE, json, plain, SCOPE } from './support/scopes.ts';
import { ATTEMPTS, REFUSED } from './support/weaviate-attempts.ts';
import { answer, matches, type StoredObject, type Where } from './support/weaviate-engine.ts';

const scope = { ...SCOPE, collections: ['Docs', 'Faq'] };
const idOf = (id: number) => `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`;
const OBJECTS: readonly StoredObject[] = DOCUMENTS.map(({ id, payload }) => ({
  id: idOf(id),
  properties: payload,
}));
const ALL = [...IN_SCOPE].map(idOf);

interface Found {
  readonly up: string;
  readonly raw: readonly string[];
  readonly client: readonly string[];
}

/** What a store finds, and what goes down of it. */
function find(query: string): Found {
  const guarded = weaviate.guard(asked('POST', '/v1/graphql', { query }), scope);
  assert.ok(guarded.ok, JSON.stringify(guarded));
  const { query: up } = plain(guarded.value.body) as { query: string };
  const came = answer(up, { Docs: OBJECTS });
  const checked = guarded.value.answer({ status: 200, headers: [], body: json(came) });
  assert.ok(checked.ok && checked.value.foreign === 0);
  return { up, raw: idsOf(came), client: idsOf(plain(checked.value.body)) };
}

function idsOf(body: unknown): string[] {
  const { data } = body as { data: { Get: { Docs: { _additional: { id: string } }[] } } };
  return data.Get.Docs.map(({ _additional }) => _additional.id);
}

describe('weaviate, by an evaluator of its language', () => {
  it('has at least 50 attempts, each once', () => {
    const ids = [...ATTEMPTS.map(([id]) => id), ...REFUSED.map(({ id }) => id)];
    assert.ok(ids.length >= 50, String(ids.length));
    assert.equal(new Set(ids).size, ids.length);
  });

  for (const [id, args, finds] of ATTEMPTS)
    it(`${id}: finds what is in the scope`, () => {
      const { raw, client } = find(`{Get{Docs${args}{text _additional{id}}}}`);
      assert.deepEqual(raw, client);
      if (finds === 'all') assert.deepEqual(client, ALL);
      else if (finds === 'none') assert.deepEqual(client, []);
      else assert.ok(client.length > 0 && client.every((one) => ALL.includes(one)));
    });

  for (const { id, method = 'POST', path = '/v1/graphql', body, headers = [] } of REFUSED)
    it(`${id}: ${method} ${path} does not go up`, () => {
      const own = headers.map(([name, value]) => ({ name, value }));
      const request = { ...asked(method, path, body), headers: own };
      for (const write of ['deny', 'scoped'] as const)
        assert.equal(weaviate.guard(request, { ...scope, write }).ok, false);
    });

  it('finds with a filter what the filter finds, less what is not in the scope', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const own = OBJECTS.filter((one) => matches(filter, one)).map(({ id }) => id);
        const { client } = find(`{Get{Docs(where:${written(filter)}){text _additional{id}}}}`);
        assert.deepEqual(
          client,
          own.filter((one) => ALL.includes(one)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('writes any text so that it stays within its quotes, and any edit of it too', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, other) => {
        const query = `{Get{Docs(where:{operator:Or,operands:[{path:["text"],operator:Equal,valueText:${JSON.stringify(text)}},{path:["page"],operator:GreaterThanEqual,valueInt:0}]}){_additional{id}}}}`;
        const guarded = weaviate.guard(asked('POST', '/v1/graphql', { query }), scope);
        assert.ok(guarded.ok && guarded.value.packed !== undefined);
        const { opened, seal } = guarded.value.packed;
        const [[around, texts] = ['', []]] = Object.entries(plain(opened) as Record<string, string[]>);
        assert.deepEqual(texts, ['text', text, 'page']);
        assert.equal(around.includes('tenant"'), false);
        const edited = plain(seal(json({ [around]: ['text', other, 'page'] }))) as { query: string };
        for (const up of [find(query).up, edited.query])
          assert.deepEqual(idsOf(answer(up, { Docs: OBJECTS })), ALL);
      }),
      { numRuns: 300 },
    );
  });
});

const TENANTS = ['a', 'b', 'c'];
const TEXT_OPERATORS = ['Equal', 'NotEqual', 'Like', 'GreaterThan', 'LessThanEqual'];
const leaf: fc.Arbitrary<Where> = fc.oneof(
  fc.record({
    path: fc.constantFrom(['tenant'], ['class'], ['lang']),
    operator: fc.constantFrom(...TEXT_OPERATORS),
    valueText: fc.constantFrom(...TENANTS, 'public', 'secret', 'en', '*', 'p*'),
  }),
  fc.record({
    path: fc.constantFrom('tenant', 'class'),
    operator: fc.constantFrom('ContainsAny', 'ContainsNone', 'ContainsAll'),
    valueText: fc.subarray([...TENANTS, 'public', 'secret'], { minLength: 1 }),
  }),
  fc.record({
    path: fc.constant(['page']),
    operator: fc.constantFrom('LessThan', 'GreaterThanEqual'),
    valueInt: fc.nat(48),
  }),
  fc.record({
    path: fc.constant(['tenant']),
    operator: fc.constant('IsNull'),
    valueBoolean: fc.boolean(),
  }),
);
const { where: filters } = fc.letrec<{ where: Where }>((tie) => ({
  where: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.record({
      operator: fc.constantFrom('And', 'Or'),
      operands: fc.array(tie('where'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ operator: fc.constant('Not'), operands: fc.tuple(tie('where')) }),
  ),
}));
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '"',
        '"""',
        '\\',
        '\\"',
        '}]})',
        '{',
        '#',
        '\n',
        '$x',
        '\u2028',
        '\u0000',
        '"}]}){tenant}}}#',
      ),
      fc.string({ unit: 'grapheme' }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

/** A value as GraphQL writes it: names are bare, and operators are words. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, one]) => `${name}:${name === 'operator' ? String(one) : written(one)}`,
  );
  return `{${members.join()}}`;
}
