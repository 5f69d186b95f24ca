/** The `state` section of the process configuration: what Weir has seen being made at providers. */
import { z } from 'zod';

/** Schema of the section. */
export const stateSection = z.strictObject({
  folder: z
    .string()
    .min(1)
    .optional()
    .describe('folder of the file that remembers what tenants made at providers; the journal when left out'),
  references: z
    .strictObject({
      days: z.int().min(1).max(3650).default(30).describe('how long a thing is remembered'),
      rows: z
        .int()
        .min(1000)
        .max(100_000_000)
        .default(2_000_000)
        .describe('most things remembered; those that expire first are forgotten beyond it'),
    })
    .prefault({})
    .describe('ids and sealed blobs, by keyed hashes'),
});
export type StateSection = z.output<typeof stateSection>;
