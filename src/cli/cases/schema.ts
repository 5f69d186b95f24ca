/** The schema of a file of cases: exchanges of one policy, and what becomes of them. */
import { z } from 'zod';
import { CALLER_KINDS } from '../../core/caller.ts';
import { pricesSection } from '../../quota/section.ts';
import { TICKET_SAYINGS } from '../offline/given.ts';
import { FORM_NAMES } from './forms/names.ts';

export const CASES_KIND = 'PolicyCases';
/** What becomes of an exchange; `hold`: a person has to approve; `cut`: the answer was ended after some of it had left. */
export const OUTCOMES = ['allow', 'mutate', 'hold', 'deny', 'cut'] as const;

const text = z.string();
const name = z.string().min(1).max(200);
const status = z.int().min(100).max(599);
const judges = z.record(name, z.array(z.strictObject({ type: name, score: z.number().min(0).max(1) })));

const decision = z.union(
  [
    z.boolean(),
    z.strictObject({
      allow: z.boolean(),
      reason: z
        .string()
        .regex(
          /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/,
          'must be an id: letters, digits, and . _ : - between them, at most 64',
        )
        .optional(),
    }),
  ],
  {
    error:
      'write true, false, or a mapping of allow and perhaps reason, an id of at most 64 letters, digits, _ . : -',
  },
);
const decider = z.union([decision, z.strictObject({ rules: z.record(name, decision) })], {
  error:
    'write true, false, a mapping of allow and perhaps reason (an id), or a mapping "rules" of such by the names of the rules that ask',
});

const caller = z.strictObject({
  id: name.default('someone').describe('its stable name'),
  kind: z.enum(CALLER_KINDS).default('jwt').describe('what proved who it is'),
  tenant: name.optional().describe('whom it belongs to'),
  roles: z.array(name).default([]).describe('its roles'),
  clearance: name.optional().describe('the class that it may be told'),
  claims: z.record(z.string(), z.unknown()).default({}).describe('further facts that are proven'),
});

/** True for a value with an integer that YAML has rounded, or may have. */
function isRounded(value: unknown): boolean {
  if (typeof value !== 'object' || value === null)
    return Number.isInteger(value) && !Number.isSafeInteger(value);
  return Object.values(value).some(isRounded);
}

const call = z.strictObject({
  name: text.describe('the tool'),
  args: z
    .union([z.record(z.string(), z.unknown()), text])
    .refine(
      (args) => !isRounded(args),
      `holds an integer beyond 2^53, which YAML rounds; write the arguments as JSON text, such as '{"order": 9007199254740993}'`,
    )
    .default({})
    .describe('as a mapping, or as text'),
  filler: z
    .int()
    .min(1)
    .max(64 * 1024 * 1024)
    .optional()
    .describe('so many characters of prose as one more argument, "filler"'),
});

const turn = z.union([
  z.strictObject({ user: text }),
  z.strictObject({ assistant: text }),
  z.strictObject({ calls: z.array(call).min(1) }),
  z.strictObject({ results: z.array(text).min(1) }),
]);

const tool = z.union([
  name,
  z.strictObject({
    name,
    description: text.optional(),
    parameters: z.record(z.string(), z.unknown()).optional(),
  }),
]);

const request = z.strictObject({
  system: text.optional().describe('the system prompt'),
  user: text.optional().describe('what a user says, after the turns'),
  turns: z
    .array(turn)
    .optional()
    .describe('who said what: user, assistant, calls of tools, and their results in that order'),
  earlier: z
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .describe('so many turns of small talk stand before the turns'),
  filler: z
    .int()
    .min(1)
    .max(64 * 1024 * 1024)
    .optional()
    .describe('so many characters of prose stand behind the last words of the user'),
  tools: z.array(tool).optional().describe('what is offered: names, or mappings of name and parameters'),
  method: name.optional().describe('with form mcp: the method'),
  params: z.record(z.string(), z.unknown()).optional().describe('with form mcp: its parameters'),
  with: z.record(z.string(), z.unknown()).optional().describe('further members of the body'),
  body: z
    .unknown()
    .optional()
    .describe('the whole body, in place of all that: a value to write as JSON, or a text'),
});

