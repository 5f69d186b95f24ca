/**
 * Selects the policy of an exchange: the most specific one. An exact host beats a suffix, a longer suffix a shorter one,
 * and any suffix the lack of hosts; among equals the longest path wins, exact before `*`; among equals the longest name of a
 * model likewise; among equals one whose condition is true beats one without a condition; among equals the first in order.
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

/**
 * Returns the policy of an exchange; undefined when none selects it, and then nothing may pass. One that selects by model
 * is for those whose model is known alone.
 */
export function choosePolicy(
  set: PolicySet,
  destination: Destination,
  facts: ConditionFacts | undefined,
): Selected {
  const to = placeOf(destination);
  const model = facts?.model;
  let best: Selected = { policy: undefined };
  let bestRank: Rank | undefined;
  for (const policy of set.policies) {
    const rank = rankPolicy(policy, to, rankModel(policy, model));
    if (rank === undefined || (bestRank !== undefined && !isAbove(rank, bestRank))) continue;
    const selected = selects(policy, facts);
    if (selected === undefined) continue;
    best = selected;
    bestRank = rank;
  }
  return best;
}

/** What may become the policy of an exchange once its model is known. */
export interface ByModel {
  /** Those that select by model, at least one. */
  readonly choices: readonly CompiledPolicy[];
  /** The policy where none of them is for the model; undefined for none. */
  readonly otherwise: CompiledPolicy | undefined;
}

/** Returns what the model decides between; undefined where it decides nothing, so that nobody has to wait for it. */
export function choicesByModel(
  set: PolicySet,
  destination: Destination,
  facts: ConditionFacts | undefined,
): ByModel | undefined {
  if (!set.policies.some(selectsByModel)) return undefined;
  const to = placeOf(destination);
  const { policy: otherwise } = choosePolicy(set, destination, facts);
  const [host, path] = (otherwise && rankPolicy(otherwise, to, ANY)) ?? [ANY, ANY];
  const choices = set.policies.filter((policy) => {
    if (!selectsByModel(policy)) return false;
    const rank = rankPolicy(policy, to, ANY);
    if (rank === undefined || rank[0] < host || (rank[0] === host && rank[1] < path)) return false;
    return selects(policy, facts) !== undefined;
  });
  return choices.length === 0 ? undefined : { choices, otherwise };
}

function placeOf({ host, path }: Destination): Destination {
  return { host: normaliseHost(host), path: withoutQuery(path) };
}

function selectsByModel({ selects: { models } }: CompiledPolicy): boolean {
  return models !== undefined;
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

/** How specific a match is: of host, then of path, then of model, then by a condition; larger is more. */
type Rank = readonly [host: number, path: number, model: number, condition: number];

const ANY = 0;

function rankPolicy(
  { selects }: CompiledPolicy,
  { host, path }: Destination,
  modelRank: number | undefined,
): Rank | undefined {
  const hostRank = selects.hosts === undefined ? ANY : rankHost(selects.hosts, host);
  const pathRank = selects.paths === undefined ? ANY : rankPath(selects.paths, path);
  if (hostRank === undefined || pathRank === undefined || modelRank === undefined) return undefined;
  return [hostRank, pathRank, modelRank, selects.when === undefined ? 0 : 1];
}

function rankModel({ selects: { models } }: CompiledPolicy, model: string | undefined): number | undefined {
  if (models === undefined) return ANY;
  return model === undefined ? undefined : rankPath(models, model);
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
  if (rank[1] !== other[1]) return rank[1] > other[1];
  return rank[2] !== other[2] ? rank[2] > other[2] : rank[3] > other[3];
}

function withoutQuery(path: string): string {
  const end = path.search(/[?#]/);
  return end === -1 ? path : path.slice(0, end);
}
