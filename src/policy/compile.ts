/** Compiles policy documents into the set that the pipeline uses, or lists every problem. */
import { canonicalJson } from '../core/canonical-json.ts';
import type { Direction } from '../core/frame.ts';
import { holdingToBaseline } from './baseline/under-baseline.ts';
import { compileBudgets } from './compile-budgets.ts';
import { compileDecisions } from './compile-decisions.ts';
import { compileDocuments } from './compile-documents.ts';
import { easePolicy } from './compile-easing.ts';
import { compileFormats } from './compile-formats.ts';
import { compileRetrieval } from './compile-retrieval.ts';
import { compileRule } from './compile-rule.ts';
import { compileSchemas, schemaTexts } from './compile-schemas.ts';
import { compileToolArguments, compileTools } from './compile-tools.ts';
import { compileUpstream } from './compile-upstream.ts';
import { compileWhen } from './compile-when.ts';
import { compileParameters } from './compiled-parameters.ts';
import type { CompiledPolicy, CompiledRule, Conversing, PolicySet, Selector } from './compiled-policy.ts';
import { problemAt } from './explain.ts';
import { normaliseHost } from './match.ts';
import type { PolicyDocument } from './parse.ts';
import type { Checked, Problem } from './problem.ts';
import type { Registry } from './registry.ts';
import type { GuardPolicy } from './schema.ts';
import { selectionsOf } from './selections-of.ts';
import { didYouMean } from './suggest.ts';
import { indexesOf } from './used-indexes.ts';

/** Compiles all documents of one load; the set keeps their order. */
export function compilePolicies(
  documents: readonly PolicyDocument[],
  registry: Registry,
): Checked<PolicySet> {
  return finish(compilingPolicies(documents, { registry }));
}

/** What policies are compiled with: what they may refer to, and those of an earlier load, which stay what they are. */
export interface CompilingWith {
  readonly registry: Registry;
  readonly earlier?: PolicySet | undefined;
}

/** The same in steps, one policy each, for whoever has something else to do in between. */
export function* compilingPolicies(
  documents: readonly PolicyDocument[],
  { registry, earlier }: CompilingWith,
): Generator<void, Checked<PolicySet>> {
  const known = new Map(earlier?.policies.map((policy) => [policy.digest, policy]));
  const { policies: held, baseline, problems: looser } = yield* holdingToBaseline(documents);
  const problems = [...looser, ...repeatedNames(documents), ...neverReached(held)];
  const base = baseline === undefined ? undefined : compilePolicy(baseline, registry);
  // What is wrong in the baseline is told there, and not once for each policy under it.
  if (base?.ok === false) return { ok: false, problems: [...problems, ...base.problems] };
  const policies: CompiledPolicy[] = [];
  for (const document of held) {
    yield;
    const same = known.get(digestOf(document, registry));
    const compiled =
      same === undefined ? compilePolicy(document, registry) : { ok: true as const, value: same };
    if (compiled.ok) policies.push(compiled.value);
    else problems.push(...compiled.problems);
  }
  if (problems.length > 0) return { ok: false, problems: problems.sort(bySource(documents)) };
  const digest = registry.digest(policies.map((policy) => policy.digest).join('\n'));
  return { ok: true, value: { digest, policies } };
}

function compilePolicy(document: PolicyDocument, registry: Registry): Checked<CompiledPolicy> {
  const { policy } = document;
  const { spec } = policy;
  const request = compileRules(document, 'request', registry);
  const response = compileAnswerRules(document, registry);
  const upstream = compileUpstream(document, registry);
  const tools = compileTools(document, response.ok ? response.value.length : 0, registry);
  const selects = compileSelector(document, registry);
  const budgets = compileBudgets(document);
  const decisions = compileDecisions(document, registry);
  const retrieval = compileRetrieval(document, registry);
  const documents = compileDocuments(document, registry);
  const lists = [tools, budgets, selects, decisions, retrieval, documents];
  const parts = [request, response, upstream, ...lists];
  const problems = parts.flatMap((part) => (part.ok ? [] : part.problems));
  problems.push(...unknownScripts(document, registry.scripts));
  if (!request.ok || !response.ok || !upstream.ok) return { ok: false, problems };
  if (!tools.ok || !budgets.ok || !selects.ok || !decisions.ok) return { ok: false, problems };
  if (!retrieval.ok || !documents.ok || problems.length > 0) return { ok: false, problems };
  const compiled: CompiledPolicy = {
    name: policy.metadata.name,
    digest: digestOf(document, registry),
    selects: selects.value,
    mode: spec.mode,
    onFault: spec.onFault,
    callers: spec.callers && new Set(spec.callers.kinds),
    request: requestOf(spec.request, request.value, decisions.value),
    response: { limits: spec.response.limits, gatherMs: spec.response.gatherMs, rules: response.value },
    tools: tools.value,
    documents: documents.value,
    budgets: budgets.value,
    refusals: spec.refusals,
    placeholders: compilePlaceholders(spec.placeholders, request.value),
    ...(retrieval.value && { retrieval: retrieval.value }),
    upstream: upstream.value,
    passPaths: spec.passPaths,
    readPaths: [...spec.readPaths, ...(spec.tools?.http ?? []).map(({ path }) => path)],
    uninspected: spec.uninspected,
    acceptWeaker: new Set(spec.acceptWeaker),
  };
  return easePolicy(document, compiled, registry);
}

