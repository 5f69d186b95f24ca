/** Key of `spec.tools`: requests to HTTP APIs that are calls of tools. */
import { z } from 'zod';
import { isCanonical } from '../path.ts';

const METHOD = /^[A-Z]{1,20}$/;

const route = z.strictObject({
  tool: z
    .string()
    .max(128)
    .regex(/^[!-)+-~]+$/, 'must be ASCII letters, digits and signs without blanks')
    .describe('name of the tool that such a request calls'),
  methods: z
    .array(z.string().regex(METHOD, 'must be a method in capital letters, such as POST'))
    .min(1)
    .describe('methods of the request; others to the same path are denied'),
  path: z
    .string()
    .max(1024)
    .regex(/^\/[^*?#\s]*\*?$/, 'must begin with "/", without a query, exact or with one "*" at its end')
    .refine((pattern) => isCanonical(pattern.replace(/\*$/, '')), 'must be spelled as paths are looked up')
    .describe('path of the request, exact or ending in "*"'),
});
export type RouteSpec = z.output<typeof route>;

/** Schema of `spec.tools.http`. */
export const routesSchema = z.array(route).max(2000);
