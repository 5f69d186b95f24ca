/** Weaviate's REST API (docs "REST - /v1/objects"): one object by its id, and new objects. */
import { z } from 'zod';
import { isJsonList, isJsonObject, type JsonValue } from '../json.ts';
import { asJson, pass, readBy, refuse } from '../outcome.ts';
import type { GuardedRequest, Outcome, RetrieverRequest, Scope } from '../retriever.ts';
import { anyObject, numbers } from '../schemas.ts';
import { isWithin } from '../scope.ts';
import { objectOf } from './answers.ts';
import { tenantIn } from './tenant.ts';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const PARAMETERS: Readonly<Record<string, RegExp>> = {
  include: /^vector$/,
  consistency_level: /^(ONE|QUORUM|ALL)$/,
};
const creating = z.strictObject({
  ...{ class: z.string(), id: z.string().regex(ID).optional(), properties: anyObject },
  ...{ vector: numbers.optional(), vectors: anyObject.optional(), tenant: z.string().optional() },
});

type Scoped = Outcome<Pick<GuardedRequest, 'body' | 'answer'>>;

/** `GET /v1/objects/COLLECTION/ID`. */
export function oneObject(request: RetrieverRequest, scope: Scope): Scoped {
  const [, , collection = '', id = ''] = request.path;
  if (!scope.collections.includes(collection) || !ID.test(id))
    return refuse('path', 'It is no object of a collection that is let through.');
  if (request.body !== undefined) return refuse('body', 'It has a body.');
  const problem = parameterProblem(request.query, scope);
  return problem ?? pass({ body: undefined, answer: objectOf(collection, scope) });
}

/** `POST /v1/objects`: a new object; Weaviate refuses an id that is taken. */
export function newObject(request: RetrieverRequest, scope: Scope): Scoped {
  if (scope.write === 'deny') return refuse('path', 'The policy lets nothing be written.');
  const read = readBy(creating, request.body);
  if (!read.ok) return read;
  const { class: collection, properties, tenant } = read.value;
  if (!scope.collections.includes(collection))
    return refuse('body.class', 'It is no collection that is let through.');
  if (tenant !== undefined && !tenantIn(tenant, scope))
    return refuse('body.tenant', 'It is no tenant that this caller may ask.');
  if (!isWithin(properties, scope))
    return refuse('body.properties', 'A new object has the fields of the scope, with values of it.');
  if (refersTo(properties)) return refuse('body.properties', 'It refers to other objects.');
  const problem = parameterProblem(request.query, scope);
  return problem ?? pass({ body: asJson(read.value), answer: objectOf(collection, scope) });
}

function parameterProblem(query: RetrieverRequest['query'], scope: Scope) {
  const odd = query.findIndex(([name, value]) =>
    name === 'tenant'
      ? !tenantIn(value, scope)
      : !(Object.hasOwn(PARAMETERS, name) && PARAMETERS[name]?.test(value)),
  );
  if (odd >= 0) return refuse(`query[${odd}]`, 'It is no parameter that is let through.');
  const names = new Set(query.map(([name]) => name));
  return names.size < query.length ? refuse('query', 'It has a parameter twice.') : undefined;
}

/** A module may make a vector of those of the objects that are referred to. */
function refersTo(value: JsonValue): boolean {
  if (isJsonList(value)) return value.some(refersTo);
  if (!isJsonObject(value)) return false;
  return Object.hasOwn(value, 'beacon') || Object.values(value).some(refersTo);
}
