/** The key `mask` of a rule: how much of a value stays. */
import { z } from 'zod';
import { DEFAULT_KEEP, KEEPS } from '../actions/mask.ts';

/** Schema of the key. */
export const maskSchema = z.strictObject({
  keep: z
    .enum(KEEPS)
    .default(DEFAULT_KEEP)
    .describe(
      'what stays, at most half: usual: the last four letters and digits, of an e-mail address the first and the domain',
    ),
  with: z
    .string()
    .regex(
      /^[^\p{C}\p{Z}\p{L}\p{N}"\\]$/u,
      'must be one character that is no letter, digit, space, quote or backslash',
    )
    .default('*')
    .describe('what covers each of the other letters and digits'),
});
