/** Conditions: which rules are for an exchange, asked once each and only where it matters. */
import type { Condition, ConditionFacts } from '../core/condition.ts';
import type { Easement } from '../core/easement.ts';
import { ok, type Result } from '../core/fault.ts';
import type { Finding } from '../core/finding.ts';
import type { Facts } from '../core/segment.ts';
import type { CompiledRule } from '../policy/compiled-policy.ts';
import { easedBy } from '../policy/easing.ts';

/** What keeps a condition from being told now: the rest of the message, or what is found in it. */
export type Untold = 'rest' | 'findings';

/** How much of the message is known. */
type Stage = 'reading' | 'read' | 'found';

/** The conditions of the rules of one lane. Without facts every rule is for the exchange. */
export class Conditions {
  #facts: ConditionFacts | undefined;
  #stage: Stage;
  readonly #asked: Facts | undefined;
  readonly #told = new Map<Condition, Result<boolean>>();

  /** `asked` is what the message says of itself, where conditions may be about it and it is still being read. */
  constructor(facts: ConditionFacts | undefined, asked?: Facts) {
    this.#facts = facts;
    this.#asked = asked;
    this.#stage = asked === undefined ? 'found' : 'reading';
  }

  /** What is known of the exchange now. */
  get facts(): ConditionFacts | undefined {
    return this.#facts;
  }

  /** Whether the rule is for the exchange, the fault that it cannot be told, or what it waits for. */
  tell({ when }: Pick<CompiledRule, 'when'>): Result<boolean> | Untold {
    if (when === undefined || this.#facts === undefined) return ok(true);
    const known = this.#told.get(when);
    if (known !== undefined) return known;
    const untold = this.#lacks(when);
    if (untold !== undefined) return untold;
    const told = when.evaluate(this.#facts);
    this.#told.set(when, told);
    return told;
  }

  /** True where it is known that the rule is not. */
  rulesOut(rule: Pick<CompiledRule, 'when'>): boolean {
    const told = this.tell(rule);
    return typeof told === 'object' && told.ok && !told.value;
  }

  /** Why a rule does not act on what it found, in a call of that tool; undefined where it does. */
  easement({ easing }: Pick<CompiledRule, 'easing'>, tool?: string): Easement | undefined {
    return easedBy(easing, { facts: this.#facts, tool });
  }

  /** All of the message was read. */
  read(): void {
    if (this.#stage !== 'reading') return;
    this.#stage = 'read';
    const { model = '', stream = false } = this.#asked ?? {};
    if (this.#facts !== undefined) this.#facts = { ...this.#facts, model, stream };
  }

  /** All that does not depend on other findings was found. */
  found(findings: readonly Finding[]): void {
    if (this.#stage === 'found') return;
    this.read();
    this.#stage = 'found';
    if (this.#facts !== undefined) this.#facts = { ...this.#facts, findings: [...findings] };
  }

  #lacks({ names }: Condition): Untold | undefined {
    if (this.#stage === 'found') return undefined;
    if (names.has('findings')) return 'findings';
    return this.#stage === 'reading' && names.has('model') ? 'rest' : undefined;
  }
}
