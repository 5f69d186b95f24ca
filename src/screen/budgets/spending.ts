/** What one exchange spends: claimed before its request leaves, weighed while its answer does, settled in the end. */
import type { BudgetAnswer, BudgetSpending, CountTokens } from '../../core/budgets.ts';
import type { Dialect } from '../../core/dialect.ts';
import type { Fault, Result } from '../../core/fault.ts';
import type { Facts, ToolCall } from '../../core/segment.ts';
import { type Usage, usageIn } from '../../core/usage.ts';
import type { CompiledBudget } from '../../policy/compile-budgets.ts';
import type { Denial } from '../denial.ts';
import { Accounts } from './accounts.ts';
import { AnswerWeight } from './answer-weight.ts';
import { type Claimant, denialClaims, furtherClaims, openingClaims, type Planned } from './claims.ts';
import { meteredDialect } from './metered-dialect.ts';
import { RequestWeight } from './request-weight.ts';

export interface SpendingOptions {
  readonly budgets: readonly CompiledBudget[];
  readonly count: CountTokens;
  readonly dialect: Dialect;
  /** Whose budgets; asked once the request was read. */
  claimant(): Claimant;
  /** False where nothing is carried out: then nothing waits. */
  readonly enforced: boolean;
}

/** How an exchange ended, as far as budgets care. */
export interface Ended {
  /** The request left. */
  readonly sent: boolean;
  /** The answer was an error. */
  readonly failed: boolean;
  /** What the answer said of itself; undefined where none came. */
  readonly facts: Facts | undefined;
  readonly unitsLeft: number;
  readonly denied: boolean;
}

/**
 * - `unasked`: the request is not there yet. - `wanted`: it waits for a claim. - `asking`: somebody is asked.
 * - `open`: it may go on. - `closed`: settled.
 */
type Phase = 'unasked' | 'wanted' | 'asking' | 'open' | 'closed';

export class Spending {
  readonly #options: SpendingOptions;
  readonly #accounts = new Accounts();
  readonly #request: RequestWeight;
  readonly #answer: AnswerWeight;
  /** What both readers of the exchange are to be built from. */
  readonly dialect: Dialect;
  #phase: Phase = 'unasked';
  #planned: Planned | undefined;
  /** What the answer claims before its next unit leaves. */
  #further: Planned | undefined;
  #asking = false;
  #cut = false;
  /** Nobody could count, and the policy lets that pass. */
  #uncounted = false;
  /** Calls that were claimed, and those of whose tool nobody knows yet. */
  readonly #claimed = new Set<ToolCall>();
  readonly #unnamed = new Set<ToolCall>();
  #usage: Usage | undefined;

  constructor(options: SpendingOptions) {
    this.#options = options;
    const { count, dialect } = options;
    this.#request = new RequestWeight(count, dialect.name === 'mcp');
    this.#answer = new AnswerWeight(count, dialect.name);
    this.dialect = meteredDialect(dialect, {
      request: (reading) => this.#request.take(reading),
      answer: (reading, shape) => this.#answer.take(reading, shape),
    });
  }

  /** What the exchange took, once it was settled; and whether shares were counted here. */
  get usage(): (Usage & { readonly local: boolean }) | undefined {
    return this.#usage && { ...this.#usage, local: this.#accounts.local };
  }

  get closed(): boolean {
    return this.#phase === 'closed';
  }

