/** Conditions: which rules are for an exchange, asked once each and only where it matters. */
import type { Condition, ConditionFacts } from '../core/condition.ts';
import { ok, type Result } from '../core/fault.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';

/** The conditions of the rules of one lane. Without facts every rule is for the exchange. */
export class Conditions {
  readonly #facts: ConditionFacts | undefined;
  readonly #told = new Map<Condition, Result<boolean>>();

  constructor(facts: ConditionFacts | undefined) {
    this.#facts = facts;
  }

  /** Whether the rule is for the exchange, or the fault that it cannot be told. */
  tell({ when }: Pick<CompiledRule, 'when'>): Result<boolean> {
    if (when === undefined || this.#facts === undefined) return ok(true);
    const known = this.#told.get(when);
    if (known !== undefined) return known;
    const told = when.evaluate(this.#facts);
    this.#told.set(when, told);
    return told;
  }

  /** True where it is known that the rule is not. */
  rulesOut(rule: Pick<CompiledRule, 'when'>): boolean {
    const told = this.tell(rule);
    return told.ok && !told.value;
  }
}
