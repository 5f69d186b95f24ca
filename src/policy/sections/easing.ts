/** What keeps rules from acting: the keys `mode` and `rollout` of a rule, and the section `spec.exceptions`. */
import { z } from 'zod';
import { ROLLOUT_UNITS } from '../../core/easement.ts';
import { whenSchema } from './when.ts';

/** The key `mode` of a rule. */
export const ruleModeSchema = z
  .enum(['enforce', 'observe'])
  .optional()
  .describe('observe: what the rule finds is recorded and counted, and nothing is done about it');

/** The key `rollout` of a rule. */
export const rolloutSchema = z
  .strictObject({
    percent: z
      .number()
      .min(0)
      .max(100)
      .describe('how many of a hundred the rule acts on; it observes the others'),
    by: z
      .enum(ROLLOUT_UNITS)
      .default('caller')
      .describe('whom it counts: one is always in, or always out, and stays in when the share grows'),
    header: z
      .string()
      .max(128)
      .regex(/^[a-z0-9-]+$/, 'must be the exact name of a header, in lower case')
      .optional()
      .describe('by conversation: the header of requests that holds the id of the conversation'),
  })
  .refine(({ by, header }) => (by === 'conversation') === (header !== undefined), {
    path: ['header'],
    message: 'goes with by conversation: name the header that holds the id of the conversation, or remove it',
  })
  .optional()
  .describe('the rule acts on a share of callers only, chosen by a keyed hash');

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/;
const DAY_MS = 86_400_000;

/** Milliseconds since the epoch; a day counts to its end, UTC. */
function momentOf(text: string): number {
  if (DAY.test(text)) return roundTrips(text) ? Date.parse(text) + DAY_MS : Number.NaN;
  return MOMENT.test(text) && roundTrips(text.slice(0, 10)) ? Date.parse(text) : Number.NaN;
}

/** True of a day that there is: the 31st of June is none. */
function roundTrips(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const days = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return date >= 1 && date <= (days[month - 1] ?? 0);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const names = (what: string) =>
  z.array(z.string().min(1).max(256)).min(1).max(1000).optional().describe(what);
const words = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must be one line of text');

const exception = z.strictObject({
  name: z
    .string()
    .max(63)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by "-", such as "import-of-may"')
    .describe('its name in records and metrics'),
  rules: z
    .array(z.string().min(1).max(128))
    .min(1)
    .max(1000)
    .describe('names of the rules that do not act: of requests, answers and tools, also tools.default'),
  callers: names('ids of callers, as records have them; every caller when left out'),
  tenants: names('tenants; every one when left out'),
  tools: z
    .array(
      z
        .string()
        .max(128)
        .regex(/^[!-)+-~]+\*?$/, 'must be the name of a tool as it is called, exact or ending in "*"'),
    )
    .min(1)
    .optional()
    .describe('calls of these tools alone, by their very names, exact or ending in "*"'),
  when: whenSchema.optional().describe('condition (CEL) over caller, request and time; always when left out'),
  owner: words.describe('who answers for it'),
  reason: words.describe('why, for whoever reads it later'),
  until: z
    .string()
    .refine(
      (text) => !Number.isNaN(momentOf(text)),
      'must be a day, such as 2027-01-31, or a moment, such as 2027-01-31T12:00:00Z',
    )
    .describe('the last day (UTC), or the moment of its end; behind that it does nothing'),
});
export type ExceptionSpec = z.output<typeof exception>;

/** Schema of the section. */
export const exceptionsSection = z.array(exception).max(1000);

/** When an exception ends, in milliseconds since the epoch. */
export function endOf({ until }: Pick<ExceptionSpec, 'until'>): number {
  return momentOf(until);
}
