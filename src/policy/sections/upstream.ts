/** The section `spec.upstream`: what Weir does for the provider behind Envoy. */
import { z } from 'zod';

/** Schema of the section. */
export const upstreamSchema = z.strictObject({
  credential: z
    .string()
    .describe(
      'credential of the process configuration that requests get in place of the credentials of their callers',
    ),
});