const answer = z.strictObject({
  status: status.optional().describe('200 when left out'),
  headers: z.record(z.string(), text).optional(),
  text: text.optional().describe('what the assistant says'),
  filler: z
    .int()
    .min(1)
    .max(64 * 1024 * 1024)
    .optional()
    .describe('so many characters of prose stand behind what it says'),
  calls: z.array(call).optional().describe('the tools that it calls'),
  result: z.record(z.string(), z.unknown()).optional().describe('with form mcp: the result'),
  body: z
    .unknown()
    .optional()
    .describe('the whole body, in place of all that: a value to write as JSON, or a text'),
  events: z
    .array(z.unknown())
    .optional()
    .describe('or its events, each a value or the text of a whole event'),
});

/** What cases may leave to `defaults`. */
const circumstances = {
  form: z.enum(FORM_NAMES).optional().describe('the format that short forms are written in'),
  host: name.optional(),
  path: name.optional().describe('that of the form when left out'),
  httpMethod: name.optional().describe('POST when left out'),
  headers: z.record(z.string(), text).optional().describe('further headers of the request'),
  caller: caller.optional().describe('who asks; nobody knows when left out'),
  time: z.iso.datetime().optional().describe('when; 2026-01-05T12:00:00Z, a Monday, when left out'),
  model: name.optional(),
  stream: z.boolean().optional().describe('true where a stream of events is asked for and comes'),
  judges: judges.optional().describe('what remote judges find, by their names; one that is left out fails'),
  deciders: z
    .record(name, decider)
    .optional()
    .describe('what policy engines decide, by their names; one that is left out fails'),
  budgets: z
    .record(name, z.number().min(0))
    .optional()
    .describe('how much of a budget was used before, by their names and in what they count; 0 when left out'),
  prices: pricesSection.optional().describe('what models cost, as in weir.yaml'),
  approvals: z
    .record(name, z.enum(TICKET_SAYINGS))
    .optional()
    .describe(
      'what people have decided about the calls that a rule holds, by the names of rules; none when left out',
    ),
  chunkBytes: z.int().min(1).optional().describe('cuts both bodies into pieces of so many bytes'),
  request: request.optional().describe('what is asked'),
  answer: answer.optional().describe('what the provider would answer'),
};

const decided = z.strictObject({ verdict: z.enum(OUTCOMES).optional(), rule: name.optional() });
const left = z.union([
  z.enum(['same', 'nothing']),
  z.strictObject({
    has: z.array(text).optional().describe('texts that stand there, also where events divide them'),
    lacks: z.array(text).optional().describe('texts that do not'),
  }),
]);

const expected = z.strictObject({
  verdict: z.enum(OUTCOMES).describe('what becomes of the exchange as a whole'),
  rule: name.optional().describe('what decided: a rule, a limit or a kind of fault'),
  status: status.optional().describe('what the client gets'),
  request: decided.optional().describe('the decision about the request alone'),
  answer: decided.optional().describe('the decision about the answer alone'),
  upstream: left
    .optional()
    .describe('the body that the provider gets: as it came, none, or what it has and lacks'),
  client: left.optional().describe('the body that the client gets'),
  finds: z.array(name).optional().describe('types of findings in the records; all that are named are there'),
  record: z
    .array(z.record(z.string(), z.unknown()))
    .optional()
    .describe(
      'members of records of the journal, in their order; other records and members may stand between',
    ),
});
export type Expected = z.output<typeof expected>;

/** Schema of one exchange. */
export const exchangeSchema = z.strictObject(circumstances);
export type ExchangeSpec = z.output<typeof exchangeSchema>;

const oneCase = z.strictObject({
  name: name.describe('what it shows; unique in the file'),
  ...circumstances,
  before: z.array(exchangeSchema).optional().describe('exchanges that went before it, in the same process'),
  expect: expected.describe('what has to become of it'),
});
export type CaseSpec = z.output<typeof oneCase>;

/** Schema of a file. */
export const casesSchema = z.strictObject({
  apiVersion: z.literal('weir.dev/v1alpha1'),
  kind: z.literal(CASES_KIND),
  policies: name
    .optional()
    .describe(
      'file or folder of policies, from this file; ../NAME.yaml when left out, NAME being that of this file',
    ),
  defaults: exchangeSchema.prefault({}).describe('what cases leave out'),
  cases: z.array(oneCase).min(1),
});
export type CasesFile = z.output<typeof casesSchema>;
