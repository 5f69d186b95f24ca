/** The `models` section of the process configuration: the models of the embedded detectors, and whose signature they carry. */
import { z } from 'zod';

/** Schema of the section. */
export const modelsSection = z.strictObject({
  folder: z
    .string()
    .min(1)
    .optional()
    .describe('folder with signed models in place of the ones that come with Weir'),
  keyFile: z
    .string()
    .min(1)
    .optional()
    .describe('file with the public key (PEM) they are signed with; the key of Weir when left out'),
  onFault: z
    .enum(['refuse', 'without'])
    .default('refuse')
    .describe('when they are missing or not as they were signed: refuse to start, or serve without them'),
});
export type ModelsSection = z.output<typeof modelsSection>;
