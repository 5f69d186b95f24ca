/** Compiles what keeps rules from acting: modes and rollouts of rules, and exceptions. */
import { DIRECTIONS } from '../core/frame.ts';
import { isEdit } from './actions/index.ts';
import { compileWhen } from './compile-when.ts';
import type { CompiledPolicy, CompiledRule } from './compiled-policy.ts';
import type { CompiledException, Easing } from './easing.ts';
import { problemAt } from './explain.ts';
import type { PolicyDocument } from './parse.ts';
import type { Checked, Path, Problem } from './problem.ts';
import type { Registry } from './registry.ts';
import { type ExceptionSpec, endOf } from './sections/easing.ts';
import { didYouMean } from './suggest.ts';
import { ARGUMENTS_RULE, type CompiledTools, NAMES_RULE } from './tools/compiled-tools.ts';

/** Returns the policy with every rule of it knowing when it does not act. */
export function easePolicy(
  document: PolicyDocument,
  compiled: CompiledPolicy,
  registry: Registry,
): Checked<CompiledPolicy> {
  const exceptions = compileExceptions(document, namesIn(compiled), registry);
  const problems = [...(exceptions.ok ? [] : exceptions.problems), ...withoutEffect(document)];
  if (problems.length > 0 || !exceptions.ok) return { ok: false, problems };
  const { request, response, tools } = document.policy.spec;
  const easing = (rule: string, spec: Eased | undefined): Easing => ({
    rule,
    observes: spec?.mode === 'observe',
    rollout: spec?.rollout,
    exceptions: exceptions.value.filter(({ rules }) => rules.has(rule)),
  });
  const eased = (specs: readonly Eased[]) => (rule: CompiledRule) => ({
    ...rule,
    easing: easing(rule.name, specs[rule.order]),
  });
  return {
    ok: true,
    value: {
      ...compiled,
      request: {
        ...compiled.request,
        rules: compiled.request.rules.map(eased(request.rules)),
        decisions: compiled.request.decisions.map((one) => ({ ...one, easing: easing(one.name, undefined) })),
      },
      response: { ...compiled.response, rules: compiled.response.rules.map(eased(response.rules)) },
      tools: compiled.tools && easeTools(compiled.tools, (rule, at) => easing(rule, tools?.rules[at])),
    },
  };
}

/** What a rule says of itself. */
type Eased = Pick<PolicyDocument['policy']['spec']['request']['rules'][number], 'mode' | 'rollout'>;

/** What nobody can read is decided about alike whoever calls. */
const NEVER: ReadonlySet<string> = new Set([NAMES_RULE, ARGUMENTS_RULE]);

function easeTools(tools: CompiledTools, easing: (rule: string, at: number) => Easing): CompiledTools {
  const rules = tools.rules.map((rule, at) => ({ ...rule, easing: easing(rule.rule, at) }));
  const otherwise = { ...tools.otherwise, easing: easing(tools.otherwise.rule, -1) };
  const byName = new Map([...rules, otherwise].map((one) => [one.rule, one.easing]));
  const parts = [...(tools.rule.parts ?? [])].map(([key, part]): [string, CompiledTools['rule']] => {
    const known = NEVER.has(part.name) ? undefined : byName.get(part.name);
    return [key, known === undefined ? part : { ...part, easing: known }];
  });
  return { ...tools, rules, otherwise, rule: { ...tools.rule, parts: new Map(parts) } };
}

function namesIn({ request, response, tools }: CompiledPolicy): string[] {
  const texts = [...request.rules, ...request.decisions, ...response.rules].map(({ name }) => name);
  const calls = tools === undefined ? [] : [...tools.rules, tools.otherwise].map(({ rule }) => rule);
  return [...new Set([...texts, ...calls])].filter((name) => !NEVER.has(name));
}

type Excepting = CompiledException & { readonly rules: ReadonlySet<string> };

function compileExceptions(
  { policy, source }: PolicyDocument,
  known: readonly string[],
  registry: Registry,
): Checked<readonly Excepting[]> {
  const compiled: Excepting[] = [];
  const problems: Problem[] = [];
  const taken = new Set<string>();
  for (const [index, spec] of policy.spec.exceptions.entries()) {
    const path: Path = ['spec', 'exceptions', index];
    const found = exceptionProblems(spec, known, taken);
    taken.add(spec.name);
    problems.push(...found.map(([key, message]) => problemAt(source, [...path, ...key], message)));
    const when = compileWhen(spec.when, { source, path: [...path, 'when'], place: 'head' }, registry);
    if (when.ok) compiled.push(compileException(spec, when.value));
    else problems.push(...when.problems);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: compiled };
}

function compileException(spec: ExceptionSpec, when: CompiledException['when']): Excepting {
  const { name, rules, callers, tenants, tools } = spec;
  return {
    ...{ name, rules: new Set(rules), tools, when, until: endOf(spec) },
    ...{ callers: callers && new Set(callers), tenants: tenants && new Set(tenants) },
  };
}

function exceptionProblems(
  { name, rules, callers = [] }: ExceptionSpec,
  known: readonly string[],
  taken: ReadonlySet<string>,
): (readonly [Path, string])[] {
  const found: (readonly [Path, string])[] = [];
  if (taken.has(name)) found.push([['name'], `another exception is named "${name}"; choose another name`]);
  for (const [at, rule] of rules.entries())
    if (!known.includes(rule))
      found.push([['rules', at], `unknown rule "${rule.slice(0, 60)}"${didYouMean(rule, known)}`]);
  const unproven = callers.indexOf('unknown');
  if (unproven >= 0)
    found.push([['callers', unproven], 'is nobody: callers of whom nothing is proven cannot be excepted']);
  return found;
}

/** Settings of rules that never act anyway. */
function withoutEffect({ policy: { spec }, source }: PolicyDocument): Problem[] {
  const texts = DIRECTIONS.flatMap((direction) =>
    spec[direction].rules.map((rule, at) => ({
      ...{
        rule,
        path: ['spec', direction, 'rules', at],
        acts: rule.action === 'deny' || isEdit(rule.action),
      },
    })),
  );
  const calls = (spec.tools?.rules ?? []).map((rule, at) => ({
    ...{
      rule,
      path: ['spec', 'tools', 'rules', at],
      acts: rule.action !== 'allow' || rule.ask !== undefined,
    },
  }));
  return [...texts, ...calls].flatMap(({ rule: { mode, rollout, action }, path, acts }) => {
    const key = mode === 'observe' ? 'mode' : rollout === undefined ? undefined : 'rollout';
    if (key !== undefined && !acts)
      return [problemAt(source, [...path, key], `has no effect with action ${action}; remove it`)];
    if (mode === 'observe' && rollout !== undefined)
      return [
        problemAt(source, [...path, 'rollout'], 'has no effect with mode observe; remove one of the two'),
      ];
    return [];
  });
}
