/** Writes to Qdrant: new documents carry the scope, and what is changed or deleted is chosen within it. */
import { z } from 'zod';
import { covers } from '../fields.ts';
import { isJsonObject, type JsonObject, type JsonValue, jsonObject } from '../json.ts';
import { asJson, pass, readBy, refuse } from '../outcome.ts';
import type { Outcome, Scope } from '../retriever.ts';
import { anyObject, count, name, numbers } from '../schemas.ts';
import { isWithin } from '../scope.ts';
import { filter, scoped } from './filter.ts';
import { vector } from './vectors.ts';

const id = z.union([z.string().max(64), count]);
const ids = z.array(id).max(10_000);
const shardKey = z.union([z.string().max(255), count]).nullish();
const vectors = z.union([vector, z.record(name, vector), numbers]);
const point = z.strictObject({ id, vector: vectors, payload: anyObject.nullish() });
const upsert = z.strictObject({ points: z.array(point).max(10_000), shard_key: shardKey });
const chosen = { points: ids.nullish(), filter: filter.nullish(), shard_key: shardKey };
const deletion = z.strictObject(chosen);
/** The form in which a filter, or ids, is all of the body. */
const setting = z.strictObject({ ...chosen, payload: anyObject, key: z.null().optional() });
const unsetting = z.strictObject({ ...chosen, keys: z.array(name).max(256) });

/** Puts points, each of which carries the scope; one that is there already is changed where it is in the scope alone. */
export function scopeUpsert(body: JsonValue | undefined, scope: Scope): Outcome<JsonObject> {
  const read = readBy(upsert, body);
  if (!read.ok) return read;
  const outside = read.value.points.findIndex(({ payload }) => !isWithin(payload ?? undefined, scope));
  if (outside >= 0)
    return refuse(`body.points[${outside}].payload`, 'It does not carry the fields of the scope.');
  // Servers before 1.16 pass over this member; see the page on retrieval.
  return pass(jsonObject({ ...asJson(read.value), update_filter: scoped(scope) }));
}

/** Deletes what is in the scope. */
export function scopeDelete(body: JsonValue | undefined, scope: Scope): Outcome<JsonObject> {
  const read = readBy(deletion, body);
  if (!read.ok) return read;
  return chosenIn(asJson(read.value), scope);
}

/** Sets members of payloads; none of them is a field of the scope. */
export function scopePayload(body: JsonValue | undefined, scope: Scope): Outcome<JsonObject> {
  const read = readBy(setting, body);
  if (!read.ok) return read;
  const { payload } = read.value;
  if (Object.keys(payload).some((one) => isOfScope(one, scope)))
    return refuse('body.payload', 'It sets a field of the scope; put the point anew.');
  return chosenIn(asJson(read.value), scope);
}

/** Takes members out of payloads; none of them is a field of the scope. */
export function scopeUnset(body: JsonValue | undefined, scope: Scope): Outcome<JsonObject> {
  const read = readBy(unsetting, body);
  if (!read.ok) return read;
  // Names are paths, and may be written in quotes: only plain ones can be compared.
  const odd = read.value.keys.some((key) => !/^[\w-]+(?:\.[\w-]+)*$/.test(key) || isOfScope(key, scope));
  if (odd) return refuse('body.keys', 'It names a field of the scope, or not plainly a field.');
  return chosenIn(asJson(read.value), scope);
}

/** The scope stands in the filter; ids become a part of it. */
function chosenIn(body: JsonObject, scope: Scope): Outcome<JsonObject> {
  const { points, filter: asked, ...rest } = body;
  const one = points === undefined || points === null ? undefined : jsonObject({ has_id: points });
  if ((one === undefined) === !isJsonObject(asked))
    return refuse('body', 'It has to choose points by their ids or by a filter, and not by both.');
  return pass(jsonObject({ ...rest, filter: scoped(scope, one, asked) }));
}

function isOfScope(key: string, { constraints }: Scope): boolean {
  return constraints.some(({ field }) => covers(key, field) || covers(field, key));
}
