/** The section `spec.response.schema`: what answers and the arguments of tool calls have to be as JSON. */
import { z } from 'zod';
import { answerAction, oneOrMore, ruleName } from './answer-rule.ts';

const memberName = z.string().min(1).max(256);

const entry = z.strictObject({
  name: ruleName('schema', 'ticket'),
  on: z
    .string()
    .regex(/^(answer|tools|tool:\S{1,128})$/, 'must be answer, tools, or tool: and the name of a tool')
    .default('answer')
    .describe('what has to be JSON: the answer, the arguments of every tool call, or those of one tool'),
  ref: z
    .string()
    .max(255)
    .regex(
      /^(schemas\/)?[A-Za-z0-9_-][A-Za-z0-9._-]*\.json$/,
      'must be a .json file under schemas/ beside the policy, or a .schema.json file beside it',
    )
    .optional()
    .describe('file with the JSON Schema (draft 2020-12)'),
  inline: z
    .union([z.record(z.string(), z.unknown()), z.boolean()])
    .optional()
    .describe('the JSON Schema itself; any JSON when it and ref are left out'),
  asked: z
    .boolean()
    .default(false)
    .describe(
      'what the request itself asks for counts too: its response format, the parameters of its tools',
    ),
  require: z.array(memberName).min(1).optional().describe('members that the object has to have'),
  forbid: z.array(memberName).min(1).optional().describe('members that it may not have'),
  ...answerAction,
  onFault: z
    .enum(['deny', 'allow'])
    .optional()
    .describe("when a schema of the request cannot be used; the policy's when left out"),
});
export type SchemaEntry = z.output<typeof entry>;

/** Schema of the section: one, or a list of them. */
export const schemaSection = oneOrMore(entry);
