/** What the sections that judge answers as a whole have in common: how their rules are named, and what a wrong answer means. */
import { z } from 'zod';

/** How a wrong answer is told. */
const ANSWER_ACTIONS = ['deny', 'answer', 'annotate'] as const;

/** The member `name`: what it is when left out, and an example for the message. */
export function ruleName(name: string, example: string) {
  return z
    .string()
    .max(63)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, `must be lower-case words joined by "-", such as "${example}"`)
    .default(name)
    .describe('its name in records, metrics and refusals; unique among the rules for answers');
}

/** The members `action` and `text`. */
export const answerAction = {
  action: z
    .enum(ANSWER_ACTIONS)
    .default('deny')
    .describe('deny; answer: with the text in place of what was wrong; annotate: only record'),
  text: z
    .string()
    .min(1)
    .max(4000)
    .optional()
    .describe('what stands in place of a wrong answer; {id} is the decision'),
};

/** One entry, or a list of them. */
export function oneOrMore<Entry extends z.ZodType>(entry: Entry) {
  return z.preprocess(
    (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? [value] : value),
    z.array(entry).max(100),
  );
}
