/** Compiles the section `retrieval`. */
import type { RetrievalTerms, ScopeEntry } from '../core/retrieval.ts';
import { compileValues } from './cel/compile-values.ts';
import { problemAt } from './explain.ts';
import type { PolicyDocument } from './parse.ts';
import type { Checked, Problem } from './problem.ts';
import type { Registry } from './registry.ts';
import type { RetrievalSpec } from './sections/retrieval.ts';

/** Returns undefined where the policy has no such section. */
export function compileRetrieval(
  document: PolicyDocument,
  registry: Registry,
): Checked<RetrievalTerms | undefined> {
  const { retrieval } = document.policy.spec;
  if (retrieval === undefined) return { ok: true, value: undefined };
  const problems = unguarded(document);
  const scope: ScopeEntry[] = [];
  for (const [index, entry] of retrieval.scope.entries()) {
    const compiled = compileEntry(document, { index, entry }, registry);
    if (compiled.ok) scope.push(compiled.value);
    else problems.push(...compiled.problems);
  }
  const { store, collections, write, onForeignHit } = retrieval;
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { store, scope, collections, write, onForeignHit } };
}

function compileEntry(
  { policy, source }: PolicyDocument,
  { index, entry }: { readonly index: number; readonly entry: RetrievalSpec['scope'][number] },
  { pattern }: Registry,
): Checked<ScopeEntry> {
  const says = entry.equals === undefined ? 'list' : 'one';
  const path = ['spec', 'retrieval', 'scope', index];
  const named = policy.spec.retrieval?.scope.findIndex(({ field }) => field === entry.field) ?? index;
  if (named < index) {
    const message = `another entry is for "${entry.field}"; say all of it in one`;
    return { ok: false, problems: [problemAt(source, [...path, 'field'], message)] };
  }
  const compiled = compileValues(entry.equals ?? entry.in ?? '', { place: 'head', says }, pattern);
  if (compiled.ok) return { ok: true, value: { field: entry.field, values: compiled.values } };
  const key = says === 'one' ? 'equals' : 'in';
  return { ok: false, problems: [problemAt(source, [...path, key], compiled.message)] };
}

/** Settings under which queries could go up without the scope. */
function unguarded({ policy, source }: PolicyDocument): Problem[] {
  const { onFault, acceptWeaker } = policy.spec;
  const problems: Problem[] = [];
  if (onFault === 'allow') {
    const message = 'must be "deny" where the policy has "retrieval": what cannot be read has no scope';
    problems.push(problemAt(source, ['spec', 'onFault'], message));
  }
  if (acceptWeaker.includes('streamed')) {
    const message = 'may not hold "streamed" where the policy has "retrieval": a request is rewritten whole';
    problems.push(problemAt(source, ['spec', 'acceptWeaker'], message));
  }
  return problems;
}
