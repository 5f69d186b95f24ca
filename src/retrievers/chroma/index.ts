/** Chroma's API, version 2 (docs.trychroma.com; server 1.0 and newer). */
import { z } from 'zod';
import { type JsonObject, jsonObject } from '../json.ts';
import { pass, readBy, refuse } from '../outcome.ts';
import type {
  AnswerReader,
  GuardedRequest,
  Outcome,
  Retriever,
  RetrieverRequest,
  Scope,
} from '../retriever.ts';
import { anyObject, count, numbers } from '../schemas.ts';
import { isWithin } from '../scope.ts';
import { COLUMNS, type Column, collectionNamed, collectionsIn, rowsIn, tablesIn, told } from './answers.ts';
import { nothing, scoped, where, whereDocument } from './filter.ts';

/** Where collections are that the policy names without saying where. */
const DEFAULT = 'default_tenant/default_database';
const PARAMETERS: ReadonlySet<string> = new Set(['limit', 'offset']);
/** What tells of the server alone. */
const OF_SERVER: ReadonlySet<string> = new Set(['', 'heartbeat', 'version', 'pre-flight-checks']);

const ids = z.array(z.string().max(1024)).max(10_000);
const include = z.array(z.enum(COLUMNS));
const chosen = {
  ids: ids.nullish(),
  where: z.union([where, nothing]).nullish(),
  where_document: z.union([whereDocument, nothing]).nullish(),
};
const getting = z.strictObject({
  ...chosen,
  include: include.nullish(),
  limit: count.nullish(),
  offset: count.nullish(),
});
const querying = z.strictObject({
  ...chosen,
  include: include.nullish(),
  n_results: count.nullish(),
  query_embeddings: z.array(numbers).max(1000),
});
const adding = z.strictObject({
  ids,
  embeddings: z.array(z.union([numbers, z.string()])).nullish(),
  metadatas: z.array(anyObject.nullable()),
  documents: z.array(z.string().nullable()).nullish(),
  uris: z.array(z.string().nullable()).nullish(),
});
const deleting = z.strictObject({ ...chosen, limit: count.nullish() });

type Scoped = Outcome<{ readonly body: JsonObject; readonly answer: AnswerReader }>;
type Operation = (request: RetrieverRequest, scope: Scope) => Scoped;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  get: ({ body }, scope) => found(readBy(getting, body), scope, rowsIn),
  query: ({ body }, scope) => found(readBy(querying, body), scope, tablesIn),
  add: writing(add),
  delete: writing(remove),
};

/** Where the client does not say what it wants, it gets these; distances are of queries alone. */
const UNSAID: readonly Column[] = ['metadatas', 'documents', 'distances'];

function found(
  read: Outcome<z.output<typeof getting> | z.output<typeof querying>>,
  scope: Scope,
  reader: typeof rowsIn,
): Scoped {
  if (!read.ok) return read;
  const wanted = read.value.include ?? UNSAID.filter((name) => name !== 'distances' || reader === tablesIn);
  const asked = wanted.includes('metadatas') ? wanted : [...wanted, 'metadatas'];
  return pass({
    body: jsonObject({ ...withScope(read.value, scope), include: asked }),
    answer: reader(wanted, scope),
  });
}

/** An empty filter of documents says nothing. */
function withScope(body: object, scope: Scope): JsonObject {
  const {
    where: asked,
    where_document: said,
    ...rest
  } = body as Record<string, JsonObject | null | undefined>;
  const document = said && Object.keys(said).length > 0 ? said : undefined;
  return jsonObject({ ...rest, where: scoped(scope, asked), where_document: document });
}

function writing(write: Operation): Operation {
  return (request, scope) =>
    scope.write === 'deny' ? refuse('path', 'The policy lets nothing be written.') : write(request, scope);
}

/** Ids that are there already are left as they are by the store. */
function add({ body }: RetrieverRequest, scope: Scope): Scoped {
  const read = readBy(adding, body);
  if (!read.ok) return read;
  const { ids: own, metadatas } = read.value;
  const outside = own.findIndex((_, at) => !isWithin(metadatas[at] ?? undefined, scope));
  if (outside >= 0 || metadatas.length !== own.length)
    return refuse(`body.metadatas[${Math.max(outside, 0)}]`, 'It does not carry the fields of the scope.');
  return pass({ body: jsonObject(read.value), answer: told });
}

function remove({ body }: RetrieverRequest, scope: Scope): Scoped {
  const read = readBy(deleting, body);
  return read.ok ? pass({ body: withScope(read.value, scope), answer: told }) : read;
}

function guard(request: RetrieverRequest, scope: Scope): Outcome<GuardedRequest> {
  const { method, path, query } = request;
  const odd = query.findIndex(([name, value]) => !PARAMETERS.has(name) || !/^\d{1,9}$/.test(value));
  if (odd >= 0) return refuse(`query[${odd}]`, 'It is no parameter that is let through.');
  const [api, version, ...rest] = path;
  if (api !== 'api' || version !== 'v2') return notThere();
  const target = { method, path, query };
  if (method === 'GET') {
    const answer = toldOf(rest, scope);
    if (!answer.ok || request.body !== undefined)
      return answer.ok ? refuse('body', 'It has a body.') : answer;
    return pass({ target, body: undefined, answer: answer.value });
  }
  const operation = operationOf(method, rest, scope);
  if (!operation.ok) return operation;
  const asked = operation.value(request, scope);
  return asked.ok ? pass({ target, ...asked.value }) : asked;
}

/** Answers to requests without a body; how many documents a collection has is said of all tenants together. */
function toldOf(path: readonly string[], scope: Scope): Outcome<AnswerReader> {
  if (path.length <= 1 && OF_SERVER.has(path[0] ?? '')) return pass(told);
  const place = placeOf(path);
  if (place === undefined || place.rest.length > 1) return notThere();
  const isKnown = (name: string) => isNamed(`${place.of}/${name}`, scope);
  const [name] = place.rest;
  if (name === undefined) return pass(collectionsIn(isKnown));
  return isKnown(name) ? pass(collectionNamed(name)) : notThere();
}

function operationOf(method: string, path: readonly string[], scope: Scope): Outcome<Operation> {
  const place = placeOf(path);
  const [id = '', operation = '', ...more] = place?.rest ?? [];
  if (method !== 'POST' || place === undefined || more.length > 0) return notThere();
  if (!isNamed(`${place.of}/${id}`, scope) || !Object.hasOwn(OPERATIONS, operation)) return notThere();
  return pass(OPERATIONS[operation] ?? (() => notThere()));
}

/** `tenants/{tenant}/databases/{database}/collections/...`: the database, and what stands behind. */
function placeOf(
  path: readonly string[],
): { readonly of: string; readonly rest: readonly string[] } | undefined {
  const [tenants, tenant, databases, database, collections, ...rest] = path;
  const known = tenants === 'tenants' && databases === 'databases' && collections === 'collections';
  return known ? { of: `${tenant}/${database}`, rest } : undefined;
}

/** Collections are named by their names and, as requests name them, by their ids. */
function isNamed(place: string, { collections }: Scope): boolean {
  return collections.some((one) => (one.includes('/') ? one : `${DEFAULT}/${one}`) === place);
}

function notThere(): ReturnType<typeof refuse> {
  return refuse('path', 'It is no collection, or no operation, that is let through.');
}

export const chroma: Retriever = {
  name: 'chroma',
  guard,
  refuse: ({ message, id }) =>
    Buffer.from(
      JSON.stringify({ error: 'PolicyError', message: `${message} (Weir decision ${id})` }),
      'utf8',
    ),
};
