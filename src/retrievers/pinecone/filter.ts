/** Filters of Pinecone (docs "Metadata filter expressions"): what a client may say, and how the scope stands around it. */
import { z } from 'zod';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, jsonObject } from '../json.ts';
import type { Scope } from '../retriever.ts';
import { number } from '../schemas.ts';

const value = z.union([z.string(), z.boolean(), number]);
const comparisons = z
  .strictObject({
    ...{ $eq: value.optional(), $ne: value.optional(), $exists: z.boolean().optional() },
    ...{ $gt: number.optional(), $gte: number.optional(), $lt: number.optional(), $lte: number.optional() },
    ...{ $in: z.array(value).optional(), $nin: z.array(value).optional() },
  })
  .refine((said) => Object.keys(said).length > 0);
const DEEPEST = 32;

/** What a client may filter by: names of fields, and what joins filters; other words with a mark are none. */
export const filter = z.custom<JsonObject>((one) => isFilter(one as JsonValue, DEEPEST));

function isFilter(one: JsonValue | undefined, depth: number): boolean {
  if (!isJsonObject(one) || depth === 0) return false;
  return Object.entries(one).every(([name, said]) => {
    if (name === '$and' || name === '$or')
      return isJsonList(said) && said.length > 0 && said.every((inner) => isFilter(inner, depth - 1));
    if (name === '' || name.startsWith('$')) return false;
    return value.safeParse(said).success || comparisons.safeParse(said).success;
  });
}

/** A record is in the scope, and is what the client filters by. */
export function scoped({ constraints }: Scope, asked: JsonObject | null | undefined): JsonObject {
  const own = constraints.map(({ field, anyOf }) => jsonObject({ [field]: jsonObject({ $in: anyOf }) }));
  const more = asked && Object.keys(asked).length > 0 ? [asked] : [];
  return jsonObject({ $and: [...own, ...more] });
}
