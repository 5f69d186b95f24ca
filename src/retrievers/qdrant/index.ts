/** Qdrant's REST API (docs: api.qdrant.tech, 1.7 to 1.16). */
import { z } from 'zod';
import { type JsonObject, jsonObject } from '../json.ts';
import { asJson, pass, readBy, refuse } from '../outcome.ts';
import type {
  AnswerReader,
  GuardedRequest,
  Outcome,
  Retriever,
  RetrieverRequest,
  Scope,
} from '../retriever.ts';
import { count } from '../schemas.ts';
import { answered, batchIn, groupsIn, pointsIn } from './answers.ts';
import { filter, scoped } from './filter.ts';
import { collection, collectionsIn, counted, exists, facetIn, updated, version } from './meta.ts';
import { planPayload, withPayload } from './payload.ts';
import { BATCHES, SEARCHES, type SearchName, scopeBatch, scopeSearch } from './searches.ts';
import { scopeDelete, scopePayload, scopeUnset, scopeUpsert } from './writes.ts';

/** Parameters that say how long, and how surely, and not what. */
const PARAMETERS: ReadonlySet<string> = new Set(['timeout', 'consistency', 'wait', 'ordering']);
const PLAIN = /^[A-Za-z0-9]{1,20}$/;

/** A body that may go up, and what reads its answer. */
type Scoped = Outcome<{ readonly body: JsonObject; readonly answer: AnswerReader }>;
type Operation = (request: RetrieverRequest, scope: Scope) => Scoped;

const id = z.union([z.string().max(64), count]);
const shardKey = z.union([z.string().max(255), count]).nullish();
const names = z.union([z.boolean(), z.array(z.string().max(255))]);
const retrieval = z.strictObject({
  ids: z.array(id).max(10_000),
  with_payload: withPayload.nullish(),
  with_vector: names.nullish(),
  with_vectors: names.nullish(),
  shard_key: shardKey,
});
const counting = z.strictObject({
  filter: filter.nullish(),
  exact: z.boolean().nullish(),
  shard_key: shardKey,
});
const facet = z.strictObject({
  key: z.string(),
  limit: count.nullish(),
  filter: filter.nullish(),
  exact: z.boolean().nullish(),
  shard_key: shardKey,
});

const READS: Readonly<Record<string, Operation>> = {
  points: ({ body }, scope) => {
    const read = readBy(retrieval, body);
    if (!read.ok) return read;
    const plan = planPayload(read.value.with_payload, true, scope);
    const own = asJson(read.value);
    return pass({
      body: jsonObject({ ...own, with_payload: plan.ask }),
      answer: answered(pointsIn(plan, scope)),
    });
  },
  'points/count': ({ body }, scope) => {
    const read = readBy(counting, body);
    if (!read.ok) return read;
    const own = asJson(read.value);
    return pass({ body: jsonObject({ ...own, filter: scoped(scope, own['filter']) }), answer: counted });
  },
  facet: ({ body }, scope) => {
    const read = readBy(facet, body);
    if (!read.ok) return read;
    const of = scope.constraints.find(({ field }) => field === read.value.key);
    if (of === undefined)
      return refuse(
        'body.key',
        'Values of this field cannot be checked; only fields of the scope can be counted by.',
      );
    const own = asJson(read.value);
    return pass({
      body: jsonObject({ ...own, filter: scoped(scope, own['filter']) }),
      answer: facetIn(of.anyOf),
    });
  },
  ...Object.fromEntries(Object.keys(SEARCHES).map((name) => [name, search(name as SearchName)])),
  ...Object.fromEntries(Object.entries(BATCHES).map(([name, each]) => [name, searches(each)])),
};

const WRITES: Readonly<Record<string, Operation>> = {
  'PUT points': write(scopeUpsert),
  'POST points/delete': write(scopeDelete),
  'POST points/payload': write(scopePayload),
  'POST points/payload/delete': write(scopeUnset),
};

function search(operation: SearchName): Operation {
  return ({ body }, scope) => {
    const one = scopeSearch(operation, { body, at: 'body' }, scope);
    if (!one.ok) return one;
    const { plan } = one.value;
    const check = operation.endsWith('/groups') ? groupsIn(plan, scope) : pointsIn(plan, scope);
    return pass({ body: one.value.body, answer: answered(check) });
  };
}

function searches(operation: SearchName): Operation {
  return ({ body }, scope) => {
    const all = scopeBatch(operation, body, scope);
    if (!all.ok) return all;
    const plans = all.value.map(({ plan }) => plan);
    return pass({
      body: jsonObject({ searches: all.value.map((one) => one.body) }),
      answer: answered(batchIn(plans, scope)),
    });
  };
}

function write(read: (body: RetrieverRequest['body'], scope: Scope) => Outcome<JsonObject>): Operation {
  return ({ body }, scope) => {
    if (scope.write === 'deny') return refuse('path', 'The policy lets nothing be written.');
    const written = read(body, scope);
    return written.ok ? pass({ body: written.value, answer: updated }) : written;
  };
}

function guard(request: RetrieverRequest, scope: Scope): Outcome<GuardedRequest> {
  const { method, path, query } = request;
  const odd = query.findIndex(([name, value]) => !PARAMETERS.has(name) || !PLAIN.test(value));
  if (odd >= 0) return refuse(`query[${odd}]`, 'It is no parameter that is let through.');
  if (new Set(query.map(([name]) => name)).size < query.length)
    return refuse('query', 'It has a parameter twice.');
  const target = { method, path, query };
  if (method === 'GET') {
    const answer = told(path, scope);
    if (!answer.ok || request.body !== undefined)
      return answer.ok ? refuse('body', 'It has a body.') : answer;
    return pass({ target, body: undefined, answer: answer.value });
  }
  const operation = operationOf(request, scope);
  if (!operation.ok) return operation;
  const asked = operation.value(request, scope);
  return asked.ok ? pass({ target, ...asked.value }) : asked;
}

/** Answers to requests without a body. */
function told(path: readonly string[], scope: Scope): Outcome<AnswerReader> {
  const [first, name, last, ...more] = path;
  if (first === undefined) return pass(version);
  if (first !== 'collections' || more.length > 0) return notThere();
  if (name === undefined) return pass(collectionsIn(scope));
  if (!scope.collections.includes(name)) return notThere();
  if (last === undefined) return pass(collection);
  return last === 'exists' ? pass(exists) : notThere();
}

function operationOf({ method, path }: RetrieverRequest, scope: Scope): Outcome<Operation> {
  const [first, name = '', ...rest] = path;
  if (first !== 'collections' || !scope.collections.includes(name)) return notThere();
  const operation = rest.join('/');
  const write = WRITES[`${method} ${operation}`];
  if (write !== undefined) return pass(write);
  const read = method === 'POST' && Object.hasOwn(READS, operation) ? READS[operation] : undefined;
  return read === undefined ? notThere() : pass(read);
}

function notThere(): ReturnType<typeof refuse> {
  return refuse('path', 'It is no collection, or no operation, that is let through.');
}

export const qdrant: Retriever = {
  name: 'qdrant',
  guard,
  refuse: ({ message, id: decision }) =>
    Buffer.from(
      JSON.stringify({ status: { error: `${message} (Weir decision ${decision})` }, time: 0 }),
      'utf8',
    ),
};
