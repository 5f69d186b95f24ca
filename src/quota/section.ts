/** The section `prices` of the process configuration: what tokens of models cost. */
import { z } from 'zod';

const price = z.number().min(0).max(1_000_000);

/** Schema of the section. */
export const pricesSection = z
  .array(
    z.strictObject({
      model: z
        .string()
        .min(1)
        .max(256)
        .regex(/^[^*]*\*?$/, 'must be the name of a model, exact or with one "*" at its end')
        .describe('model, exact or ending in "*"; the first row that fits counts'),
      input: price.describe('a million tokens of requests, in whatever unit all rows are in'),
      output: price.describe('a million tokens of answers'),
    }),
  )
  .max(10_000);
export type PricesSection = z.output<typeof pricesSection>;
