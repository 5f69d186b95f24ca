/** The section `spec.upstream`: what Weir does for the provider behind Envoy. */
import { z } from 'zod';

/** Schema of the section. */
export const upstreamSchema = z
  .strictObject({
    credential: z
      .string()
      .optional()
      .describe(
        'credential of the process configuration that requests get in place of the credentials of their callers',
      ),
    tenants: z
      .record(z.string().min(1).max(256), z.string())
      .optional()
      .describe(
        'by tenant: the credential that its callers get; that of all others is the one above, and without it they are denied',
      ),
  })
  .refine(({ credential, tenants = {} }) => credential !== undefined || Object.keys(tenants).length > 0, {
    path: ['credential'],
    message: 'is missing; name one, or tenants that have one each',
  });
