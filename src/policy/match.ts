/**
 * Selects the policy of an exchange: the most specific one. An exact host beats a suffix, a longer suffix a shorter one,
 * and any suffix the lack of hosts; among equals the longest path wins, exact before `*`; among equals one whose condition
 * is true beats one without a condition; among equals the first in order.
 */
import type { ConditionFacts } from '../core/condition.ts';
import type { Fault } from '../core/fault.ts';
import type { CompiledPolicy, PolicySet } from './compiled-policy.ts';

/** What an exchange says about where it goes. */
export interface Destination {
  /** Authority as received; its port and case do not matter. */
  readonly host: string;
  /** Normalised path; a query does not matter. */
  readonly path: string;
}

/** The policy of an exchange; with a fault where nobody can tell whether it is, and then nothing may pass either. */
export interface Selected {
  readonly policy: CompiledPolicy | undefined;
  readonly fault?: Fault;
}

/** Returns the policy of an exchange of which no more is known; undefined when none selects it. */
export function selectPolicy(set: PolicySet, destination: Destination): CompiledPolicy | undefined {
  return choosePolicy(set, destination, undefined).policy;
}

/** Returns the policy of an exchange; undefined when none selects it, and then nothing may pass. */
export function choosePolicy(
  set: PolicySet,
  destination: Destination,
  facts: ConditionFacts | undefined,
): Selected {
  const host = normaliseHost(destination.host);
  const path = withoutQuery(destination.path);
  let best: Selected = { policy: undefined };
  let bestRank: Rank | undefined;
  for (const policy of set.policies) {
    const rank = rankPolicy(policy, host, path);
    if (rank === undefined || (bestRank !== undefined && !isAbove(rank, bestRank))) continue;
    const selected = selects(policy, facts);
    if (selected === undefined) continue;
    best = selected;
    bestRank = rank;
  }
  return best;
}

/** A policy whose condition is true, or cannot be told and may not be passed over. */
function selects(policy: CompiledPolicy, facts: ConditionFacts | undefined): Selected | undefined {
  const { when } = policy.selects;
  if (when === undefined) return { policy };
  if (facts === undefined) return undefined;
  const told = when.evaluate(facts);
  if (told.ok) return told.value ? { policy } : undefined;
  return policy.onFault === 'allow' ? undefined : { policy, fault: told.fault };
}

/** True when a path is one of these patterns: exact, or begins with what stands before a final `*`. */
export function matchesPath(patterns: readonly string[], path: string): boolean {
  return rankPath(patterns, withoutQuery(path)) !== undefined;
}

/** Brings a host to the form that selectors are compared in: lower case, no port, no final dot. */
export function normaliseHost(host: string): string {
  const lower = host.toLowerCase();
  const name = lower.startsWith('[') ? lower.replace(/\]:\d*$/, ']') : lower.replace(/:\d*$/, '');
  return name.endsWith('.') ? name.slice(0, -1) : name;
}

/** How specific a match is: of host, then of path, then by a condition; larger is more. */
type Rank = readonly [host: number, path: number, condition: number];

const ANY = 0;

function rankPolicy({ selects }: CompiledPolicy, host: string, path: string): Rank | undefined {
  const hostRank = selects.hosts === undefined ? ANY : rankHost(selects.hosts, host);
  const pathRank = selects.paths === undefined ? ANY : rankPath(selects.paths, path);
  if (hostRank === undefined || pathRank === undefined) return undefined;
  return [hostRank, pathRank, selects.when === undefined ? 0 : 1];
}

function rankHost(patterns: readonly string[], host: string): number | undefined {
  let best: number | undefined;
  for (const pattern of patterns) {
    if (pattern === host) return Infinity;
    const suffix = pattern.startsWith('*.') ? pattern.slice(1) : undefined;
    if (suffix === undefined || !host.endsWith(suffix) || host.length === suffix.length) continue;
    best = Math.max(best ?? ANY, suffix.length);
  }
  return best;
}

/** Twice the length of what is literal, one more when all of it is: an exact path beats a prefix as long. */
function rankPath(patterns: readonly string[], path: string): number | undefined {
  let best: number | undefined;
  for (const pattern of patterns) {
    if (pattern === path) return 2 * path.length + 1;
    if (!pattern.endsWith('*') || !path.startsWith(pattern.slice(0, -1))) continue;
    best = Math.max(best ?? ANY, 2 * (pattern.length - 1));
  }
  return best;
}

function isAbove(rank: Rank, other: Rank): boolean {
  if (rank[0] !== other[0]) return rank[0] > other[0];
  return rank[1] !== other[1] ? rank[1] > other[1] : rank[2] > other[2];
}

function withoutQuery(path: string): string {
  const end = path.search(/[?#]/);
  return end === -1 ? path : path.slice(0, end);
}
