/** What lint warns of, told of the policies that are in force: their makers may never have run it. */
import { inSlices } from '../config/in-slices.ts';
import type { PolicyLoad } from '../config/policies.ts';
import type { Clock } from '../core/ports.ts';
import { checkingPolicies } from '../policy/checks/index.ts';
import { formatProblem } from '../policy/problem.ts';
import type { Registry } from '../policy/registry.ts';

export interface PolicyWarningsOptions {
  /** Names of the dialects. */
  readonly dialects: readonly string[];
  readonly clock: Pick<Clock, 'now'>;
  /** Hears the warnings about the policies that were loaded last. */
  warned(warnings: readonly string[]): void;
  /** A bug in a check: the policies are in force all the same. */
  failed(cause: unknown): void;
}

/** Looks at one load after the other, a little at a time. */
export class PolicyWarnings {
  readonly #options: PolicyWarningsOptions;
  #latest: PolicyLoad | undefined;

  constructor(options: PolicyWarningsOptions) {
    this.#options = options;
  }

  /** Resolves when the warnings about these policies are told, or others were loaded meanwhile. */
  async look(load: PolicyLoad, registry: Registry): Promise<void> {
    const { dialects, clock, warned, failed } = this.#options;
    this.#latest = load;
    const known = { registry, dialects, tools: undefined, given: [], now: clock.now() };
    try {
      const warnings = await inSlices(checkingPolicies(load.texts, load.set, known));
      if (this.#latest === load) warned(warnings.map((one) => `${formatProblem(one)} (${one.code})`));
    } catch (cause) {
      failed(cause);
    }
  }
}
