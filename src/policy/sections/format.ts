/** The section `spec.response.format`: how long answers may be, in which scripts, and whether they hold Markdown. */
import { z } from 'zod';
import { answerAction, oneOrMore, ruleName } from './answer-rule.ts';

const count = z.int().min(1).max(10_000_000);

const entry = z.strictObject({
  name: ruleName('format', 'short'),
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
  ...answerAction,
});
export type FormatEntry = z.output<typeof entry>;

/** Schema of the section: one, or a list of them. */
export const formatSection = oneOrMore(entry);
