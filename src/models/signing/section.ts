/** The `models` section of the process configuration: the models of the embedded detectors, and whose signature they carry. */
import { z } from 'zod';
import type { Statement } from './statement.ts';

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
  encoder: z
    .strictObject({
      run: z
        .boolean()
        .default(true)
        .describe('false leaves everything to the linear models: what they are not sure about stays so'),
      deadlineMs: z
        .int()
        .min(1)
        .max(60_000)
        .default(1000)
        .describe('longest wait for its answer, in milliseconds'),
      queue: z
        .int()
        .min(1)
        .max(100_000)
        .default(128)
        .describe('questions that may wait in a worker; one more is a fault'),
      batch: z.int().min(1).max(256).default(1).describe('windows in one run'),
      threads: z.int().min(1).max(64).default(1).describe('threads of one run'),
      remember: z
        .strictObject({
          entries: z
            .int()
            .min(0)
            .max(1_000_000)
            .default(10_000)
            .describe('texts found clean that a worker remembers'),
          minutes: z.int().min(1).max(10_080).default(60).describe('how long it remembers one'),
        })
        .prefault({})
        .describe('texts that it found clean and is not asked about again'),
    })
    .prefault({})
    .describe('the encoder that is asked where the linear models are in doubt'),
});
export type ModelsSection = z.output<typeof modelsSection>;

/** Where models are, and what another thread or process found signed there: what this one reads has to be the same. */
export interface ModelsPlace {
  readonly folder?: string | undefined;
  readonly keyFile?: string | undefined;
  readonly verified?: Statement | undefined;
}

/** The section, as it is handed to whoever need not verify all of it again. */
export type VerifiedModels = ModelsSection & ModelsPlace;
