/** The keys `within` and `tools` of a rule: the part of a message that it is for. */
import { z } from 'zod';

/** Parts that are no whole message: what is said, and what is asked of tools. */
export const WITHIN = ['text', 'calls'] as const;

/** Schema of `within`. */
export const withinSchema = z
  .enum(WITHIN)
  .optional()
  .describe('what of a message the rule is for: text, or calls of tools; all of it when left out');

/** Schema of `tools`. */
export const toolsSchema = z
  .array(z.string().min(1).max(256))
  .min(1)
  .max(1000)
  .optional()
  .describe('names of tools, exact or ending in "*", in any case: the rule is for their calls alone');
