/** Filters of Chroma (docs "Metadata Filtering", "Full Text Search"): what a client may say, and how the scope stands around it. */
import { z } from 'zod';
import { isJsonObject, type JsonObject, type JsonValue, jsonObject } from '../json.ts';
import type { Scope } from '../retriever.ts';
import { number } from '../schemas.ts';

const value = z.union([z.string(), z.boolean(), number]);
const comparison = z.union([
  ...['$eq', '$ne'].map((word) => z.strictObject({ [word]: value })),
  ...['$gt', '$gte', '$lt', '$lte'].map((word) => z.strictObject({ [word]: number })),
  ...['$in', '$nin'].map((word) => z.strictObject({ [word]: z.array(value) })),
]);

/** One name of a field; names that begin with a mark mean something else to the store. */
const field = z.custom<JsonObject>((one) => {
  if (!isJsonObject(one as JsonValue)) return false;
  const [[name, said] = ['', null], ...more] = Object.entries(one as JsonObject);
  if (more.length > 0 || name === '' || /^[$#]/.test(name)) return false;
  return value.safeParse(said).success || comparison.safeParse(said).success;
});
const joined = (inner: z.ZodType) =>
  ['$and', '$or'].map((word) => z.strictObject({ [word]: z.array(inner).min(1).max(256) }));

/** What a client may filter by: metadata, and what a document says. */
export const where: z.ZodType<JsonObject> = z.lazy(() =>
  z.union([field, ...joined(where)]),
) as z.ZodType<JsonObject>;
export const whereDocument: z.ZodType<JsonObject> = z.lazy(() =>
  z.union([
    ...['$contains', '$not_contains', '$regex', '$not_regex'].map((word) =>
      z.strictObject({ [word]: z.string() }),
    ),
    ...joined(whereDocument),
  ]),
) as z.ZodType<JsonObject>;

/** Clients send an object without members for no filter at all. */
export const nothing = z.strictObject({});

/** A document is in the scope, and is what the client filters by. */
export function scoped({ constraints }: Scope, asked: JsonObject | null | undefined): JsonObject {
  const own = constraints.map(({ field: name, anyOf }) => jsonObject({ [name]: jsonObject({ $in: anyOf }) }));
  const all =
    isJsonObject(asked ?? undefined) && Object.keys(asked ?? {}).length > 0 ? [...own, asked ?? {}] : own;
  const [only] = all;
  return all.length === 1 && only !== undefined ? only : jsonObject({ $and: all });
}
