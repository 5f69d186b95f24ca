/** The policies of a worker: replaced as a whole, so that each exchange sees one version. */
import { inSlices } from '../config/in-slices.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import type { PolicySet } from '../policy/compiled-policy.ts';
import { loadingPolicyTexts } from '../policy/load.ts';
import { type Checked, formatProblem } from '../policy/problem.ts';
import type { Registry } from '../policy/registry.ts';
import { preparing } from '../screen/prepare.ts';
import type { LoadedPolicies } from './messages.ts';

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
   * same. They are compiled, and made ready for their first exchange, a little at a time: exchanges go on under the old ones
   * meanwhile.
   */
  async replace(loaded: LoadedPolicies): Promise<Result<string>> {
    if (loaded.digest === this.#set?.digest) return ok(loaded.digest);
    const registry = this.#registry();
    const serves = this.#set !== undefined;
    const compiled = registry.ok
      ? await inSlices(
          loadingPolicyTexts(loaded.sources, { registry: registry.value, earlier: this.#set }),
          serves,
        )
      : registry;
    if (!compiled.ok) return failed('internal', compiled.problems.map(formatProblem).join('\n'));
    if (compiled.value.digest !== loaded.digest) {
      return failed('internal', 'the policies compile to another digest than in the primary');
    }
    const prepared = await this.#prepare(compiled.value);
    if (!prepared.ok) return prepared;
    await inSlices(preparing(compiled.value, this.#set), serves);
    this.#set = compiled.value;
    return ok(loaded.digest);
  }
}
