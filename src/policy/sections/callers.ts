/** The section `spec.callers`: what has to prove who asks. */
import { z } from 'zod';
import { CALLER_KINDS } from '../../core/caller.ts';

/** Schema of the section. */
export const callersSchema = z.strictObject({
  kinds: z
    .array(z.enum(CALLER_KINDS).exclude(['unknown']))
    .min(1)
    .describe('what has to prove who asks, one of these; others get 401'),
});
