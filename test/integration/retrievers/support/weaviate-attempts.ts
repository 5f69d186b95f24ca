/** Attempts to find more in Weaviate than the scope: filters that go up with the scope around them, and what does not go up. */

type Finds = 'all' | 'some' | 'none';
export interface RefusedAttempt {
  readonly id: string;
  readonly path?: string;
  readonly method?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string | object;
}

const tenant = (value: string, operator = 'Equal') =>
  `{path:["tenant"],operator:${operator},valueText:"${value}"}`;
const A = tenant('a');
const B = tenant('b');
const SECRET = '{path:["class"],operator:Equal,valueText:"secret"}';
const PAGES = '{path:["page"],operator:GreaterThanEqual,valueInt:0}';
const joined = (operator: string, ...operands: string[]) =>
  `{operator:${operator},operands:[${operands.join()}]}`;

const nested = (times: number, inner = B): string =>
  `${'{operator:Not,operands:['.repeat(times)}${inner}${']}'.repeat(times)}`;

/** Arguments of `Docs`, as the client writes them. */
export const ATTEMPTS: readonly (readonly [id: string, args: string, finds: Finds])[] = [
  ['w-none', '', 'all'],
  ['w-null', '(where:null)', 'all'],
  ['w-limit', '(limit:100)', 'all'],
  ['w-few', '(limit:2)', 'some'],
  ['w-other', `(where:${B})`, 'none'],
  ['w-own', `(where:${A})`, 'all'],
  ['w-path-text', '(where:{path:"tenant",operator:Equal,valueText:"b"})', 'none'],
  ['w-not-equal', `(where:${tenant('a', 'NotEqual')})`, 'none'],
  ['w-like', `(where:${tenant('*', 'Like')})`, 'all'],
  ['w-like-other', `(where:${tenant('b*', 'Like')})`, 'none'],
  ['w-greater', `(where:${tenant('a', 'GreaterThan')})`, 'none'],
  ['w-any', '(where:{path:["tenant"],operator:ContainsAny,valueText:["a","b"]})', 'all'],
  ['w-any-other', '(where:{path:["tenant"],operator:ContainsAny,valueText:["b"]})', 'none'],
  ['w-none-of', '(where:{path:["tenant"],operator:ContainsNone,valueText:["a"]})', 'none'],
  ['w-or', `(where:${joined('Or', A, B)})`, 'all'],
  ['w-or-other', `(where:${joined('Or', B, SECRET)})`, 'none'],
  ['w-or-pages', `(where:${joined('Or', B, PAGES)})`, 'all'],
  ['w-not', `(where:${joined('Not', A)})`, 'none'],
  ['w-not-other', `(where:${joined('Not', B)})`, 'all'],
  ['w-not-not', `(where:${joined('Not', joined('Not', B))})`, 'none'],
  ['w-not-scope', `(where:${joined('Not', joined('And', A, joined('Not', SECRET)))})`, 'none'],
  ['w-deep', `(where:${joined('Or', joined('Or', joined('Or', B, B), B), B)})`, 'none'],
  ['w-many-nots', `(where:${nested(30)})`, 'none'],
  ['w-or-one', `(where:${joined('Or', B)})`, 'none'],
  ['w-operand-bare', `(where:{operator:Or,operands:${B}})`, 'none'],
  ['w-secret', `(where:${SECRET})`, 'none'],
  ['w-null-field', '(where:{path:["tenant"],operator:IsNull,valueBoolean:true})', 'none'],
  ['w-string', '(where:{path:["tenant"],operator:Equal,valueString:"b"})', 'none'],
  ['w-id', '(where:{path:["_id"],operator:Equal,valueText:"00000000-0000-4000-8000-000000000002"})', 'none'],
  ['w-quote', `(where:{path:["tenant"],operator:Equal,valueText:"b\\"}]},limit:9){tenant}}}#"})`, 'none'],
  ['w-block', `(where:{path:["tenant"],operator:Equal,valueText:"""a"}]}) { tenant } Docs("""})`, 'none'],
  ['w-escape', '(where:{path:["tenant"],operator:Equal,valueText:"\\u0022}]}"})', 'none'],
  ['w-comment', `(where:${joined('Or', A, B)} # limit: 1\n)`, 'all'],
  ['w-near', `(nearVector:{vector:[1,0,0,0],distance:2.0},where:${joined('Or', A, B)})`, 'all'],
  ['w-bm25', `(bm25:{query:"b",properties:["text^2"]},where:${joined('Or', A, B)})`, 'all'],
  ['w-hybrid', `(hybrid:{query:"b",alpha:0.5},where:${joined('Or', A, B)})`, 'all'],
  ['w-text', `(nearText:{concepts:["tenant b"],moveTo:{concepts:"b",force:1}})`, 'all'],
  ['w-sort', '(sort:[{path:["tenant"],order:desc}])', 'all'],
  ['w-tenant', '(tenant:"a")', 'all'],
];

