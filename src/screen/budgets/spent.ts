/** A budget that has no room, as a denial. */
import type { Counted } from '../../core/budgets.ts';
import { COST_UNIT, type CompiledBudget } from '../../policy/compile-budgets.ts';
import type { Denial } from '../denial.ts';

const SECOND_MS = 1000;
/** 429 Too Many Requests (RFC 6585 section 4). */
const TOO_MANY = 429;
/** No row of the table fits the model. */
const NO_PRICE = 403;

const WORDS: Readonly<Record<Counted, string>> = {
  requests: 'requests',
  tokens: 'tokens',
  inputTokens: 'tokens of requests',
  outputTokens: 'tokens of answers',
  cost: 'of cost',
  streams: 'open streams',
  toolCalls: 'calls of tools',
  denials: 'denials',
};

/** What is left of a budget, and for how long. */
export interface NoRoom {
  readonly remaining: number;
  readonly retryMs: number;
}

/** The denial; `ends` where an answer that runs is ended like one that is as long as it may be. */
export function spentBudget(budget: CompiledBudget, room: NoRoom, ends?: 'length'): Denial {
  const { rule, counts, windowMs } = budget;
  const limit = inUnits(budget, budget.limit);
  const time = windowMs === undefined ? 'at once' : `in ${spelled(windowMs)}`;
  const retryAfter = Math.max(1, Math.ceil(room.retryMs / SECOND_MS));
  return {
    kind: 'limit',
    rule,
    status: TOO_MANY,
    message: `The budget "${budget.name}" of ${limit} ${WORDS[counts]} ${time} has no room; try again in ${retryAfter} s.`,
    budget: { counts, limit, remaining: inUnits(budget, Math.max(0, room.remaining)), retryAfter },
    ...(ends === undefined ? {} : { ends }),
  };
}

/** A model without a price cannot be paid for. */
export function noPrice({ rule, name }: CompiledBudget): Denial {
  const message = `The budget "${name}" counts cost, and the model asked for has no price; add it to prices.`;
  return { kind: 'limit', rule, status: NO_PRICE, message };
}

function inUnits({ counts }: CompiledBudget, amount: number): number {
  return counts === 'cost' ? amount / COST_UNIT : amount;
}

const UNITS = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'm'],
  [1000, 's'],
] as const;

function spelled(ms: number): string {
  const [size, unit] = UNITS.find(([one]) => ms % one === 0) ?? [1, 'ms'];
  return `${ms / size}${unit}`;
}
