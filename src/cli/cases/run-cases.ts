/** Runs the cases of a file, one after the other, against the policies that they are about. */
import { loadPolicies } from '../../config/policies.ts';
import type { PolicySet } from '../../policy/compiled-policy.ts';
import { problemAt } from '../../policy/explain.ts';
import type { Checked, Path, Problem } from '../../policy/problem.ts';
import type { Registry } from '../../policy/registry.ts';
import { type Decision, decisionsOf } from '../offline/decision.ts';
import { type Judged, judgeExchange } from '../offline/judge-exchange.ts';
import { type Kept, newKept } from '../offline/offline-parts.ts';
import { buildExchange, withDefaults } from './build-exchange.ts';
import { circumstancesOf } from './circumstances.ts';
import { compare, type Difference } from './compare.ts';
import type { CasesText, PlacedCase } from './read-cases.ts';
import type { CasesFile, ExchangeSpec } from './schema.ts';
import { unknownNames } from './unknown-names.ts';

/** What one case came to. */
export interface CaseResult {
  readonly name: string;
  readonly line: number;
  /** None where it passed. */
  readonly differences: readonly Difference[];
  /** What was decided, without content. */
  readonly decided: string;
  readonly ms: number;
}

export interface RunOptions {
  readonly registry: Registry;
  /** Only cases whose name holds this. */
  readonly only?: string | undefined;
}

/** The cases that are to run. */
export function chosenCases({ cases }: CasesText, { only = '' }: RunOptions): readonly PlacedCase[] {
  return cases.filter(({ spec }) => spec.name.includes(only));
}

/** Runs them, or says why the policies cannot be loaded, or which names of the cases they do not know. */
export async function runCases(
  text: CasesText,
  options: RunOptions,
): Promise<Checked<readonly CaseResult[]>> {
  const chosen = chosenCases(text, options);
  if (chosen.length === 0) return { ok: true, value: [] };
  const loaded = loadPolicies(text.policies, withNamesOf(text, options.registry));
  if (!loaded.ok) return loaded;
  const problems = unknownIn(text, loaded.value.set);
  if (problems.length > 0) return { ok: false, problems };
  const results: CaseResult[] = [];
  for (const one of chosen)
    results.push(await runCase(one, { policies: loaded.value.set, defaults: text.defaults }));
  return { ok: true, value: results };
}

/** Runs one case against compiled policies. */
export async function runCase(
  { spec, line }: PlacedCase,
  on: { readonly policies: PolicySet; readonly defaults: CasesFile['defaults'] },
): Promise<CaseResult> {
  const started = performance.now();
  const kept = newKept();
  const whole = withDefaults(spec, on.defaults);
  for (const earlier of spec.before ?? []) await judge(withDefaults(earlier, on.defaults), on.policies, kept);
  const { given, judged } = await judge(whole, on.policies, kept);
  const differences = compare(spec.expect, given, judged);
  const ms = performance.now() - started;
  return { name: spec.name, line, differences, decided: describe(judged), ms };
}

async function judge(spec: ExchangeSpec, policies: PolicySet, kept: Kept) {
  const given = buildExchange(spec);
  return { given, judged: await judgeExchange(given, circumstancesOf(spec, policies, kept)) };
}

/** Judges and engines that the cases say something of need not be named on the command line. */
function withNamesOf(text: CasesText, registry: Registry): Registry {
  const specs = exchangesIn(text).map(({ spec }) => spec);
  const judges = specs.flatMap((spec) => Object.keys(spec.judges ?? {}));
  const deciders = specs.flatMap((spec) => Object.keys(spec.deciders ?? {}));
  return {
    ...registry,
    judges: [...new Set([...registry.judges, ...judges])],
    deciders: [...new Set([...(registry.deciders ?? []), ...deciders])],
  };
}

function unknownIn(text: CasesText, policies: PolicySet): readonly Problem[] {
  return exchangesIn(text).flatMap(({ spec, at }) =>
    unknownNames(spec, policies).map(({ path, message }) =>
      problemAt(text.source, [...at, ...path], message),
    ),
  );
}

/** All of a file, and where they stand: what cases leave out, the cases, and what went before them. */
function exchangesIn({ defaults, cases }: CasesText): { readonly spec: ExchangeSpec; readonly at: Path }[] {
  return [
    { spec: defaults, at: ['defaults'] },
    ...cases.flatMap(({ spec }, nth) => [
      { spec, at: ['cases', nth] },
      ...(spec.before ?? []).map((earlier, of) => ({ spec: earlier, at: ['cases', nth, 'before', of] })),
    ]),
  ];
}

function describe(judged: Judged): string {
  const { request, answer, status } = decisionsOf(judged);
  const found = judged.events.flatMap(({ findings }) =>
    findings.map(({ type, rule }) => `${type} by ${rule}`),
  );
  const faults = [...judged.events.flatMap(({ fault }) => fault ?? []), ...judged.faults];
  return [
    `request ${inWords(request)}`,
    `answer ${answer === undefined ? 'never asked for' : inWords(answer)}`,
    `status ${status}`,
    ...(found.length > 0 ? [`found ${[...new Set(found)].join(', ')}`] : []),
    ...new Set(faults.map(({ kind, message }) => `fault ${kind}: ${message}`)),
  ].join('; ');
}

function inWords({ verdict, rule }: Decision): string {
  return rule === 'none' ? verdict : `${verdict} (${rule})`;
}