  /** True while the request may not leave. */
  holdsRequest(): boolean {
    if (this.#phase === 'unasked') this.#phase = 'wanted';
    return this.#phase !== 'open' && this.#phase !== 'closed';
  }

  /** True while the next unit of the answer may not leave. */
  holdsAnswer(unitsLeft: number): boolean {
    if (this.#asking || this.#further !== undefined) return true;
    if (this.#phase !== 'open' || this.#uncounted || !this.#options.enforced) return false;
    const need = this.#answer.next(unitsLeft);
    if (need === undefined) return false;
    const by = this.#options.claimant();
    const usage = { input: this.#request.wanted.input, output: need.tokens };
    // An answer that comes whole is paid for already: what it took beyond what was set aside is owed.
    const short = this.#answer.streams ? this.#accounts.short(usage, by) : [];
    const calls = this.#unclaimed(need.calls);
    if (short.length === 0 && calls.length === 0) return false;
    this.#further = furtherClaims(short, by, calls);
    return true;
  }

  /** The claims to be asked about now, or why there is nothing to ask: the request is denied. */
  due(complete: boolean): Planned | Denial | undefined {
    if (this.#asking) return undefined;
    if (this.#phase === 'wanted' && complete) {
      const { budgets, claimant } = this.#options;
      const planned = openingClaims(budgets, claimant(), this.#request.wanted);
      if ('kind' in planned) return planned;
      this.#phase = 'asking';
      return this.#ask(planned);
    }
    const further = this.#further;
    this.#further = undefined;
    return further && this.#ask(further);
  }

  /** Those who count have answered, or cannot; a denial ends the side that asked. */
  answered(outcome: Result<BudgetAnswer>): { readonly denial?: Denial; readonly fault?: Fault } {
    const planned = this.#planned;
    this.#asking = false;
    if (planned === undefined || this.#phase === 'closed') return {};
    const answers = this.#phase === 'open';
    this.#phase = 'open';
    if (!outcome.ok) return this.#unanswered(planned, outcome.fault);
    const denial = this.#accounts.take(planned, outcome.value, answers ? 'length' : undefined);
    this.#cut ||= denial !== undefined && answers;
    return denial === undefined ? {} : { denial };
  }

  /** Closes the accounts once: what is given back or owed; and what a denial counts as. */
  close(ended: Ended): { readonly spendings: BudgetSpending[]; readonly denied: Planned } | undefined {
    if (this.#phase === 'closed') return undefined;
    this.#phase = 'closed';
    const { budgets, claimant } = this.#options;
    const by = claimant();
    const usage = this.#used(ended);
    if (ended.sent) this.#usage = usage;
    const none: Planned = { budgets: [], claims: [] };
    return {
      spendings: this.#accounts.settle(usage, { by, sent: ended.sent }),
      denied: ended.denied ? denialClaims(budgets, by) : none,
    };
  }

  /** Grants that came when all was over: nothing of them was used. */
  late(answer: BudgetAnswer): BudgetSpending[] {
    return answer.kind === 'granted' ? answer.grants.map((grant) => ({ grant, spent: 0 })) : [];
  }

  #ask(planned: Planned): Planned {
    this.#planned = planned;
    this.#asking = true;
    return planned;
  }

  #unanswered({ budgets }: Planned, cause: Fault): { readonly denial?: Denial; readonly fault: Fault } {
    const strict = budgets.find(({ onFault }) => onFault === 'deny');
    if (strict !== undefined)
      return { fault: cause, denial: { kind: 'fault', fault: cause, rule: strict.rule } };
    this.#uncounted = true;
    return { fault: cause };
  }

  /** Calls that a budget counts and that were not claimed; where budgets are of one tool, once its name is known. */
  #unclaimed(calls: readonly ToolCall[]) {
    const counting = this.#options.budgets.filter(({ counts }) => counts === 'toolCalls');
    if (counting.length === 0) return [];
    const byName = counting.some(({ per }) => per.has('tool'));
    for (const call of calls) if (!this.#claimed.has(call)) this.#unnamed.add(call);
    const fresh = [...this.#unnamed].filter(({ name }) => !byName || name !== undefined);
    for (const call of fresh) {
      this.#unnamed.delete(call);
      this.#claimed.add(call);
    }
    return fresh.flatMap(({ name = '' }) => counting.map((budget) => ({ budget, tool: name })));
  }

  /** By the word of the provider; where the answer was cut, and where none was given, by what was counted. */
  #used({ failed, facts, unitsLeft }: Ended): Usage {
    const told = facts === undefined ? {} : usageIn(facts);
    const counted = this.#cut ? this.#answer.sent(unitsLeft) : this.#answer.heard;
    const input = told.input ?? (failed ? 0 : this.#request.wanted.input);
    const output = this.#cut ? counted : (told.output ?? (failed ? 0 : counted));
    return { input, output };
  }
}
