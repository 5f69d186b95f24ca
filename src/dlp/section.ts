/** The `dlp` section of the process configuration: indexes of what must not leave, by the name that policies call them. */
import { z } from 'zod';

const index = z.strictObject({
  file: z.string().min(1).describe('the index, as `weir dlp index` wrote it'),
  keyFile: z.string().min(1).describe('file that holds the key it was made with'),
});

/** Schema of the section. */
export const dlpSection = z.strictObject({
  indexes: z
    .record(
      z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by "-"'),
      index,
    )
    .default({})
    .describe('indexes of data and documents, by the name that policies call them'),
});
export type DlpSection = z.output<typeof dlpSection>;
export type IndexSection = z.output<typeof index>;
