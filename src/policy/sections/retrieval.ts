/** The section `retrieval`: what callers may see of a store, and what of its API they may use. */
import { z } from 'zod';
import { STORES } from '../../core/retrieval.ts';
import { whenSchema } from './when.ts';

const FIELD = /^[A-Za-z_][A-Za-z0-9_-]{0,62}(\.[A-Za-z_][A-Za-z0-9_-]{0,62}){0,7}$/;
/** With `/` for what stores put around them, such as a database. */
const COLLECTION = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}(\/[A-Za-z0-9_][A-Za-z0-9._-]{0,127}){0,2}$/;

const entry = z
  .strictObject({
    field: z
      .string()
      .max(255)
      .regex(FIELD, 'must be the name of a field: letters, digits, "_" and "-", with "." for what is nested')
      .describe('field of the stored documents'),
    equals: whenSchema.optional().describe('expression (CEL): the one value of it that the caller may see'),
    in: whenSchema.optional().describe('expression (CEL): the list of values of it that the caller may see'),
  })
  .superRefine((spec, context) => {
    if ((spec.equals === undefined) === (spec.in === undefined))
      context.addIssue({ code: 'custom', message: 'must have either "equals" or "in"' });
  });

/** Schema of the section. */
export const retrievalSection = z.strictObject({
  store: z.enum(STORES).describe('whose HTTP API stands behind these paths'),
  scope: z.array(entry).min(1).max(16).describe('what a caller may see: all of it holds for every document'),
  collections: z
    .array(z.string().regex(COLLECTION, 'must be the exact name of a collection'))
    .min(1)
    .max(256)
    .describe('collections (indexes, classes, tables) that may be asked, by their exact names'),
  write: z
    .enum(['deny', 'scoped'])
    .default('deny')
    .describe('whether documents may be written that carry values of the scope'),
  onForeignHit: z
    .enum(['remove', 'deny'])
    .default('remove')
    .describe(
      'what happens where the store returns a document outside the scope: it goes, or the answer does',
    ),
});
export type RetrievalSpec = z.output<typeof retrievalSection>;
