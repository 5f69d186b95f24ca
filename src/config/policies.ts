/** Loads policies from disk, once. */
import { type CompilingWith, finish } from '../policy/compile.ts';
import type { PolicySet } from '../policy/compiled-policy.ts';
import { loadingPolicyTexts } from '../policy/load.ts';
import type { PolicyText } from '../policy/parse.ts';
import type { Checked } from '../policy/problem.ts';
import type { Registry } from '../policy/registry.ts';
import { type PolicyRead, readPolicyFiles } from './policy-files.ts';

/** Policies in force, and the texts that they come from: whoever compiles those again gets the same digest. */
export interface PolicyLoad {
  readonly set: PolicySet;
  readonly texts: readonly PolicyText[];
}

/** Reads and compiles a file or a folder of policies, or lists every problem. */
export function loadPolicies(path: string, registry: Registry): Checked<PolicyLoad> {
  return compileRead(readPolicyFiles(path), registry);
}

/** Compiles what was read. */
function compileRead(read: PolicyRead, registry: Registry): Checked<PolicyLoad> {
  return finish(compilingRead(read, { registry }));
}

/** The same in steps, one file or policy each. */
export function* compilingRead(read: PolicyRead, by: CompilingWith): Generator<void, Checked<PolicyLoad>> {
  if (!read.ok) return read;
  const set = yield* loadingPolicyTexts(read.value, by);
  return set.ok ? { ok: true, value: { set: set.value, texts: read.value } } : set;
}
