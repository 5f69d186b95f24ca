/** Filters of Qdrant (docs "Filtering", REST schema `Filter`): what a client may say, and how the scope stands around it. */
import { z } from 'zod';
import { type JsonObject, type JsonValue, jsonObject } from '../json.ts';
import type { Constraint, Scope } from '../retriever.ts';
import { count, name, number } from '../schemas.ts';

const id = z.union([z.string().max(64), count]);
const value = z.union([z.string(), z.boolean(), number]);
const values = z.array(z.union([z.string(), number]));
const match = z.union([
  z.strictObject({ value }),
  z.strictObject({ any: values }),
  z.strictObject({ except: values }),
  ...['text', 'text_any', 'phrase'].map((kind) => z.strictObject({ [kind]: z.string() })),
]);
const bound = z.union([number, z.string().max(64)]).nullish();
const range = z.strictObject({ lt: bound, gt: bound, gte: bound, lte: bound });
const geo = z.strictObject({ lon: number, lat: number });
const ring = z.strictObject({ points: z.array(geo) });
const field = z.strictObject({
  key: name,
  match: match.optional(),
  range: range.optional(),
  geo_bounding_box: z.strictObject({ top_left: geo, bottom_right: geo }).optional(),
  geo_radius: z.strictObject({ center: geo, radius: number }).optional(),
  geo_polygon: z.strictObject({ exterior: ring, interiors: z.array(ring).optional() }).optional(),
  values_count: range.optional(),
  is_empty: z.boolean().optional(),
  is_null: z.boolean().optional(),
});
const ofKey = z.strictObject({ key: name });

type Filter = z.ZodType<JsonObject>;
const condition: z.ZodType = z.lazy(() =>
  z.union([
    field,
    z.strictObject({ is_empty: ofKey }),
    z.strictObject({ is_null: ofKey }),
    z.strictObject({ has_id: z.array(id) }),
    z.strictObject({ has_vector: name }),
    z.strictObject({ nested: z.strictObject({ key: name, filter }) }),
    filter,
  ]),
);
const conditions = z.union([z.array(condition), condition]).nullish();

/** What a client may filter by. */
export const filter: Filter = z.lazy(() =>
  z.strictObject({
    must: conditions,
    should: conditions,
    must_not: conditions,
    min_should: z.strictObject({ conditions: z.array(condition), min_count: count }).nullish(),
  }),
) as Filter;

/** A document is in the scope, and is what the client filters by: its filter is one condition among those of the scope. */
export function scoped({ constraints }: Scope, ...asked: readonly (JsonValue | undefined)[]): JsonObject {
  const own = asked.filter((one) => one !== undefined && one !== null);
  return jsonObject({ must: [...constraints.map(conditionOf), ...own] });
}

function conditionOf({ field: key, anyOf }: Constraint): JsonObject {
  return jsonObject({ key, match: jsonObject({ any: anyOf }) });
}
