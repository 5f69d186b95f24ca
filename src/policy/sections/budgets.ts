/** The section `budgets`: how much callers may use in a time. */
import { z } from 'zod';
import { COUNTED, COUNTED_BY } from '../../core/budgets.ts';
import { durationSchema } from '../duration.ts';

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const MOST = 1_000_000_000_000;
const amount = z.int().min(1).max(MOST).optional();
const ONE = `must have exactly one of: ${COUNTED.join(', ')}`;

const budget = z
  .strictObject({
    name: z
      .string()
      .max(63)
      .regex(KEBAB, 'must be lower-case words joined by "-", such as "daily-tokens", and start with a letter')
      .describe('name of the budget in records, metrics and refusals (budgets.NAME); unique in its policy'),
    per: z
      .union([z.enum(COUNTED_BY), z.array(z.enum(COUNTED_BY)).min(1).max(4)])
      .transform((per) => (typeof per === 'string' ? [per] : per))
      .describe(
        'whose use is counted together: caller, tenant, model, tool, or several; always within one tenant, but for "everyone"',
      ),
    requests: amount.describe('requests that reach the provider'),
    tokens: amount.describe('tokens of requests and answers together'),
    inputTokens: amount.describe('tokens of requests'),
    outputTokens: amount.describe('tokens of answers'),
    cost: z
      .number()
      .min(0.000001)
      .max(1_000_000)
      .optional()
      .describe('what tokens cost by the table "prices" of the process, in its unit'),
    streams: z.int().min(1).max(1_000_000).optional().describe('exchanges that are open at once'),
    toolCalls: amount.describe('calls of tools in answers, and requests of MCP that call one'),
    denials: amount.describe(
      'requests and answers that were denied; nothing more is let through after so many',
    ),
    window: durationSchema('1s', '31d').optional().describe('the time that is counted over, up to now'),
    reserve: z
      .int()
      .min(1)
      .max(10_000_000)
      .default(1024)
      .describe('tokens set aside for an answer whose request names no most'),
    onFault: z
      .enum(['deny', 'allow'])
      .optional()
      .describe('what it means when nobody can count; that of the policy when left out'),
  })
  .superRefine((spec, context) => {
    const counts = COUNTED.filter((kind) => spec[kind] !== undefined);
    const problem = problemOf(spec, counts);
    if (problem !== undefined) context.addIssue({ code: 'custom', ...problem });
  });

interface Spoken {
  readonly per: readonly string[];
  readonly window?: number | undefined;
}

function problemOf({ per, window }: Spoken, counts: readonly string[]) {
  if (counts.length !== 1) return { message: ONE };
  const streams = counts.includes('streams');
  if (streams && window !== undefined)
    return {
      path: ['window'],
      message: 'has no meaning with "streams", which are counted now; leave it out',
    };
  if (!streams && window === undefined) return { message: 'needs a "window", such as 1m, 1h or 1d' };
  if (per.includes('tool') && !counts.includes('toolCalls'))
    return { path: ['per'], message: 'may name "tool" with "toolCalls" alone' };
  if (per.includes('everyone') && (per.includes('caller') || per.includes('tenant')))
    return { path: ['per'], message: 'names "everyone", which goes with "model" and "tool" alone' };
  return undefined;
}

/** Schema of the section. */
export const budgetsSchema = z.array(budget).max(32);
export type BudgetSpec = z.output<typeof budget>;
