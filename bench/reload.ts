/**
 * Reload: how long requests wait while many policies change under them, through a real Envoy, against as long without a
 * change; and whether one exchange saw two versions. Usage: node bench/reload.ts [POLICIES] [CLIENTS]
 */
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chatBody, postChat } from '../test/e2e/harness/client.ts';
import { eventually } from '../test/e2e/harness/eventually.ts';
import { type Stack, startStack } from '../test/e2e/harness/stack.ts';
import { median, quantile } from './statistics.ts';

const COUNT = Number(process.argv[2] ?? 500);
const CLIENTS = Number(process.argv[3] ?? 4);
const ROUNDS = 3;
/** Between two requests of a client: enough of them to meet every stop, too few to keep the cores busy. */
const PAUSE_MS = 10;
const PATIENCE_MS = 60_000;
/** No request is to wait longer for a reload. */
const MOST_MS = 50;
const BODY = chatBody('How do fish get past a weir?');

/** A policy of a team; the last of all is the one that the requests of this run come to. */
function text(at: number, version: number): string {
  const selects =
    at === COUNT - 1 ? "{ when: 'true' }" : `{ hosts: [h${at}.internal], when: 'caller.tenant == "t${at}"' }`;
  const rules = `
      - { name: cards-${version}, detector: pii, action: annotate }
      - { name: keys, detector: secrets, action: deny }
      - { name: words-${version}, detector: keywords, options: { words: [fish, 'halcyon-${at}'] }, action: annotate }`;
  return `apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: team-${at} }
spec:
  selects: ${selects}
  request:
    rules:${rules}
      - { name: orders, detector: injection, on: [tool], action: deny }
  response:
    rules:${rules}
  tools: { rules: [{ tool: issue_refund, when: 'args.amount <= ${at}', action: allow }] }
`;
}

/** A folder as Kubernetes keeps it: all files change at once. */
class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'weir-policies-'));
  #put = 0;

  constructor() {
    for (let at = 0; at < COUNT; at++) symlinkSync(`..data/${at}.yaml`, join(this.path, `${at}.yaml`));
  }

  /** The last `changed` policies have a version, the others the first. The clients of this process go on meanwhile. */
  async put(changed: number, version: number): Promise<void> {
    const next = `..version-${++this.#put}`;
    await mkdir(join(this.path, next));
    for (let at = 0; at < COUNT; at++)
      await writeFile(join(this.path, next, `${at}.yaml`), text(at, at >= COUNT - changed ? version : 0));
    await symlink(next, join(this.path, '..next'));
    await rename(join(this.path, '..next'), join(this.path, '..data'));
  }
}

/** Requests one after the other by several clients, each with when it began and how long it took. */
class Load {
  readonly samples: { readonly at: number; readonly ms: number }[] = [];
  #running = true;
  readonly #clients: Promise<void>[];

  constructor(stack: Stack) {
    this.#clients = Array.from({ length: CLIENTS }, async () => {
      while (this.#running) {
        const at = performance.now();
        const answer = await postChat(stack.url, BODY, { 'x-script': 'echo' });
        if (answer.status !== 200) throw new Error(`the answer was ${answer.status}`);
        await answer.text();
        this.samples.push({ at, ms: performance.now() - at });
        await pause(PAUSE_MS);
      }
    });
  }

  /** The times of what was under way between two moments. */
  between(from: number, to: number): number[] {
    return this.samples.filter(({ at, ms }) => at + ms >= from && at <= to).map(({ ms }) => ms);
  }

  async stop(): Promise<void> {
    this.#running = false;
    await Promise.all(this.#clients);
  }
}

function row(name: string, windows: readonly (readonly number[])[]): void {
  const longest = windows.map((times) => Math.max(...times));
  const all = windows.flat();
  const ms = (value: number) => value.toFixed(1).padStart(7);
  const late = all.filter((time) => time > MOST_MS).length;
  console.log(
    `${name.padEnd(28)} requests ${String(all.length).padStart(6)}  p50 ${ms(quantile(all, 0.5))} ms  p99 ${ms(quantile(all, 0.99))} ms  longest ${ms(median(longest))} ms (worst ${ms(Math.max(...longest)).trim()}; ${late} over ${MOST_MS})`,
  );
}

function reloads(stack: Stack): Promise<number> {
  return stack.metric('weir_policy_reloads_total', { outcome: 'loaded' });
}

/** Exchanges whose records name two versions, or rules of a version that is not theirs. */
function mixtures(stack: Stack): {
  readonly exchanges: number;
  readonly mixed: number;
  readonly versions: number;
} {
  const groups = Map.groupBy(stack.journal(), ({ exchange }) => exchange ?? '');
  const versions = new Set<string>();
  let mixed = 0;
  for (const records of groups.values()) {
    const digests = new Set(
      records.flatMap((record) => (record['policy'] as { digest?: string } | undefined)?.digest ?? []),
    );
    const found = records.flatMap(({ findings }) =>
      ((findings ?? []) as { rule: string }[]).map(({ rule }) => rule),
    );
    for (const digest of digests) versions.add(digest);
    if (digests.size > 1 || new Set(found).size > 1) mixed++;
  }
  return { exchanges: groups.size, mixed, versions: versions.size };
}

const folder = new Folder();
await folder.put(0, 0);
const stack = await startStack({ policies: folder.path, workers: 1 });
const load = new Load(stack);
try {
  await pause(3000);
  let version = 0;
  for (const [name, changed] of [
    ['one changed', 1],
    ['all changed', COUNT],
  ] as const) {
    const reloading: number[][] = [];
    const quiet: number[][] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const before = await reloads(stack);
      await folder.put(changed, ++version);
      const from = performance.now();
      await eventually(
        'the reload is counted',
        async () => {
          await pause(100);
          return (await reloads(stack)) > before;
        },
        PATIENCE_MS,
      );
      await pause(500);
      const to = performance.now();
      reloading.push(load.between(from, to));
      await pause(to - from);
      quiet.push(load.between(to + 200, performance.now()));
    }
    row(`${COUNT} policies, ${name}`, reloading);
    row('  as long without a change', quiet);
  }
  await load.stop();
  await pause(500);
  const { exchanges, mixed, versions } = mixtures(stack);
  console.log(`${exchanges} exchanges, ${versions} versions, ${mixed} with a mixture`);
} finally {
  await load.stop();
  await stack.stop();
  rmSync(folder.path, { recursive: true, force: true });
}
