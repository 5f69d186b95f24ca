/** The keys `within`, `tools` and `arguments` of a rule: the part of a message that it is for. */
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

/** Schema of `arguments`. */
export const argumentsSchema = z
  .array(
    z
      .string()
      .max(256)
      .regex(/^[^.\s]+(\.[^.\s]+)*$/, 'must be names joined by ".", such as "message.body"; "*" is any name'),
  )
  .min(1)
  .max(100)
  .optional()
  .describe(
    'names of arguments of tools, in any case, "a.b" for what stands in "a": the rule is for these alone, with all in them',
  );
