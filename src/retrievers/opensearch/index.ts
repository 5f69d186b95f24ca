/**
 * The REST APIs of OpenSearch (docs: opensearch.org, 2.x) and Elasticsearch (docs: elastic.co, 7.10 to 8.x): searches, counts and
 * documents by their ids of one index, and new documents. Everything else is refused.
 */
import { z } from 'zod';
import { headerValues } from '../../core/headers.ts';
import { isJsonObject, type JsonObject, type JsonValue, jsonObject } from '../json.ts';
import { pass, readBy, refuse } from '../outcome.ts';
import type {
  AnswerReader,
  GuardedRequest,
  Outcome,
  Retriever,
  RetrieverRequest,
  Scope,
} from '../retriever.ts';
import { got, gotAll, searched, told } from './answers.ts';
import type { Product } from './query.ts';
import { scopeCount, scopeSearch } from './search-body.ts';
import { isVisible, type SourcePlan } from './source.ts';

/** Parameters that say how a question is answered, and not what of it. */
const PARAMETERS: ReadonlySet<string> = new Set([
  ...['timeout', 'preference', 'routing', 'request_cache', 'allow_partial_search_results', 'refresh'],
  ...['size', 'from', 'track_total_hits', 'rest_total_hits_as_int', 'typed_keys', 'realtime', 'pretty'],
]);
const PLAIN = /^[A-Za-z0-9_.-]{0,64}$/;
/** JSON, also under the names that clients of Elasticsearch give it; other formats would be read by the store alone. */
const JSON_TYPE =
  /^(\*\/\*|application\/(json|vnd\.elasticsearch\+json))(;\s*(charset=utf-8|compatible-with=[789]))*$/i;
const ALL: SourcePlan = { ask: undefined, drops: [] };
const WRITTEN = [
  '_index',
  '_type',
  '_id',
  '_version',
  'result',
  'forced_refresh',
  '_shards',
  '_seq_no',
  '_primary_term',
];
const NOT_THERE = 'It is no index, or no operation, that is let through.';
/** The scope stands in a body; one that nobody sent has no type and no length. */
const NO_BODY = 'Send a body, which may be an empty object.';
/** Stored nowhere: what a document holds under a name with a dot is read as if it stood in an object. */
const DOTTED = 'A new document has names without dots, and the fields of the scope with values of it.';

interface Asked {
  readonly request: RetrieverRequest;
  readonly scope: Scope;
  readonly product: Product;
  /** What stands behind the operation. */
  readonly id: string | undefined;
}

/** What goes up, and what reads the answer. */
interface Going {
  readonly body: JsonValue | undefined;
  readonly answer: AnswerReader;
}
type Operation = (asked: Asked) => Outcome<Going>;

const ids = z.strictObject({ ids: z.array(z.string().min(1).max(512)).min(1).max(10_000) });

const OPERATIONS: Readonly<Record<string, Operation>> = {
  'GET _search': search,
  'POST _search': search,
  'GET _count': count,
  'POST _count': count,
  'GET _doc': ({ request, scope, id }) => {
    if (id === undefined || request.body !== undefined) return refuse('path', NOT_THERE);
    return pass({ body: undefined, answer: got({ scope, plan: ALL }) });
  },
  'GET _mget': mget,
  'POST _mget': mget,
  // A document that is there already is never replaced: it may be somebody else's.
  'POST _doc': (asked) => (asked.id === undefined ? create(asked) : refuse('path', NOT_THERE)),
  'PUT _create': (asked) => (asked.id === undefined ? refuse('path', NOT_THERE) : create(asked)),
  'POST _create': (asked) => (asked.id === undefined ? refuse('path', NOT_THERE) : create(asked)),
};
const WITHOUT_ID: ReadonlySet<string> = new Set(['_search', '_count', '_mget']);

function search({ request, scope, product }: Asked): Outcome<Going> {
  if (request.body === undefined) return refuse('body', NO_BODY);
  const scoped = scopeSearch(request.body, product, scope);
  if (!scoped.ok) return scoped;
  const { body, plan } = scoped.value;
  return pass({ body, answer: searched({ scope, plan }) });
}

function count({ request, scope, product }: Asked): Outcome<Going> {
  if (request.body === undefined) return refuse('body', NO_BODY);
  const body = scopeCount(request.body, product, scope);
  return body.ok ? pass({ body: body.value, answer: told(['count', '_shards', 'terminated_early']) }) : body;
}

function mget({ request, scope }: Asked): Outcome<Going> {
  const read = readBy(ids, request.body);
  if (!read.ok) return read;
  const body = jsonObject({ ids: read.value.ids });
  return pass({ body, answer: gotAll({ scope, plan: ALL }) });
}

function create({ request: { body }, scope }: Asked): Outcome<Going> {
  if (scope.write === 'deny') return refuse('path', 'The policy lets nothing be written.');
  if (!isJsonObject(body) || hasDots(body) || !isVisible(body, scope)) return refuse('body', DOTTED);
  return pass({ body, answer: told(WRITTEN) });
}

function hasDots(value: JsonValue): boolean {
  if (Array.isArray(value)) return value.some(hasDots);
  if (!isJsonObject(value)) return false;
  return Object.entries(value).some(([name, member]) => name.includes('.') || hasDots(member));
}

function guardFor(product: Product): Retriever['guard'] {
  return (request, scope) => {
    const problem = headProblem(request);
    if (problem !== undefined) return problem;
    const operation = operationOf(request, scope);
    if (operation === undefined) return refuse('path', NOT_THERE);
    const { method, path, query } = request;
    const going = operation({ request, scope, product, id: path[2] });
    if (!going.ok) return going;
    const { body, answer } = going.value;
    return pass<GuardedRequest>({ target: { method, path, query }, body, answer });
  };
}

/** What is asked of one index: `/{index}/{operation}`, and an id where the operation has one. */
function operationOf({ method, path }: RetrieverRequest, { collections }: Scope): Operation | undefined {
  const [index = '', name = '', id, ...more] = path;
  if (!collections.includes(index) || more.length > 0) return undefined;
  if (id !== undefined && WITHOUT_ID.has(name)) return undefined;
  return OPERATIONS[`${method} ${name}`];
}

function headProblem({ query, headers }: RetrieverRequest) {
  const odd = query.findIndex(([name, value]) => !PARAMETERS.has(name) || !PLAIN.test(value));
  if (odd >= 0) return refuse(`query[${odd}]`, 'It is no parameter that is let through.');
  if (new Set(query.map(([name]) => name)).size < query.length)
    return refuse('query', 'It has a parameter twice.');
  const types = ['content-type', 'accept'].flatMap((name) => headerValues(headers, name));
  const isJson = types.every((type) => type.split(',').every((one) => JSON_TYPE.test(one.trim())));
  return isJson ? undefined : refuse('headers', 'Bodies are JSON here, also those of answers.');
}

function errorOf(message: string, status: number): JsonObject {
  const reason = { type: 'security_exception', reason: message };
  return JSON.parse(JSON.stringify({ error: { root_cause: [reason], ...reason }, status }));
}

function retriever(name: Product): Retriever {
  return {
    name,
    guard: guardFor(name),
    refuse: ({ message, id, status }) =>
      Buffer.from(JSON.stringify(errorOf(`${message} (Weir decision ${id})`, status)), 'utf8'),
  };
}

export const opensearch = retriever('opensearch');
export const elasticsearch = retriever('elasticsearch');
