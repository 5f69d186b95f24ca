/** Budgets of a policy, checked and in the units that are counted. */
import { COUNTED, type Counted, type CountedBy } from '../core/budgets.ts';
import type { OnFault } from './compiled-policy.ts';
import { problemAt } from './explain.ts';
import type { PolicyDocument } from './parse.ts';
import type { Checked, Problem } from './problem.ts';
import type { BudgetSpec } from './sections/budgets.ts';

/** Costs are counted in billionths of the unit of the price table: whole numbers add up exactly. */
export const COST_UNIT = 1_000_000_000;

export interface CompiledBudget {
  readonly name: string;
  /** How it is called in records, metrics and refusals. */
  readonly rule: string;
  readonly counts: Counted;
  readonly per: ReadonlySet<CountedBy>;
  readonly limit: number;
  /** Undefined for `streams`. */
  readonly windowMs: number | undefined;
  /** Tokens set aside for an answer of unknown length. */
  readonly reserve: number;
  readonly onFault: OnFault;
}

/** Compiles the section. */
export function compileBudgets({ policy, source }: PolicyDocument): Checked<CompiledBudget[]> {
  const names = new Set<string>();
  const problems: Problem[] = [];
  const { budgets, onFault } = policy.spec;
  for (const [index, { name }] of budgets.entries()) {
    const message = `another budget is named "${name}"; choose another name`;
    if (names.has(name)) problems.push(problemAt(source, ['spec', 'budgets', index, 'name'], message));
    names.add(name);
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: budgets.map((spec) => compiled(spec, onFault)) };
}

function compiled(spec: BudgetSpec, onFault: OnFault): CompiledBudget {
  const counts = COUNTED.find((kind) => spec[kind] !== undefined) ?? 'requests';
  const limit = spec[counts] ?? 0;
  return {
    ...{ name: spec.name, rule: `budgets.${spec.name}`, counts, per: new Set(spec.per) },
    limit: counts === 'cost' ? Math.floor(limit * COST_UNIT) : limit,
    windowMs: spec.window,
    reserve: spec.reserve,
    onFault: spec.onFault ?? onFault,
  };
}
