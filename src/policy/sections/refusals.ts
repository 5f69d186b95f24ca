/** The section `spec.refusals`: how a client is told no. */
import { z } from 'zod';
import { REFUSALS } from '../compiled-policy.ts';

const LONGEST_TEXT = 4000;

/** Schema of the section. */
export const refusalsSchema = z.strictObject({
  as: z
    .enum(REFUSALS)
    .default('error')
    .describe(
      'an HTTP error; events: one, or for a request for a stream a stream that says no; answer: an ordinary answer',
    ),
  text: z
    .string()
    .min(1)
    .max(LONGEST_TEXT)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\t])*$/u, 'must be text without control characters')
    .default('I cannot help with that.')
    .describe('what such an ordinary answer says; {id} stands for the id of the decision'),
});
