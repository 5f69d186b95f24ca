/** Effects: what one step of a conversation wants done. */
import { NONE } from '../core/added.ts';
import type { HeldCall } from '../core/approval.ts';
import type { ExchangeEvent } from '../core/event.ts';
import type { Fault } from '../core/fault.ts';
import type { Direction, Reply } from '../core/frame.ts';
import type { NamedValue } from '../core/ports.ts';
import type { DecisionAsk } from '../screen/engine-asks.ts';
import type { Ask } from '../screen/lane-output.ts';
import type { Recall } from '../screen/recalls.ts';
import type { BudgetAsk } from './budget-ask.ts';

/** A judge's question with the side that asks. */
export interface SideAsk {
  readonly direction: Direction;
  readonly ask: Ask;
}

/** A question for the memory with the side that asks. */
export interface SideRecall {
  readonly direction: Direction;
  readonly recall: Recall;
}

/** A question for an engine outside with the side that asks. */
export interface SideDecision {
  readonly direction: Direction;
  readonly ask: DecisionAsk;
}

/** Calls that people have to approve, with the side that asks. */
export interface SideClaim {
  readonly direction: Direction;
  readonly calls: readonly HeldCall[];
}

/** A question about a conversation: what is known of it, or to keep what is new. */
export type ConversationAsk = {
  readonly key: string;
  readonly minutes: number;
  /** What is kept: placeholders when left out. */
  readonly about?: 'calls' | 'pins';
} & ({ readonly kind: 'load' } | { readonly kind: 'add'; readonly named: readonly NamedValue[] });

/** What one step wants done, in order: events first (they may have to be durable), then replies. */
export interface Effects {
  replies: readonly Reply[];
  asks: readonly SideAsk[];
  recalls: readonly SideRecall[];
  decides: readonly SideDecision[];
  claims: readonly SideClaim[];
  /** Keyed hashes of what the tenant has made from now on. */
  remembers: readonly string[];
  conversations: readonly ConversationAsk[];
  budgets: readonly BudgetAsk[];
  events: readonly ExchangeEvent[];
  faults: readonly Fault[];
}

export function noEffects(): Effects {
  return {
    replies: NONE,
    asks: NONE,
    recalls: NONE,
    decides: NONE,
    claims: NONE,
    remembers: NONE,
    conversations: NONE,
    budgets: NONE,
    events: NONE,
    faults: NONE,
  };
}

/** True of a step that wants nothing asked or kept, as most do. To go through lists that are empty costs more. bench: step */
export function isQuiet(effects: Effects): boolean {
  const { asks, recalls, decides, claims, remembers, conversations, budgets } = effects;
  const questions = asks.length + recalls.length + decides.length + claims.length;
  return questions + remembers.length + conversations.length + budgets.length === 0;
}
