/** The section `spec.placeholders`: how long placeholders are known, and to whom. */
import { z } from 'zod';
import { SCOPES } from '../compiled-policy.ts';

const LONGEST_MINUTES = 43_200;

/** Schema of the section. */
export const placeholdersSchema = z
  .strictObject({
    scope: z
      .enum(SCOPES)
      .default('exchange')
      .describe('for how long a placeholder stands for its value: one exchange, or all of a conversation'),
    header: z
      .string()
      .max(128)
      .regex(/^[a-z0-9-]+$/, 'must be the exact name of a header, in lower case')
      .optional()
      .describe('scope conversation: the header of requests that holds the id of the conversation'),
    minutes: z
      .int()
      .min(1)
      .max(LONGEST_MINUTES)
      .default(60)
      .describe('scope conversation: how long values are kept, encrypted, after they were last used'),
  })
  .refine(({ scope, header }) => (scope === 'conversation') === (header !== undefined), {
    path: ['header'],
    message:
      'goes with scope conversation: name the header that holds the id of the conversation, or remove it',
  });