const query = (text: string): object => ({ query: text });
const docs = (args: string, fields = 'text'): object => query(`{Get{Docs${args}{${fields}}}}`);
const filter = (where: string): object => docs(`(where:${where})`);

const OBJECT = '00000000-0000-4000-8000-000000000002';

export const REFUSED: readonly RefusedAttempt[] = [
  { id: 'w-r-collection', body: query('{Get{Payroll{text}}}') },
  { id: 'w-r-collection-case', body: query('{Get{docs{text}}}') },
  { id: 'w-r-second', body: query('{Get{Docs{text} Payroll{text}}}') },
  { id: 'w-r-twice', body: query('{Get{Docs{text} Docs{tenant}}}') },
  { id: 'w-r-two-gets', body: query('{Get{Docs{text}} Get{Faq{text}}}') },
  { id: 'w-r-alias', body: query('{Get{Docs{tenant:text class:lang}}}') },
  { id: 'w-r-alias-collection', body: query('{Get{Docs:Payroll{text}}}') },
  { id: 'w-r-alias-root', body: query('{Get:Explore{Docs{text}}}') },
  { id: 'w-r-aggregate', body: query('{Aggregate{Docs{meta{count}}}}') },
  { id: 'w-r-aggregate-beside', body: query('{Get{Docs{text}} Aggregate{Docs{meta{count}}}}') },
  { id: 'w-r-explore', body: query('{Explore(nearText:{concepts:["b"]}){beacon}}') },
  { id: 'w-r-introspection', body: query('{__schema{types{name}}}') },
  { id: 'w-r-typename', body: docs('', '__typename') },
  { id: 'w-r-mutation', body: query('mutation {Get{Docs{text}}}') },
  { id: 'w-r-subscription', body: query('subscription {Get{Docs{text}}}') },
  { id: 'w-r-operations', body: query('query a {Get{Docs{text}}} query b {Get{Faq{text}}}') },
  { id: 'w-r-operation-name', body: { query: 'query a {Get{Docs{text}}}', operationName: 'b' } },
  { id: 'w-r-fragment', body: query('{Get{Docs{...f}}} fragment f on Docs {text}') },
  { id: 'w-r-inline', body: docs('', '... on Docs {text}') },
  { id: 'w-r-reference', body: docs('', 'of {... on Payroll {salary}}') },
  { id: 'w-r-directive', body: docs('', 'tenant @skip(if:true) text') },
  { id: 'w-r-directive-collection', body: query('{Get{Docs @include(if:true) {text}}}') },
  { id: 'w-r-variable', body: query(`query($w:String){Get{Docs(where:$w){text}}}`) },
  { id: 'w-r-variables', body: { query: '{Get{Docs{text}}}', variables: { w: 'b' } } },
  { id: 'w-r-variable-value', body: filter('{path:["tenant"],operator:Equal,valueText:$b}') },
  { id: 'w-r-where-twice', body: docs(`(where:${A},where:${B})`) },
  { id: 'w-r-operands-twice', body: filter(`{operator:Or,operands:[${A}],operands:[${B}]}`) },
  { id: 'w-r-operator-twice', body: filter(`{operator:And,operator:Or,operands:[${A}]}`) },
  { id: 'w-r-both', body: filter(`{operator:Or,path:["tenant"],valueText:"b",operands:[${A}]}`) },
  {
    id: 'w-r-two-values',
    body: filter('{path:["tenant"],operator:Equal,valueText:"b",valueString:"a"}'),
  },
  { id: 'w-r-operator-text', body: filter('{path:["tenant"],operator:"Equal",valueText:"b"}') },
  { id: 'w-r-operator', body: filter('{path:["tenant"],operator:Any,valueText:"b"}') },
  { id: 'w-r-no-operator', body: filter('{path:["tenant"],valueText:"b"}') },
  { id: 'w-r-no-operands', body: filter('{operator:Or,operands:[]}') },
  { id: 'w-r-not-two', body: filter(joined('Not', A, B)) },
  { id: 'w-r-path', body: filter('{path:["of","Payroll","salary"],operator:Equal,valueInt:1}') },
  { id: 'w-r-path-empty', body: filter('{path:[],operator:Equal,valueInt:1}') },
  { id: 'w-r-where-list', body: docs(`(where:[${A}])`) },
  { id: 'w-r-near-object', body: docs(`(nearObject:{id:"${OBJECT}"})`) },
  {
    id: 'w-r-move-objects',
    body: docs(`(nearText:{concepts:["b"],moveTo:{concepts:["a"],objects:[{id:"${OBJECT}"}],force:1}})`),
  },
  { id: 'w-r-ask', body: docs('(ask:{question:"b?"})', '_additional{answer{result}}') },
  { id: 'w-r-group', body: docs('(group:{type:merge,force:0.5})') },
  { id: 'w-r-group-by', body: docs('(groupBy:{path:["tenant"],groups:2,objectsPerGroup:9})') },
  { id: 'w-r-group-hits', body: docs('', '_additional{group{hits{text}}}') },
  { id: 'w-r-after', body: docs(`(after:"${OBJECT}",limit:9)`) },
  { id: 'w-r-negative', body: docs('(limit:-1)') },
  { id: 'w-r-tenant', body: docs('(tenant:"b")') },
  { id: 'w-r-tenant-enum', body: docs('(tenant:b)') },
  { id: 'w-r-generate', body: docs('', '_additional{generate(singleResult:{prompt:"b"}){singleResult}}') },
  { id: 'w-r-neighbours', body: docs('', '_additional{nearestNeighbors{neighbors{concept}}}') },
  { id: 'w-r-explain', body: docs('', '_additional{explainScore}') },
  { id: 'w-r-arguments', body: docs('', 'text(where:{})') },
  { id: 'w-r-sort-path', body: docs('(sort:[{path:["of","Payroll","salary"]}])') },
  { id: 'w-r-searches', body: docs(`(hybrid:{query:"b",operands:[{weight:1}]})`) },
  { id: 'w-r-no-query', body: {} },
  { id: 'w-r-query-list', body: [docs('')] },
  { id: 'w-r-unknown', body: { query: '{Get{Docs{text}}}', extensions: {} } },
  { id: 'w-r-broken', body: query('{Get{Docs{text}') },
  { id: 'w-r-empty', body: query('') },
  { id: 'w-r-deep', body: query(`{Get{Docs(where:${'{operands:['.repeat(4000)}`) },
  { id: 'w-r-deep-filter', body: filter(nested(2000)) },
  { id: 'w-r-deep-fields', body: docs('', `${'of{'.repeat(3000)}text${'}'.repeat(3000)}`) },
  { id: 'w-r-many-nots', body: filter(nested(30, '{path:["tenant"],operator:Equal}')) },
  { id: 'w-r-surrogate', body: docs('(bm25:{query:"\\uD800"})') },
  { id: 'w-r-parameter', path: '/v1/graphql?query=x', body: docs('') },
  { id: 'w-r-base-url', headers: [['x-openai-baseurl', 'http://elsewhere']], body: docs('') },
  { id: 'w-r-azure', headers: [['x-azure-resource-name', 'elsewhere']], body: docs('') },
  { id: 'w-r-endpoint', headers: [['x-databricks-endpoint', 'http://elsewhere']], body: docs('') },
  { id: 'w-r-batch-graphql', path: '/v1/graphql/batch', body: [docs('')] },
  { id: 'w-r-get', method: 'GET', path: '/v1/graphql?query={Get{Docs{text}}}' },
  { id: 'w-r-list', method: 'GET', path: '/v1/objects?class=Docs' },
  { id: 'w-r-list-all', method: 'GET', path: '/v1/objects' },
  { id: 'w-r-object-bare', method: 'GET', path: `/v1/objects/${OBJECT}` },
  { id: 'w-r-object-collection', method: 'GET', path: `/v1/objects/Payroll/${OBJECT}` },
  { id: 'w-r-object-head', method: 'HEAD', path: `/v1/objects/Docs/${OBJECT}` },
  { id: 'w-r-object-tenant', method: 'GET', path: `/v1/objects/Docs/${OBJECT}?tenant=b` },
  { id: 'w-r-object-include', method: 'GET', path: `/v1/objects/Docs/${OBJECT}?include=classification` },
  { id: 'w-r-object-node', method: 'GET', path: `/v1/objects/Docs/${OBJECT}?node_name=n` },
  { id: 'w-r-references', method: 'PUT', path: `/v1/objects/Docs/${OBJECT}/references/of`, body: [] },
  { id: 'w-r-put', method: 'PUT', path: `/v1/objects/Docs/${OBJECT}`, body: { class: 'Docs' } },
  { id: 'w-r-patch', method: 'PATCH', path: `/v1/objects/Docs/${OBJECT}`, body: {} },
  { id: 'w-r-delete', method: 'DELETE', path: `/v1/objects/Docs/${OBJECT}` },
  { id: 'w-r-batch', path: '/v1/batch/objects', body: { objects: [] } },
  { id: 'w-r-batch-delete', method: 'DELETE', path: '/v1/batch/objects', body: {} },
  { id: 'w-r-schema', method: 'GET', path: '/v1/schema' },
  { id: 'w-r-nodes', method: 'GET', path: '/v1/nodes' },
  { id: 'w-r-tenants', method: 'GET', path: '/v1/schema/Docs/tenants' },
  { id: 'w-r-backups', path: '/v1/backups/filesystem', body: {} },
];
