/** Asks those who count budgets for one exchange, and tells them what became of it. */
import type { BudgetAnswer, Budgets } from '../core/budgets.ts';
import { type Fault, fault } from '../core/fault.ts';
import type { BudgetAsk } from './budget-ask.ts';
import type { Background } from './dependencies.ts';
import { raceAbort } from './race-abort.ts';
import type { StepFrame } from './step.ts';

export interface Budgeting {
  readonly budgets: Budgets;
  readonly background: Background;
  signal(): AbortSignal;
  /** True once nobody takes frames any more. */
  closed(): boolean;
  take(frame: StepFrame): void;
  /** Hears of what could not be counted when all is over. */
  lost(fault: Fault): void;
}

/** Does what one exchange wants done. */
export function askBudgets(ask: BudgetAsk, on: Budgeting): void {
  const { budgets, background } = on;
  switch (ask.kind) {
    case 'claim':
      background('budgets', claimed(ask, on));
      return;
    case 'count':
      background(
        'budgets',
        heard(() => budgets.claim(ask.planned.claims, AbortSignal.timeout(COUNT_MS)), on),
      );
      return;
    case 'settle':
      background(
        'budgets',
        heard(() => budgets.settle(ask.spendings), on),
      );
      return;
  }
}

/** Nobody waits for what is only counted. */
const COUNT_MS = 10_000;

async function claimed(
  { planned, direction }: Extract<BudgetAsk, { kind: 'claim' }>,
  on: Budgeting,
): Promise<void> {
  const signal = on.signal();
  const answer = on.budgets.claim(planned.claims, signal);
  try {
    const value = await raceAbort(answer, signal);
    if (on.closed()) giveBack(answer, on);
    else on.take({ kind: 'claimed', direction, outcome: { ok: true, value } });
  } catch (cause) {
    giveBack(answer, on);
    if (!on.closed())
      on.take({ kind: 'claimed', direction, outcome: { ok: false, fault: uncounted(cause) } });
  }
}

/** What is granted too late is not used. */
function giveBack(answer: Promise<BudgetAnswer>, { budgets, background }: Budgeting): void {
  const back = answer.then(
    async (late) => {
      if (late.kind === 'granted') await budgets.settle(late.grants.map((grant) => ({ grant, spent: 0 })));
    },
    () => {},
  );
  background('budgets', back);
}

async function heard(work: () => Promise<unknown>, on: Budgeting): Promise<void> {
  try {
    await work();
  } catch (cause) {
    on.lost(uncounted(cause));
  }
}

function uncounted(cause: unknown): Fault {
  return { ...fault('state', 'Budgets could not be counted (state.redis, state.folder).'), cause };
}
