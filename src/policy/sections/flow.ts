/** Keys of `spec.tools` about what calls did before: what tools read and send, and how long calls are remembered. */
import { z } from 'zod';

/** What a tool brings into a conversation that is not to be trusted, or not to be told. */
export const READS = ['untrusted', 'confidential'] as const;
/** Where a tool carries something to. */
const SENDS = ['external'] as const;

const label = z.strictObject({
  tool: z
    .string()
    .max(128)
    .regex(/^[!-)+-~]*\*?$/, 'must be ASCII letters, digits and signs without blanks, exact or ending in "*"')
    .min(1)
    .describe('name of the tool, exact or ending in "*"; in any case, and behind any prefix'),
  reads: z
    .array(z.enum(READS))
    .min(1)
    .optional()
    .describe('what its results are: written by anybody (untrusted), or not for everybody (confidential)'),
  sends: z
    .array(z.enum(SENDS))
    .min(1)
    .optional()
    .describe('where what it is given goes: to somebody outside (external)'),
});
export type LabelSpec = z.output<typeof label>;

/** Schema of `spec.tools.labels`. */
export const labelsSchema = z.array(label).max(2000);

/** Whose calls a history holds. */
const HISTORIES = ['request', 'session', 'caller'] as const;

/** Schema of `spec.tools.history`. */
export const historySchema = z.strictObject({
  by: z
    .enum(HISTORIES)
    .default('request')
    .describe(
      'request: calls in the messages of the request; session: also those that Weir let pass under the id in a header; caller: all of the caller',
    ),
  header: z
    .string()
    .max(128)
    .regex(/^[a-z0-9-]+$/, 'must be the name of a header, in lower case')
    .default('mcp-session-id')
    .describe('with by session: the header that holds the id'),
  minutes: z
    .int()
    .min(1)
    .max(10_080)
    .default(60)
    .describe('with by session and caller: how long calls are remembered after the last of them'),
});
export type HistorySpec = z.output<typeof historySchema>;
