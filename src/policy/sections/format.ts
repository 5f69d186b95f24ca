/** The section `spec.response.format`: how long answers may be, in which scripts, and whether they hold Markdown. */
import { z } from 'zod';
import { SCHEMA_ACTIONS } from './schema.ts';

const count = z.int().min(1).max(10_000_000);

const entry = z.strictObject({
  name: z
    .string()
    .max(63)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by "-", such as "short"')
    .default('format')
    .describe('its name in records, metrics and refusals; unique among the rules for answers'),
  maxCharacters: count.optional().describe('most characters (code points) of an answer'),
  minCharacters: count.optional().describe('fewest characters of one that says anything'),
  maxWords: count.optional().describe('most words: what stands between blanks'),
  maxLines: count.optional().describe('most lines'),
  scripts: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Unicode scripts that letters may be of; any when left out'),
  markdown: z.enum(['allow', 'deny']).default('allow').describe('whether it may hold Markdown'),
  action: z
    .enum(SCHEMA_ACTIONS)
    .default('deny')
    .describe('deny; answer: with the text in place of what was wrong; annotate: only record'),
  text: z
    .string()
    .min(1)
    .max(4000)
    .optional()
    .describe('what stands in place of a wrong answer; {id} is the decision'),
});
export type FormatEntry = z.output<typeof entry>;

/** Schema of the section: one, or a list of them. */
export const formatSection = z.preprocess(
  (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? [value] : value),
  z.array(entry).max(100),
);
