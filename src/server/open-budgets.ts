/** Opens what counts the budgets of policies in a worker, and tells the log when it is away. */
import type { BudgetAnswer, BudgetClaim, Budgets, CountTokens, PriceOf } from '../core/budgets.ts';
import type { Clock } from '../core/ports.ts';
import type { Log } from '../observe/log.ts';
import type { WorkerMetrics } from '../observe/worker-metrics.ts';
import type { PolicySet } from '../policy/compiled-policy.ts';
import { priceTable } from '../quota/prices.ts';
import type { PricesSection } from '../quota/section.ts';
import { tokenCounter } from '../quota/tokens.ts';
import { FileBudgets } from '../state/file-budgets.ts';
import { RedisBudgets } from '../state/redis-budgets.ts';
import { RedisConnection } from '../state/redis-connection.ts';
import { type StateSection, sharedIn } from '../state/section.ts';
import { SharedBudgets } from '../state/shared-budgets.ts';

export interface OpenBudgetsOptions {
  readonly settings: {
    readonly state: StateSection;
    readonly audit: { readonly dir: string };
    readonly prices: PricesSection;
  };
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Pick<WorkerMetrics, 'claimed'>;
}

/** Budgets with their counting counted, and their end. */
export interface OpenBudgets {
  readonly budgets: Budgets & {
    /** Opens what counting needs, where policies have budgets: the first request does not wait for it. */
    warm(policies: PolicySet | undefined): void;
    close(): Promise<void>;
  };
  readonly accounting: { readonly priceOf: PriceOf; readonly countTokens: CountTokens };
}

export function openBudgets({ settings, clock, log, meter }: OpenBudgetsOptions): OpenBudgets {
  const { state, audit, prices } = settings;
  const redis = sharedIn(state, 'budgets');
  const failed = (cause: unknown): void =>
    log.warn({ reason: reasonOf(cause) }, 'places of open exchanges could not be renewed');
  const file = new FileBudgets({
    ...{ folder: state.folder ?? audit.dir, rows: state.budgets.rows, clock, failed },
    shares: redis?.replicas ?? 1,
    here: redis !== undefined,
  });
  const accounting = { priceOf: priceTable(prices), countTokens: tokenCounter() };
  if (redis === undefined)
    return { budgets: counted(file, { meter, accounting, parts: [file] }), accounting };
  const connection = new RedisConnection(redis);
  connection.open();
  const shared = new RedisBudgets(connection, failed);
  const budgets = new SharedBudgets({
    ...{ shared, local: file, clock },
    changed: (cause) => {
      if (cause === undefined) log.info({}, 'budgets are counted in redis again');
      else log.error({ reason: reasonOf(cause) }, 'redis cannot count budgets; shares are counted here');
    },
  });
  return { budgets: counted(budgets, { meter, accounting, parts: [file, shared] }), accounting };
}

interface Parts extends Pick<OpenBudgets, 'accounting'>, Pick<OpenBudgetsOptions, 'meter'> {
  readonly parts: readonly [FileBudgets, ...{ close(): void | Promise<void> }[]];
}

/** Longest wait for what is only to be opened. */
const WARM_MS = 10_000;

function counted(budgets: Budgets, { meter, accounting, parts }: Parts): OpenBudgets['budgets'] {
  return {
    warm: (set) => {
      if (set?.policies.some((policy) => policy.budgets.length > 0) !== true) return;
      accounting.countTokens('weir');
      const opened: readonly Budgets[] = [parts[0], budgets];
      for (const each of opened) each.claim([], AbortSignal.timeout(WARM_MS)).catch(() => {});
    },
    claim: async (claims: readonly BudgetClaim[], signal: AbortSignal): Promise<BudgetAnswer> => {
      try {
        const answer = await budgets.claim(claims, signal);
        meter.claimed(answer.kind, isLocal(answer));
        return answer;
      } catch (cause) {
        meter.claimed('failed', false);
        throw cause;
      }
    },
    settle: (spendings) => budgets.settle(spendings),
    close: async () => {
      await Promise.all(parts.map((part) => part.close()));
    },
  };
}

function isLocal(answer: BudgetAnswer): boolean {
  return answer.kind === 'refused' ? answer.local : answer.grants.some(({ local }) => local);
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'unknown reason';
}
