/** The section `spec.tools`: which tools a model may be offered and may call, by whom and with which arguments. */
import { z } from 'zod';
import { whenSchema } from './when.ts';

/** What is decided about a tool. */
export const TOOL_ACTIONS = ['allow', 'deny', 'answer'] as const;
export type ToolAction = (typeof TOOL_ACTIONS)[number];

/** Whether arguments have to be as the request says in which it offers the tool. */
export const ARGUMENT_CHECKS = ['any', 'offered'] as const;

const text = z.string().min(1).max(4000);
const action = z.enum(TOOL_ACTIONS);

const rule = z.strictObject({
  name: z
    .string()
    .max(63)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by "-", such as "small-refunds"')
    .optional()
    .describe('its name in records and refusals; its place in the list when left out'),
  tool: z
    .string()
    .max(128)
    .regex(/^[!-)+-~]*\*?$/, 'must be ASCII letters, digits and signs without blanks, exact or ending in "*"')
    .min(1)
    .describe('name of the tool, exact or ending in "*"; of one of the provider its type without version'),
  when: whenSchema
    .optional()
    .describe(
      'condition (CEL) over caller, request, model, tool, args, findings, time; always when left out',
    ),
  action: action.describe('allow, deny, or answer: denied, with the text in place of the answer'),
  text: text.optional().describe('with action answer: the words; {id} is the decision'),
  onFault: z
    .enum(['deny', 'allow'])
    .optional()
    .describe(
      'when its condition cannot be told: deny the call, or pass on to the next rule; the policy says when left out',
    ),
});
export type ToolRuleSpec = z.output<typeof rule>;

/** Schema of the section. */
export const toolsSection = z.strictObject({
  default: action.default('deny').describe('what is decided where no rule is for a tool'),
  text: text
    .default('I may not use that tool here.')
    .describe('what action answer says where a rule has no words of its own; {id} is the decision'),
  arguments: z
    .enum(ARGUMENT_CHECKS)
    .default('any')
    .describe('offered: arguments of a call have to be as the request describes them that offers the tool'),
  rules: z.array(rule).max(2000).default([]).describe('in order; the first that is for a call decides'),
});
export type ToolsSpec = z.output<typeof toolsSection>;
