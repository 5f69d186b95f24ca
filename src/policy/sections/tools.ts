/** The section `spec.tools`: which tools a model may be offered and may call, by whom and with which arguments. */
import { z } from 'zod';
import { durationSchema } from '../duration.ts';
import { askSchema, tellSchema } from './decisions.ts';
import { rolloutSchema, ruleModeSchema } from './easing.ts';
import { historySchema, labelsSchema } from './flow.ts';
import { routesSchema } from './routes.ts';
import { whenSchema } from './when.ts';

/** What is decided about a tool where no rule is for it. */
const DEFAULT_TOOL_ACTIONS = ['allow', 'deny', 'answer'] as const;
/** What a rule decides about one. */
const TOOL_ACTIONS = [...DEFAULT_TOOL_ACTIONS, 'hold'] as const;
export type ToolAction = (typeof TOOL_ACTIONS)[number];

/** Whether arguments have to be as the request says in which it offers the tool. */
const ARGUMENT_CHECKS = ['any', 'offered'] as const;

/** What is done about tools that their server describes otherwise than before. */
const PIN_MODES = ['off', 'watch', 'review'] as const;
export type PinMode = (typeof PIN_MODES)[number];

const text = z.string().min(1).max(4000);

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
      'condition (CEL) over caller, request, model, tool, args, reads, sends, history, sees, findings, time; always when left out',
    ),
  ask: askSchema
    .optional()
    .describe(
      'with action allow: the policy engine that decides about the call, by its name under "deciders" in weir.yaml',
    ),
  tell: tellSchema.optional(),
  action: z
    .enum(TOOL_ACTIONS)
    .describe(
      'allow; deny; answer: denied, with the text in place of the answer; hold: a person has to approve the call',
    ),
  text: text
    .optional()
    .describe(
      'with action answer: the words; {id} is the decision. With hold: what is said while nobody has decided; {ticket} and {link} too',
    ),
  approvers: z
    .array(z.string().min(1).max(255))
    .min(1)
    .max(100)
    .optional()
    .describe('with action hold: roles, one of which an approver has to have'),
  quorum: z
    .int()
    .min(1)
    .max(10)
    .optional()
    .describe('with action hold: how many people have to approve; one when left out'),
  timeout: durationSchema('10s', '7d')
    .optional()
    .describe('with action hold: how long a ticket counts, approved or not; 10m when left out'),
  wait: durationSchema('0s', '2m')
    .optional()
    .describe(
      'with action hold: how long the answer waits for the decision before the client is told to come again; not at all when left out',
    ),
  mode: ruleModeSchema,
  rollout: rolloutSchema,
  onFault: z
    .enum(['deny', 'allow'])
    .optional()
    .describe(
      'when its condition cannot be told, or there is no decision: deny the call, or pass on to the next rule; the policy says when left out',
    ),
});
export type ToolRuleSpec = z.output<typeof rule>;

/** Schema of the section. */
export const toolsSection = z.strictObject({
  default: z
    .enum(DEFAULT_TOOL_ACTIONS)
    .default('deny')
    .describe('what is decided where no rule is for a tool'),
  text: text
    .default('I may not use that tool here.')
    .describe('what action answer says where a rule has no words of its own; {id} is the decision'),
  arguments: z
    .enum(ARGUMENT_CHECKS)
    .default('any')
    .describe('offered: arguments of a call have to be as the request describes them that offers the tool'),
  http: routesSchema
    .default([])
    .describe(
      'requests to HTTP APIs that are calls of tools; these paths are read as those of readPaths are',
    ),
  pins: z
    .enum(PIN_MODES)
    .default('off')
    .describe(
      'what an MCP server says of its tools, compared with what it said first: off; watch: a change is a finding; review: and such a tool is kept back until somebody has looked at it',
    ),
  sessions: z
    .enum(['bound', 'any'])
    .default('bound')
    .describe(
      'bound: a session of an MCP server is for the caller who opened it through Weir, and for nobody else',
    ),
  labels: labelsSchema.default([]).describe('what tools read, and where they send what they are given'),
  history: historySchema.prefault({}).describe('whose earlier calls conditions are told of (history)'),
  rules: z.array(rule).max(2000).default([]).describe('in order; the first that is for a call decides'),
});
export type ToolsSpec = z.output<typeof toolsSection>;
