/** What a reload costs exchanges: the longest that the event loop of a worker stands still while policies are compiled. `node bench/micro/reload.ts [POLICIES]` */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { loadingPolicyTexts, loadPolicyTexts } from '../../src/policy/load.ts';
import { preparing } from '../../src/screen/prepare.ts';
import { ruleViews } from '../../src/screen/rule-views.ts';
import { PoliciesInForce } from '../../src/server/policies-in-force.ts';
import { policyRegistry } from '../../src/server/registry/policy-registry.ts';

const COUNT = Number(process.argv[2] ?? 500);
const ROUNDS = 5;
/** Policies that exchanges have come to. */
const USED = 10;

/** A policy of a team: its host, its own words, and the detectors that all have. */
function text(at: number, version: number): string {
  return `apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: team-${at} }
spec:
  selects: { hosts: [h${at}.internal], when: 'caller.tenant == "t${at}"' }
  request:
    rules:
      - { name: cards, detector: pii, action: redact }
      - { name: keys, detector: secrets, action: deny }
      - { name: orders, detector: injection, on: [tool], action: deny }
      - { name: words, detector: keywords, options: { words: [halcyon-${at}, version-${version}] }, action: deny }
  response:
    rules:
      - { name: keys, detector: secrets, action: redact }
  tools: { rules: [{ tool: issue_refund, when: 'args.amount <= ${at}', action: allow }] }
`;
}

const registry = policyRegistry([]);
const inForce = new PoliciesInForce(() => ({ ok: true, value: registry }));

/** All policies of which the first ones have a new version. */
function loaded(changed: number, version: number) {
  const sources = Array.from({ length: COUNT }, (_, at) => ({
    file: `${at}.yaml`,
    text: text(at, at < changed ? version : 0),
  }));
  const set = loadPolicyTexts(sources, registry);
  if (!set.ok) throw new Error(JSON.stringify(set.problems[0]));
  return { digest: set.value.digest, names: [], sources };
}

async function row(name: string, changed: number): Promise<void> {
  const longest: number[] = [];
  const took: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const next = loaded(changed, round);
    const delays = monitorEventLoopDelay({ resolution: 1 });
    delays.enable();
    const began = performance.now();
    const cpu = process.cpuUsage();
    const replaced = await inForce.replace(next);
    const { user, system } = process.cpuUsage(cpu);
    delays.disable();
    if (!replaced.ok) throw new Error(replaced.fault.message);
    longest.push(delays.max / 1e6);
    took.push(performance.now() - began, (user + system) / 1000);
  }
  const walls = took.filter((_, at) => at % 2 === 0);
  const cpus = took.filter((_, at) => at % 2 === 1);
  console.log(
    `${name.padEnd(28)} wall ${median(walls).toFixed(0).padStart(7)} ms  CPU ${median(cpus).toFixed(0).padStart(7)} ms  stands still ${median(longest).toFixed(1).padStart(7)} ms (worst ${Math.max(...longest).toFixed(1)})`,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** CPU time of this thread in milliseconds: what else the machine does is left out. */
function cpu(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** How long each step of some work takes, in milliseconds by the clock; what it returns is kept. */
function stepsOf<T>(work: Generator<void, T>): { readonly times: readonly number[]; readonly value: T } {
  const times: number[] = [];
  for (;;) {
    const before = performance.now();
    const step = work.next();
    times.push(performance.now() - before);
    if (step.done === true) return { times, value: step.value };
  }
}

/** The longest step, each in its least time of several rounds: what else the machine does is left out. */
function longestOf(rounds: readonly (readonly number[])[]): string {
  const steps = Math.min(...rounds.map(({ length }) => length));
  const least = Array.from({ length: steps }, (_, at) => Math.min(...rounds.map((times) => times[at] ?? 0)));
  return `${Math.max(...least)
    .toFixed(1)
    .padStart(6)} ms of ${least.reduce((sum, ms) => sum + ms, 0).toFixed(0)}`;
}

/** The longest of the steps between which exchanges have their turn: of compiling, and of making ready. */
function steps(name: string, changed: number): void {
  const compiling: (readonly number[])[] = [];
  const readying: (readonly number[])[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const { sources } = loaded(changed, ROUNDS + round);
    const compiled = stepsOf(loadingPolicyTexts(sources, { registry, earlier: inForce.set }));
    if (!compiled.value.ok) throw new Error('not sound');
    compiling.push(compiled.times);
    readying.push(stepsOf(preparing(compiled.value.value, inForce.set)).times);
  }
  console.log(
    `${name.padEnd(28)} longest step: compiling ${longestOf(compiling)}, making ready ${longestOf(readying)}`,
  );
}

/** What the first exchange under a changed policy compiles: where it was made ready, and where it was not. */
async function first(): Promise<void> {
  const ready: number[] = [];
  const late: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const next = loaded(1, 3 * ROUNDS + round);
    const other = loadPolicyTexts(next.sources.slice(0, 1), registry);
    await inForce.replace(next);
    const policy = inForce.set?.policies[0];
    const unready = other.ok ? other.value.policies[0] : undefined;
    if (policy === undefined || unready === undefined) throw new Error('no policy');
    for (const [rules, times] of [
      [policy.request.rules, ready],
      [unready.request.rules, late],
    ] as const) {
      const before = cpu();
      ruleViews(rules, 'user', 'text');
      times.push(cpu() - before);
    }
  }
  console.log(
    `${'the first exchange'.padEnd(28)} compiles, CPU ${median(ready).toFixed(1)} ms; where nothing was made ready ${median(late).toFixed(1)} ms`,
  );
}

await inForce.replace(loaded(0, 0));
// Those that were used are made ready when they change.
for (const { request, response } of inForce.set?.policies.slice(0, USED) ?? [])
  for (const { rules } of [request, response]) ruleViews(rules, 'user', 'text');
steps(`${COUNT} policies, one changed`, 1);
steps(`${COUNT} policies, all changed`, COUNT);
await first();
await row(`${COUNT} policies, none changed`, 0);
await row(`${COUNT} policies, one changed`, 1);
await row(`${COUNT} policies, all changed`, COUNT);
const began = performance.now();
const next = loaded(COUNT, ROUNDS + 1);
console.log(
  `${'compiled in one piece'.padEnd(28)} wall ${(performance.now() - began).toFixed(0).padStart(7)} ms (${next.sources.length} policies)`,
);
