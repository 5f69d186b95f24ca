/** Usage: the tokens that a provider says an exchange took, as its readers come upon them. */
import type { Facts } from './segment.ts';

/** Which way tokens went. */
export type UsageOf = 'input' | 'output';

/** By the names that a format has for them: several may count apart what is one sum (cached, thought). */
export type UsageCounts = Readonly<Record<UsageOf, Map<string, number>>>;

/** Tokens of an exchange. */
export interface Usage {
  readonly input: number;
  readonly output: number;
}

/** Notes a count. Streams count on as they go, so that the largest number stands; what is no count says nothing. */
export function noteUsage(facts: Facts, { of, name }: { of: UsageOf; name: string }, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) return;
  facts.usage ??= { input: new Map(), output: new Map() };
  const counts = facts.usage[of];
  counts.set(name, Math.max(counts.get(name) ?? 0, value));
}

/** What the provider says of each way; undefined where it says nothing of it. */
export function usageIn({ usage }: Facts): Partial<Usage> {
  const input = sumOf(usage?.input);
  const output = sumOf(usage?.output);
  return { ...(input === undefined ? {} : { input }), ...(output === undefined ? {} : { output }) };
}

function sumOf(counts: ReadonlyMap<string, number> | undefined): number | undefined {
  if (counts === undefined || counts.size === 0) return undefined;
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
