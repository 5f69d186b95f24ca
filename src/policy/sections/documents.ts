/** The section `spec.documents`: which retrieved documents a caller may bring into a prompt. */
import { z } from 'zod';
import { whenSchema } from './when.ts';

const memberName = z.string().min(1).max(128);
const names = (...known: string[]) => z.array(memberName).min(1).max(20).default(known);

const fields = z.strictObject({
  tenant: names('tenant', 'tenant_id', 'tenantId').describe('names under which the tenant stands'),
  class: names('class', 'classification', 'sensitivity').describe('names under which the class stands'),
  source: names('source', 'uri', 'url', 'source_id', 'file_id', 'document_id').describe(
    'names under which it stands where the document comes from',
  ),
});

const PLACEHOLDER = /\{(tenant|class|source)\}/;

const mark = z.strictObject({
  begins: z
    .string()
    .min(2)
    .max(256)
    .regex(/^[^\n]+$/, 'must be one line')
    .regex(PLACEHOLDER, 'must hold a label: {tenant}, {class} or {source}')
    .refine(
      (text) =>
        !/^\{(tenant|class|source)\}|\{(tenant|class|source)\}$|\}\{(tenant|class|source)\}/.test(text),
      'must begin and end with a text of its own, and have one between two labels',
    )
    .refine((text) => {
      const all = [...text.matchAll(/\{(tenant|class|source)\}/g)].map(([label]) => label);
      return new Set(all).size === all.length;
    }, 'must hold each label once')
    .describe('what stands before a passage, with {tenant}, {class} and {source} in place of its labels'),
  ends: z.string().min(1).max(256).describe('what stands behind it'),
});
export type MarkSpec = z.output<typeof mark>;

/** Schema of the section. */
export const documentsSection = z.strictObject({
  visible: whenSchema.describe(
    'condition (CEL) over caller, request, model, time and document (tenant, class, source): documents of which it is not true are removed',
  ),
  unlabelled: z
    .enum(['remove', 'keep'])
    .default('remove')
    .describe('what becomes of documents that bear no label at all'),
  fields: fields.prefault({}).describe('names under which the labels of documents stand, in any format'),
  marks: z
    .array(mark)
    .max(20)
    .default([])
    .describe('what marks a passage of a text of the request as a document'),
});
export type DocumentsSpec = z.output<typeof documentsSection>;
