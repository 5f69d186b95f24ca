/** Loads policies from text the way the product does: parse, then compile. */
import assert from 'node:assert/strict';
import { compilePolicies } from '../../../src/policy/compile.ts';
import type { PolicySet } from '../../../src/policy/compiled-policy.ts';
import { parsePolicies } from '../../../src/policy/parse.ts';
import { formatProblem } from '../../../src/policy/problem.ts';
import { registry } from './fakes/registry.ts';

export const HEAD = 'apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: test }\n';

export function problemsOf(text: string): string[] {
  const parsed = parsePolicies({ file: 'policy.yaml', text });
  const outcome = parsed.ok ? compilePolicies(parsed.value, registry) : parsed;
  return outcome.ok ? [] : outcome.problems.map(formatProblem);
}

export function load(...texts: string[]): PolicySet {
  const documents = texts.flatMap((text, index) => {
    const parsed = parsePolicies({ file: `${index}.yaml`, text });
    assert(parsed.ok, parsed.ok ? '' : parsed.problems.map(formatProblem).join('\n'));
    return [...parsed.value];
  });
  const compiled = compilePolicies(documents, registry);
  assert(compiled.ok, compiled.ok ? '' : compiled.problems.map(formatProblem).join('\n'));
  return compiled.value;
}
