/** Pinecone's data plane (docs.pinecone.io, API 2025-04); namespaces are its collections. */
import { z } from 'zod';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, jsonObject, memberOf } from '../json.ts';
import { asJson, NO_HITS, pass, readBy, refuse } from '../outcome.ts';
import type {
  AnswerReader,
  CheckedAnswer,
  GuardedRequest,
  Outcome,
  Retriever,
  RetrieverRequest,
  Scope,
} from '../retriever.ts';
import { count, numbers } from '../schemas.ts';
import { isWithin } from '../scope.ts';
import { isError, sentenceOf } from '../store-errors.ts';
import { filter, scoped } from './filter.ts';

/** How the namespace is named of those who name none. */
const DEFAULT = '__default__';
/** `PERMISSION_DENIED` of gRPC, as the data plane numbers its errors. */
const DENIED = 7;

const namespace = z.string().max(512).nullish();
const sparse = z.strictObject({ indices: z.array(count), values: numbers });
const querying = z.strictObject({
  ...{ namespace, topK: count, vector: numbers.nullish(), sparseVector: sparse.nullish() },
  ...{
    filter: filter.nullish(),
    includeValues: z.boolean().nullish(),
    includeMetadata: z.boolean().nullish(),
  },
});
const fetching = z.strictObject({
  ...{ namespace, filter: filter.nullish(), limit: count.nullish() },
  paginationToken: z.string().max(1024).nullish(),
});
const deleting = z.strictObject({ namespace, filter });

type Scoped = Outcome<Pick<GuardedRequest, 'body' | 'answer'>>;
type Operation = (request: RetrieverRequest, scope: Scope) => Scoped;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  'POST query': ({ body }, scope) => {
    const read = readBy(querying, body);
    if (!read.ok) return read;
    const shows = read.value.includeMetadata === true;
    const asked = bodyIn(read.value, scope);
    return asked.ok
      ? pass({ body: jsonObject({ ...asked.value, includeMetadata: true }), answer: matchesIn(shows, scope) })
      : asked;
  },
  'POST vectors/fetch_by_metadata': ({ body }, scope) => {
    const read = readBy(fetching, body);
    if (!read.ok) return read;
    const asked = bodyIn(read.value, scope);
    return asked.ok ? pass({ body: asked.value, answer: vectorsIn(scope) }) : asked;
  },
  'POST vectors/delete': ({ body }, scope) => {
    if (scope.write === 'deny') return refuse('path', 'The policy lets nothing be written.');
    const read = readBy(deleting, body);
    if (!read.ok) return read;
    const asked = bodyIn(read.value, scope);
    return asked.ok ? pass({ body: asked.value, answer: nothing }) : asked;
  },
  'GET vectors/fetch': ({ query, body }, scope) => {
    const named = query.filter(([name]) => name === 'namespace');
    const odd = query.findIndex(([name]) => name !== 'ids' && name !== 'namespace');
    if (odd >= 0 || named.length > 1 || body !== undefined)
      return refuse(`query[${odd}]`, 'It is no parameter that is let through.');
    const known = isKnown(named[0]?.[1], scope);
    return known ? pass({ body: undefined, answer: vectorsIn(scope) }) : unknownNamespace();
  },
};

/** The body with the scope in its filter, where it asks a namespace of the policy. */
function bodyIn(
  read: { readonly namespace?: string | null | undefined; readonly filter?: JsonObject | null | undefined },
  scope: Scope,
): Outcome<JsonObject> {
  if (!isKnown(read.namespace, scope)) return unknownNamespace();
  return pass(jsonObject({ ...asJson(read), filter: scoped(scope, read.filter) }));
}

function isKnown(name: string | null | undefined, { collections }: Scope): boolean {
  return collections.includes(name === undefined || name === null || name === '' ? DEFAULT : name);
}

function unknownNamespace(): ReturnType<typeof refuse> {
  return refuse('namespace', 'It is no namespace that is let through.');
}

function answered(check: (body: JsonValue | undefined) => Outcome<CheckedAnswer>): AnswerReader {
  return ({ status, body }) => {
    if (!isError(status)) return check(body);
    const said = memberOf(body, 'message') ?? memberOf(memberOf(body, 'error'), 'message');
    const told = { code: memberOf(body, 'code'), message: sentenceOf(said), details: [] };
    return pass({ body: jsonObject(told), ...NO_HITS });
  };
}

function matchesIn(shows: boolean, scope: Scope): AnswerReader {
  return answered((body) => {
    const matches = memberOf(body, 'matches');
    if (!isJsonList(matches)) return unread();
    const kept = matches.filter((one) => isWithin(memberOf(one, 'metadata'), scope));
    const shown = kept.map((one) => record(one, shows));
    return pass({
      body: around(body, { matches: shown }),
      hits: kept.length,
      foreign: matches.length - kept.length,
    });
  });
}

function vectorsIn(scope: Scope): AnswerReader {
  return answered((body) => {
    const vectors = memberOf(body, 'vectors');
    if (!isJsonObject(vectors)) return unread();
    const all = Object.entries(vectors);
    const kept = all.filter(([, one]) => isWithin(memberOf(one, 'metadata'), scope));
    const shown = jsonObject(Object.fromEntries(kept.map(([id, one]) => [id, record(one, true)])));
    return pass({
      body: around(body, { vectors: shown }),
      hits: kept.length,
      foreign: all.length - kept.length,
    });
  });
}

const nothing: AnswerReader = answered((body) =>
  body === undefined || (isJsonObject(body) && Object.keys(body).length === 0)
    ? pass({ body, ...NO_HITS })
    : unread(),
);

function record(one: JsonValue, shows: boolean): JsonObject {
  const names = ['id', 'score', 'values', 'sparseValues', ...(shows ? ['metadata'] : [])];
  return jsonObject(Object.fromEntries(names.map((name) => [name, memberOf(one, name)])));
}

/** What stands around the records: where they are, what it cost, and where the next page begins. */
function around(body: JsonValue | undefined, records: Readonly<Record<string, JsonValue>>): JsonObject {
  const names = ['namespace', 'usage', 'pagination'] as const;
  return jsonObject({ ...records, ...Object.fromEntries(names.map((name) => [name, memberOf(body, name)])) });
}

function unread(): ReturnType<typeof refuse> {
  return refuse('body', 'The answer is not in the format of Pinecone.');
}

function guard(request: RetrieverRequest, scope: Scope): Outcome<GuardedRequest> {
  const { method, path, query } = request;
  const name = `${method} ${path.join('/')}`;
  const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
  if (operation === undefined) return refuse('path', 'It is no operation that is let through.');
  if (method !== 'GET' && query.length > 0)
    return refuse('query[0]', 'It is no parameter that is let through.');
  const asked = operation(request, scope);
  return asked.ok ? pass({ target: { method, path, query }, ...asked.value }) : asked;
}

export const pinecone: Retriever = {
  name: 'pinecone',
  guard,
  refuse: ({ message, id }) =>
    Buffer.from(
      JSON.stringify({ code: DENIED, message: `${message} (Weir decision ${id})`, details: [] }),
      'utf8',
    ),
};
