/** Payloads of Qdrant: the fields of the scope always come, and go again where the client did not ask for them. */
import { z } from 'zod';
import { covers, withoutFields } from '../fields.ts';
import { isJsonObject, type JsonObject, type JsonValue, jsonObject, memberOf } from '../json.ts';
import type { Scope } from '../retriever.ts';

const names = z.array(z.string().max(255)).max(256);
/** Names in quotes are other spellings of names, which could not be told from those of the scope. */
const plain = z.array(z.string().regex(/^[\w-]+(?:\[\])?(?:\.[\w-]+(?:\[\])?)*$/)).max(256);
/** What a client may say of the payload that it wants. */
export const withPayload = z.union([
  z.boolean(),
  names,
  z.strictObject({ include: names }),
  z.strictObject({ exclude: plain }),
]);
export type WithPayload = z.output<typeof withPayload>;

/** What the store is asked for, and what becomes of a payload that was checked. */
export interface PayloadPlan {
  readonly ask: JsonValue;
  /** Undefined where the client wants no payload. */
  shown(payload: JsonObject): JsonObject | undefined;
}

/** `unsaid` is what the operation does where the client says nothing. */
export function planPayload(
  wanted: WithPayload | null | undefined,
  unsaid: boolean,
  scope: Scope,
): PayloadPlan {
  const want = wanted ?? unsaid;
  const fields = scope.constraints.map(({ field }) => field);
  if (want === true) return { ask: true, shown: (payload) => payload };
  if (want === false) return { ask: included(fields), shown: () => undefined };
  if ('exclude' in want) return excluding(want.exclude, fields);
  const include = Array.isArray(want) ? want : want.include;
  const extra = fields.filter((field) => !include.some((one) => covers(one, field)));
  return { ask: included([...include, ...extra]), shown: (payload) => withoutFields(payload, extra) };
}

/** What would leave out a field of the scope is left out here, once that was looked at. */
function excluding(exclude: readonly string[], fields: readonly string[]): PayloadPlan {
  const isNeeded = (one: string) => fields.some((field) => covers(one, field));
  const late = exclude.filter(isNeeded);
  const ask = jsonObject({ exclude: exclude.filter((one) => !isNeeded(one)) });
  return { ask, shown: (payload) => withoutFields(payload, late) };
}

function included(names: readonly string[]): JsonObject {
  return jsonObject({ include: names });
}

/** The payload of a point; a point without one carries nothing. */
export function payloadOf(point: JsonObject): JsonObject {
  const payload = memberOf(point, 'payload');
  return isJsonObject(payload) ? payload : jsonObject({});
}