/** SHA-256 of all that a policy means. */
function digestOf(document: PolicyDocument, registry: Registry): string {
  const { policy, source } = document;
  return registry.digest(
    [canonicalJson(source.value), ...indexesOf(policy, registry), ...schemaTexts(document)].join('\n'),
  );
}

/** Takes all steps at once. */
export function finish<T>(steps: Generator<void, T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

function requestOf(
  section: GuardPolicy['spec']['request'],
  rules: readonly CompiledRule[],
  decisions: CompiledPolicy['request']['decisions'],
): CompiledPolicy['request'] {
  const { limits, models, parameters, trailers, trustHeaders, removeHeaders } = section;
  return {
    limits: { ...limits, scripts: limits.scripts },
    models: models === undefined ? undefined : new Set(models.allow),
    parameters: parameters && compileParameters(parameters),
    ...{ rules, decisions, trailers },
    trustHeaders: new Set(trustHeaders),
    removeHeaders: new Set(removeHeaders),
  };
}

/** The rules for answers: those of the policy, and behind them what answers have to be like. */
function compileAnswerRules(document: PolicyDocument, registry: Registry): Checked<CompiledRule[]> {
  const rules = compileRules(document, 'response', registry);
  const own = rules.ok ? rules.value : [];
  const formats = compileFormats(document, own, registry);
  const before = [...own, ...(formats.ok ? formats.value : [])];
  const schemas = compileSchemas(document, before, registry);
  const problems = [rules, formats, schemas].flatMap((part) => (part.ok ? [] : part.problems));
  if (problems.length > 0 || !schemas.ok) return { ok: false, problems };
  const all = [...before, ...schemas.value];
  const called = compileToolArguments(document, all.length, registry);
  return { ok: true, value: called === undefined ? all : [...all, called] };
}

function compilePlaceholders(
  { header, minutes }: GuardPolicy['spec']['placeholders'],
  rules: readonly CompiledRule[],
): Conversing | undefined {
  return rules.some(({ action }) => action === 'placeholder') ? { header, minutes } : undefined;
}

function compileRules(
  { policy, source }: PolicyDocument,
  direction: Direction,
  registry: Registry,
): Checked<CompiledRule[]> {
  const rules: CompiledRule[] = [];
  const problems: Problem[] = [];
  const names = new Set<string>();
  for (const [order, spec] of policy.spec[direction].rules.entries()) {
    if (names.has(spec.name)) {
      const path = ['spec', direction, 'rules', order, 'name'];
      problems.push(
        problemAt(source, path, `another ${direction} rule is named "${spec.name}"; choose another name`),
      );
    }
    names.add(spec.name);
    const { onFault, acceptWeaker } = policy.spec;
    const place = { source, direction, order, onFault, eager: acceptWeaker.includes('streamed') };
    const rule = compileRule(spec, place, registry);
    if (rule.ok) rules.push(rule.value);
    else problems.push(...rule.problems);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: rules };
}

function compileSelector({ policy, source }: PolicyDocument, registry: Registry): Checked<Selector> {
  const { hosts, paths, models, when } = policy.spec.selects;
  const condition = compileWhen(when, { source, path: ['spec', 'selects', 'when'], place: 'head' }, registry);
  if (!condition.ok) return condition;
  if (models !== undefined && policy.spec.retrieval !== undefined) {
    const message =
      'selects nothing together with "retrieval": what asks a store names no model; leave it out';
    return { ok: false, problems: [problemAt(source, ['spec', 'selects', 'models'], message)] };
  }
  const by = models === undefined ? {} : { models };
  return { ok: true, value: { hosts: hosts?.map(normaliseHost), paths, ...by, when: condition.value } };
}

function unknownScripts({ policy, source }: PolicyDocument, known: readonly string[]): Problem[] {
  const scripts = policy.spec.request.limits.scripts ?? [];
  return scripts.flatMap((script, index) => {
    if (known.includes(script)) return [];
    const path = ['spec', 'request', 'limits', 'scripts', index];
    return [problemAt(source, path, `unknown script "${script.slice(0, 60)}"${didYouMean(script, known)}`)];
  });
}

function repeatedNames(documents: readonly PolicyDocument[]): Problem[] {
  const first = new Map<string, PolicyDocument>();
  const problems: Problem[] = [];
  for (const document of documents) {
    const { name } = document.policy.metadata;
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, document);
    else {
      const message = `another policy is named "${name}" (${earlier.source.file}); choose another name`;
      problems.push(problemAt(document.source, ['metadata', 'name'], message));
    }
  }
  return problems;
}

/**
 * A policy whose every selection is also that of an earlier one would never be used, which nobody can want. One with a
 * condition comes before one without, and is not told apart from others with one.
 */
function neverReached(documents: readonly PolicyDocument[]): Problem[] {
  const owners = new Map<string, string>();
  const problems: Problem[] = [];
  for (const document of documents) {
    const { selects } = document.policy.spec;
    if (selects.when !== undefined) continue;
    const pairs = selectionsOf(selects);
    if (pairs.every((pair) => owners.has(pair))) {
      const owner = owners.get(pairs[0] ?? '');
      const message = `is never used: policy "${owner}" selects the same and comes first; select other hosts or paths`;
      problems.push(problemAt(document.source, ['spec', 'selects'], message));
    }
    for (const pair of pairs) if (!owners.has(pair)) owners.set(pair, document.policy.metadata.name);
  }
  return problems;
}

function bySource(documents: readonly PolicyDocument[]): (a: Problem, b: Problem) => number {
  const files = documents.map((document) => document.source.file);
  return (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || (a.line ?? 0) - (b.line ?? 0);
}
