/** What is said of the rest of the process when an exchange is judged without it: what engines decide, what was used of budgets, who approved what. */
import type { Decision } from '../../core/decision.ts';
import type { PricesSection } from '../../quota/section.ts';

/** What a policy engine says: the same to all who ask, or by the names of the rules that do. */
export type DeciderAnswer = Decision | { readonly rules: Readonly<Record<string, Decision>> };

/** What has become of the tickets of a rule that holds calls; `expired`: nobody decided in time. */
export const TICKET_SAYINGS = ['none', 'approved', 'denied', 'expired'] as const;
export type TicketSaying = (typeof TICKET_SAYINGS)[number];

export interface Given {
  /** By the names of the engines. One that is not here fails, as an engine does that is down. */
  readonly deciders: Readonly<Record<string, DeciderAnswer>>;
  /** How much of each budget was used before, in the unit that it counts; by their names, nothing when left out. */
  readonly budgets: Readonly<Record<string, number>>;
  readonly prices: PricesSection;
  /** By the names of the rules; `none` when left out. */
  readonly approvals: Readonly<Record<string, TicketSaying>>;
}
