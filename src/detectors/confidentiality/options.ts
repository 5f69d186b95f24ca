/** What a policy may say of classes: who is cleared for what, and what bears which. */
import { z } from 'zod';
import { CLASSES, type Class } from '../../core/classes.ts';
import type { Role } from '../../core/segment.ts';

/** Roles whose texts may bear a class; what users wrote themselves is theirs. */
export const SOURCES = [
  ...([
    'system',
    'developer',
    'assistant',
    'tool',
    'retrieved',
    'unknown',
  ] as const satisfies readonly Role[]),
] as const;

const LONGEST_MARK = 200;

const word = z.enum(CLASSES.map((one) => one.toLowerCase()) as [Lowercase<Class>, ...Lowercase<Class>[]]);
const marks = z.array(z.string().trim().min(3).max(LONGEST_MARK)).max(1000).default([]);
const names = (longest: number) => z.array(z.string().min(1).max(longest)).min(1);

const callers = z
  .strictObject({
    ids: names(1024).optional().describe('exact, or ending in `*`'),
    roles: names(256).optional().describe('of which the caller has one, by proof'),
    clearance: word,
  })
  .refine(({ ids, roles }) => ids !== undefined || roles !== undefined, 'must name "ids", "roles" or both');

const tools = z.strictObject({
  names: names(256).describe('names of tools in any case, exact or ending in `*`'),
  clearance: word,
});

export const confidentialityOptions = z.strictObject({
  clearance: word
    .default('public')
    .describe('The highest class that may be told: `public`, `internal`, `confidential` or `restricted`.'),
  callers: z
    .array(callers)
    .max(1000)
    .default([])
    .describe(
      'By caller (its id, or a role): the clearance in place of `clearance` and of the one that the caller has by proof; the first entry that fits.',
    ),
  tools: z
    .array(tools)
    .max(1000)
    .default([])
    .describe(
      "By tool: the highest class that the arguments of its calls may tell, where the caller's clearance is not lower; the first entry that fits.",
    ),
  sources: z
    .partialRecord(z.enum(SOURCES), word)
    .default({})
    .describe('By role of the request: the class that its texts have at least, marked or not.'),
  marks: z
    .strictObject({ internal: marks, confidential: marks, restricted: marks })
    .partial()
    .default({})
    .describe('By class: marks of your own beside the known ones, in any case.'),
});
export type ConfidentialityOptions = z.output<typeof confidentialityOptions>;
