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

/** Fields that say a class in the documents of most houses; `class` alone says many other things. */
const LABEL_NAMES: readonly string[] = [
  ...['classification', 'sensitivity', 'confidentiality', 'sensitivity label', 'security label'],
  ...['security class', 'security classification', 'data class', 'data classification', 'protective marking'],
];

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

const value = z.string().trim().min(1).max(LONGEST_MARK);
const values = z.array(value).max(1000).optional();

const labels = z.strictObject({
  names: z
    .array(z.string().trim().min(1).max(100))
    .max(100)
    .default([...LABEL_NAMES])
    .describe('names of the fields, in any case, their words joined in any way; an empty list is none'),
  values: z
    .strictObject({ public: values, internal: values, confidential: values, restricted: values })
    .default({})
    .describe('by class: values of your own beside the known words'),
  unknown: word
    .default('restricted')
    .describe('the class that a label beside a text has whose value is none of these'),
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
  labels: labels
    .prefault({})
    .describe('Labels of sources: fields beside a text, or in it, that say its class.'),
});
export type ConfidentialityOptions = z.output<typeof confidentialityOptions>;
