/** The policies of a worker: replaced as a whole, so that each exchange sees one version. */
import { failed, ok, type Result } from '../core/fault.ts';
import type { PolicySet } from '../policy/compiled-policy.ts';
import { loadPolicyTexts } from '../policy/load.ts';
import { type Checked, formatProblem } from '../policy/problem.ts';
import type { Registry } from '../policy/registry.ts';
import type { LoadedPolicies } from './messages.ts';

/** Compiles what the primary has validated and holds the result. */
export class PoliciesInForce {
  readonly #registry: () => Checked<Registry>;
  #set: PolicySet | undefined;

  /** Takes what policies may refer to now. */
  constructor(registry: () => Checked<Registry>) {
    this.#registry = registry;
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

  /** Puts new policies in force, or keeps those there are; the value is the digest, which proves that they are the same. */
  replace(loaded: LoadedPolicies): Result<string> {
    if (loaded.digest === this.#set?.digest) return ok(loaded.digest);
    const registry = this.#registry();
    const compiled = registry.ok ? loadPolicyTexts(loaded.sources, registry.value) : registry;
    if (!compiled.ok) return failed('internal', compiled.problems.map(formatProblem).join('\n'));
    if (compiled.value.digest !== loaded.digest) {
      return failed('internal', 'the policies compile to another digest than in the primary');
    }
    this.#set = compiled.value;
    return ok(loaded.digest);
  }
}
