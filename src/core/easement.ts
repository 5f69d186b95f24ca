/** Easements: why a rule that would act only records: it is being tried, or somebody was let through, by name. */

/**
 * - `observe`: the rule acts on nobody. - `rollout`: it acts on some, and not on this one. - `exception`: the policy
 * excepts this one, for a while. - `break-glass`: an operator has suspended the policy's rules, for a while.
 */
const EASEMENTS = ['observe', 'rollout', 'exception', 'break-glass'] as const;

/** Why a rule did not act on what it found. */
export interface Easement {
  readonly by: (typeof EASEMENTS)[number];
  /** Of the exception, or the id of the broken glass. */
  readonly name?: string;
}

/** Whom a rollout counts. */
export const ROLLOUT_UNITS = ['caller', 'tenant', 'conversation'] as const;
export type RolloutUnit = (typeof ROLLOUT_UNITS)[number];

/** A rollout: the share of callers that a rule acts on. */
export interface Rollout {
  readonly percent: number;
  readonly by: RolloutUnit;
  /** The header that holds the id of a conversation. */
  readonly header?: string | undefined;
}

/**
 * A number from 0 up to 1 that stays the same for one rule and one caller (or tenant, or conversation); undefined where it
 * is not known whose it would be, and the rule then acts.
 */
export type Lot = (rule: string, by: Omit<Rollout, 'percent'>) => number | undefined;

/** Rules that an operator has suspended. */
export interface BreakGlass {
  readonly id: string;
  /** Names of policies; undefined for all. */
  readonly policies: readonly string[] | undefined;
}

/** What became of a break-glass, for the journal and the log. */
export interface GlassChange {
  readonly step: 'opened' | 'closed' | 'expired';
  readonly id: string;
  /** Undefined for all. */
  readonly policies: readonly string[] | undefined;
  readonly owner: string;
  readonly reason: string;
  /** Milliseconds since the epoch, all of them. */
  readonly from: number;
  readonly until: number;
  readonly at: number;
}
