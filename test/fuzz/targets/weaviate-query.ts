/** Fuzz target: queries of Weaviate, read back by the parser and the visitor of GraphQL's reference implementation. */
import assert from 'node:assert/strict';
import { type DocumentNode, type FieldNode, type ObjectValueNode, parse, print, visit } from 'graphql';
import { jsonObject, memberOf } from '../../../src/retrievers/json.ts';
import type { GuardedRequest, Scope } from '../../../src/retrievers/retriever.ts';
import { weaviate } from '../../../src/retrievers/weaviate/index.ts';
import type { Target } from '../framework/target.ts';

const SCOPE: Scope = {
  constraints: [{ field: 'owner', anyOf: ['o"1'] }],
  collections: ['Docs', 'Faq'],
  write: 'deny',
};
const OWN = '{operator: Equal, path: ["owner"], valueText: "o\\"1"}';

export const weaviateQuery: Target = {
  name: 'weaviate-query',
  holds: 'A query of Weaviate that goes up asks collections of the policy alone, each within the scope.',
  tokens: [
    ...[
      '{Get{',
      '}}',
      'Docs',
      'Faq',
      'Payroll',
      'Aggregate',
      'query',
      'mutation',
      'fragment f on Docs',
      '...f',
    ],
    ...['(where:', 'operator:', 'And', 'Or', 'Not', 'Equal', 'path:["owner"]', 'valueText:', 'operands:['],
    ...[
      'limit:',
      'nearText:{concepts:["a"]}',
      'nearVector:{vector:[1.5e3]}',
      'bm25:{query:',
      'hybrid:{',
      'sort:',
    ],
    ...[
      '_additional{id}',
      'owner',
      'owner:text',
      '@skip(if:true)',
      '$w',
      '"""',
      '"',
      '\\"',
      '\\u0022',
      '#',
      ')',
    ],
    ...[
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      'null',
      'true',
      '\n',
      '\ufeff',
      '(',
      'tenant:',
      '\\u{22}',
      '\\uD83D\\uDE00',
    ],
  ],
  longest: 65_536,
  run: (input) => {
    const query = Buffer.from(input).toString('utf8');
    const guarded = guard(query);
    if (guarded === undefined) return 'refused';
    const document = documentOf(guarded);
    const collections = collectionsOf(document);
    for (const one of collections) assertScoped(one);
    assertPlain(document);
    return `goes up; ${collections.length}; ${guarded.packed?.opened === undefined}`;
  },
};

function guard(query: string): GuardedRequest | undefined {
  const guarded = weaviate.guard(
    {
      ...({ method: 'POST', path: ['v1', 'graphql'], query: [], headers: [] } as const),
      body: jsonObject({ query }),
    },
    SCOPE,
  );
  return guarded.ok ? guarded.value : undefined;
}

function documentOf({ body }: GuardedRequest): DocumentNode {
  const query = memberOf(body, 'query');
  assert.ok(typeof query === 'string');
  return parse(query);
}

function collectionsOf({ definitions }: DocumentNode): readonly FieldNode[] {
  const [operation, ...more] = definitions;
  assert.ok(
    operation?.kind === 'OperationDefinition' && operation.operation === 'query' && more.length === 0,
  );
  const [get, ...others] = operation.selectionSet.selections;
  assert.ok(get?.kind === 'Field' && get.name.value === 'Get' && others.length === 0);
  const fields = (get.selectionSet?.selections ?? []) as readonly FieldNode[];
  assert.equal(
    new Set(fields.map(({ name }) => name.value)).size,
    fields.length,
    'a collection stands twice',
  );
  return fields;
}

/** Its filter is a conjunction that begins with the scope, and the field of the scope is asked for. */
function assertScoped({ name, arguments: args = [], selectionSet }: FieldNode): void {
  assert.ok(SCOPE.collections.includes(name.value), 'another collection');
  const [where, ...more] = args.filter((one) => one.name.value === 'where');
  assert.ok(where?.value.kind === 'ObjectValue' && more.length === 0, 'no filter, or several');
  const member = (of: string) =>
    (where.value as ObjectValueNode).fields.filter((one) => one.name.value === of);
  assert.equal(where.value.fields.length, 2);
  assert.deepEqual(
    member('operator').map(({ value }) => print(value)),
    ['And'],
  );
  const [operands] = member('operands');
  assert.ok(operands?.value.kind === 'ListValue');
  const [first] = operands.value.values;
  assert.equal(first && print(first), OWN, 'the scope is not the first of the filter');
  const asked = (selectionSet?.selections ?? []) as readonly FieldNode[];
  assert.equal(
    asked.filter((one) => one.name.value === 'owner').length,
    1,
    'the field of the scope is not asked for',
  );
}

function assertPlain(document: DocumentNode): void {
  const never = () => assert.fail('the query holds what is not let through');
  visit(document, {
    ...{ Variable: never, Directive: never, FragmentSpread: never, InlineFragment: never },
    ...{ FragmentDefinition: never, VariableDefinition: never },
    Field: ({ alias }) => assert.equal(alias, undefined, 'an alias'),
  });
}
