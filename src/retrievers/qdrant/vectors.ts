/**
 * What Qdrant searches by: vectors in their forms, and texts that it turns into vectors itself. Ids of points are none of
 * these here: the vector of a point that the caller may not see would tell what the point says.
 */
import { z } from 'zod';
import { count, name, number, numbers } from '../schemas.ts';

const sparse = z.strictObject({ indices: z.array(count), values: numbers });
const text = z.strictObject({ text: z.string(), model: name });

/** One vector: dense, of several rows, sparse, or to be made of a text. */
export const vector = z.union([numbers, z.array(numbers), sparse, text]);

/** The vector of the older operations, with or without a name. */
export const named = z.union([
  numbers,
  z.strictObject({ name, vector: numbers }),
  z.strictObject({ name, vector: sparse }),
]);

const pair = z.strictObject({ positive: vector, negative: vector });
const context = z.union([pair, z.array(pair)]);
const vectors = z.array(vector).max(1000);
const strategy = z.enum(['average_vector', 'best_score', 'sum_scores']);

const direction = z.enum(['asc', 'desc']);
export const orderBy = z.union([
  name,
  z.strictObject({
    key: name,
    direction: direction.nullish(),
    start_from: z.union([number, z.string().max(64)]).nullish(),
  }),
]);

/** What `points/query` asks. */
export const query = z.union([
  vector,
  z.strictObject({
    nearest: vector,
    mmr: z.strictObject({ diversity: number.nullish(), candidates_limit: count.nullish() }).nullish(),
  }),
  z.strictObject({
    recommend: z.strictObject({
      positive: vectors.nullish(),
      negative: vectors.nullish(),
      strategy: strategy.nullish(),
    }),
  }),
  z.strictObject({ discover: z.strictObject({ target: vector, context: context.nullish() }) }),
  z.strictObject({ context }),
  z.strictObject({ order_by: orderBy }),
  z.strictObject({ fusion: z.enum(['rrf', 'dbsf']) }),
  z.strictObject({ rrf: z.strictObject({ k: count.nullish() }) }),
  z.strictObject({ sample: z.literal('random') }),
]);

/** Settings of a search that change how well it finds, and not what. */
export const params = z.strictObject({
  hnsw_ef: count.nullish(),
  exact: z.boolean().nullish(),
  indexed_only: z.boolean().nullish(),
  quantization: z
    .strictObject({
      ignore: z.boolean().nullish(),
      rescore: z.boolean().nullish(),
      oversampling: number.nullish(),
    })
    .nullish(),
});

/** What `points/recommend` and `points/discover` ask. */
export const recommending = {
  positive: vectors.nullish(),
  negative: vectors.nullish(),
  strategy: strategy.nullish(),
};
export const discovering = { target: vector.nullish(), context: z.array(pair).nullish() };
