/** The policies of a worker: replaced as a whole, so that each exchange sees one version. */
import { setImmediate } from 'node:timers/promises';
import { failed, ok, type Result } from '../core/fault.ts';
import type { PolicySet } from '../policy/compiled-policy.ts';
import { loadingPolicyTexts } from '../policy/load.ts';
import { type Checked, formatProblem } from '../policy/problem.ts';
import type { Registry } from '../policy/registry.ts';
import type { LoadedPolicies } from './messages.ts';

/** How long one slice of work may take before exchanges have their turn, give or take one policy. */
const SLICE_MS = 5;

/** Compiles what the primary has validated and holds the result. */
export class PoliciesInForce {
  readonly #registry: () => Checked<Registry>;
  readonly #prepare: (set: PolicySet) => Promise<Result<void>>;
  #set: PolicySet | undefined;

  /** Takes what policies may refer to now, and what makes everything ready that they ask before they are in force. */
  constructor(
    registry: () => Checked<Registry>,
    prepare: (set: PolicySet) => Promise<Result<void>> = async () => ok(undefined),
  ) {
    this.#registry = registry;
    this.#prepare = prepare;
  }

  /** Undefined until the first load. */
  get set(): PolicySet | undefined {
    return this.#set;
  }

  /** Names of all rules in force. */
  get ruleNames(): string[] {
    const policies = this.#set?.policies ?? [];
    return policies.flatMap(({ request, response, tools }) => [
      ...[...request.rules, ...request.decisions, ...response.rules].map((rule) => rule.name),
      ...(tools?.rules ?? []).map(({ rule }) => rule),
    ]);
  }

  /**
   * Puts new policies in force at once, or keeps those there are; the value is the digest, which proves that they are the
   * same. They are compiled a little at a time: exchanges go on under the old ones meanwhile.
   */
  async replace(loaded: LoadedPolicies): Promise<Result<string>> {
    if (loaded.digest === this.#set?.digest) return ok(loaded.digest);
    const registry = this.#registry();
    const compiled = registry.ok
      ? await inSlices(loadingPolicyTexts(loaded.sources, { registry: registry.value, earlier: this.#set }))
      : registry;
    if (!compiled.ok) return failed('internal', compiled.problems.map(formatProblem).join('\n'));
    if (compiled.value.digest !== loaded.digest) {
      return failed('internal', 'the policies compile to another digest than in the primary');
    }
    const prepared = await this.#prepare(compiled.value);
    if (!prepared.ok) return prepared;
    this.#set = compiled.value;
    return ok(loaded.digest);
  }
}

/** Takes steps until a slice of time is used up, and goes on when whatever else waits had its turn. */
async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
    await setImmediate();
  }
}
