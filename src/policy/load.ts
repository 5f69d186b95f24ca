/** Loads policies: the texts of all files -> the set that the pipeline uses, or every problem of every file. */
import { type CompilingWith, compilingPolicies, finish } from './compile.ts';
import type { PolicySet } from './compiled-policy.ts';
import { type PolicyDocument, type PolicyText, parsePolicies } from './parse.ts';
import type { Checked, Problem } from './problem.ts';
import type { Registry } from './registry.ts';

/** Parses and compiles; the same texts and registry give the same set, digests included. */
export function loadPolicyTexts(texts: readonly PolicyText[], registry: Registry): Checked<PolicySet> {
  return finish(loadingPolicyTexts(texts, { registry }));
}

/** The same in steps, one file or policy each. */
export function* loadingPolicyTexts(
  texts: readonly PolicyText[],
  by: CompilingWith,
): Generator<void, Checked<PolicySet>> {
  const problems: Problem[] = [];
  const documents: PolicyDocument[] = [];
  for (const text of texts) {
    yield;
    const parsed = parsePolicies(text);
    if (parsed.ok) documents.push(...parsed.value);
    else problems.push(...parsed.problems);
  }
  const compiled = yield* compilingPolicies(documents, by);
  if (!compiled.ok) problems.push(...compiled.problems);
  return problems.length > 0 || !compiled.ok ? { ok: false, problems } : compiled;
}
