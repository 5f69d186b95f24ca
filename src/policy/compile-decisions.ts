/** Compiles `spec.request.decisions`, and names the engine that a rule asks. */
import { compileWhen } from './compile-when.ts';
import type { CompiledDecision } from './compiled-policy.ts';
import { problemAt } from './explain.ts';
import { RESERVED_RULES } from './names.ts';
import type { PolicyDocument } from './parse.ts';
import type { Checked, Path, Problem } from './problem.ts';
import type { Registry } from './registry.ts';
import type { DecisionSpec } from './sections/decisions.ts';
import { didYouMean } from './suggest.ts';

const SECTION: Path = ['spec', 'request', 'decisions'];

/** Compiles the section. */
export function compileDecisions(
  document: PolicyDocument,
  registry: Registry,
): Checked<readonly CompiledDecision[]> {
  const { request } = document.policy.spec;
  const taken = new Set(request.rules.map(({ name }) => name));
  const decisions: CompiledDecision[] = [];
  const problems: Problem[] = [];
  for (const [index, spec] of request.decisions.entries()) {
    const path = [...SECTION, index];
    const when = compileWhen(
      spec.when,
      { source: document.source, path: [...path, 'when'], place: 'request' },
      registry,
    );
    for (const [key, message] of wrongIn(spec, { registry, taken }))
      problems.push(problemAt(document.source, [...path, key], message));
    taken.add(spec.name);
    if (!when.ok) problems.push(...when.problems);
    else decisions.push(decisionOf(spec, document, when.value));
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: decisions };
}

/** What is wrong with the name of an engine; undefined where nothing is. */
export function unknownDecider(ask: string, { deciders = [] }: Registry): string | undefined {
  if (deciders.includes(ask)) return undefined;
  const help =
    deciders.length === 0
      ? '; name it under "deciders" in weir.yaml, or with --decider'
      : didYouMean(ask, deciders);
  return `unknown decider "${ask.slice(0, 60)}"${help}`;
}

function wrongIn(
  { name, ask }: DecisionSpec,
  { registry, taken }: { readonly registry: Registry; readonly taken: ReadonlySet<string> },
): (readonly [key: string, message: string])[] {
  const unknown = unknownDecider(ask, registry);
  return [
    ...(unknown === undefined ? [] : [['ask', unknown] as const]),
    ...(taken.has(name)
      ? [['name', `another request rule is named "${name}"; choose another name`] as const]
      : []),
    ...(RESERVED_RULES.has(name)
      ? [['name', `"${name}" is a word that records use for something else; choose another name`] as const]
      : []),
  ];
}

function decisionOf(
  { name, ask, tell, onFault }: DecisionSpec,
  { policy }: PolicyDocument,
  when: CompiledDecision['when'],
): CompiledDecision {
  return {
    name,
    ask: { decider: ask, policy: policy.metadata.name, rule: name, tells: new Set(tell) },
    onFault: onFault ?? policy.spec.onFault,
    ...(when === undefined ? {} : { when }),
  };
}
