/** Grants: what an operator signs to suspend rules for a while. A grant that was changed, or is for too long, is none. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../core/canonical-json.ts';
import { failed, ok, type Result } from '../core/fault.ts';

const HOUR_MS = 3_600_000;
/** How far the clock of whoever signed may be ahead. */
const AHEAD_MS = 60_000;
const LEAST_KEY = 32;

const words = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);

const terms = z.strictObject({
  version: z.literal(1),
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  /** Names of policies; null for all. */
  policies: z.array(z.string().min(1).max(63)).min(1).max(1000).nullable(),
  owner: words,
  reason: words,
  /** Milliseconds since the epoch. */
  from: z.int().min(0),
  until: z.int().min(0),
});
const signed = z.strictObject({ terms, mac: z.string().regex(/^[0-9a-f]{64}$/) });

/** What is granted, by whom, why and for how long. */
export type GrantTerms = z.output<typeof terms>;

/** When and for how long grants count. */
export interface GrantRules {
  readonly now: number;
  readonly hours: number;
}

/** The text of a signed grant, as it stands in its file. */
export function writeGrant(grant: GrantTerms, key: string): string {
  return `${JSON.stringify({ terms: grant, mac: macOf(grant, key) }, undefined, 2)}\n`;
}

/** Reads a grant that counts now, or counted once; what is wrong is told without what it says. */
export function readGrant(text: string, key: string, { now, hours }: GrantRules): Result<GrantTerms> {
  const parsed = signed.safeParse(parseJson(text));
  if (!parsed.success) return failed('credential', 'is no grant of weir break-glass');
  const { terms: grant, mac } = parsed.data;
  if (!isSame(mac, macOf(grant, key))) return failed('credential', 'is not signed with the key of operators');
  const problem = problemOf(grant, { now, hours });
  return problem === undefined ? ok(grant) : failed('credential', problem);
}

/** Why nobody may grant that; undefined for what may be granted. */
export function problemOf({ from, until }: GrantTerms, { now, hours }: GrantRules): string | undefined {
  if (until <= from) return 'ends before it begins';
  if (until - from > hours * HOUR_MS) return `is for longer than breakGlass.hours (${hours}) allows`;
  return from > now + AHEAD_MS ? 'begins later' : undefined;
}

/** The key in a text: without the line feed at its end, and long enough. */
export function keyOf(text: string): string | undefined {
  const key = text.trimEnd();
  return key.length >= LEAST_KEY ? key : undefined;
}

function macOf(grant: GrantTerms, key: string): string {
  return createHmac('sha256', key)
    .update(`weir break-glass\n${canonicalJson(grant)}`)
    .digest('hex');
}

function isSame(given: string, right: string): boolean {
  return timingSafeEqual(Buffer.from(given), Buffer.from(right));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
