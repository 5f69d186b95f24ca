/** The commands and the Envoy fragments that the pages show, run by a shell and validated by a real Envoy. */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { parse, stringify } from 'yaml';
import { type RenderOptions, renderTree, type Tree } from '../../envoy/render.ts';
import { BUILT } from '../e2e/harness/entry.ts';
import { eventually } from '../e2e/harness/eventually.ts';
import { freePort } from '../e2e/harness/ports.ts';
import { envoyBinary, ROOT } from '../e2e/harness/stack.ts';
import { BLOCKS, type Block, placeOf } from '../unit/docs/pages.ts';

/** A folder as a reader of the pages has it: the command, the shipped policies, and some of their own. */
const folder = mkdtempSync(join(tmpdir(), 'weir-docs-'));
after(() => rmSync(folder, { recursive: true, force: true }));
symlinkSync(`${ROOT}policies`, join(folder, 'policies'));
for (const [from, to] of command()) symlinkSync(from, join(folder, to));
cpSync(`${ROOT}policies/default.yaml`, join(folder, 'my-policies/default.yaml'));
for (const name of ['support-desk.yaml', 'cases/support-desk.yaml'])
  cpSync(`${ROOT}policies/${name}`, join(folder, 'my-policies', name));
writeFileSync(join(folder, 'customers.csv'), 'name,mail,phone\nAda Hill,ada@example.org,5550100\n');
writeFileSync(
  join(folder, 'answers.jsonl'),
  Array.from({ length: 40 }, (_, nth) => JSON.stringify({ text: `Parcel ${nth} comes on Monday.` })).join(
    '\n',
  ),
);
mkdirSync(join(folder, 'my-models'));
writeFileSync(join(folder, 'my-models/weights.bin'), 'weights');
mkdirSync(join(folder, 'board-papers'));
writeFileSync(
  join(folder, 'board-papers/minutes.txt'),
  'The board met and agreed on nothing at all this time.',
);

/** What the launcher lies beside: the sources as in a clone, or the built Weir as in the image where there is one. */
function command(): readonly (readonly [from: string, to: string])[] {
  if (BUILT === undefined) return [[`${ROOT}weir`, 'weir']];
  // A launcher that is a link looks beside what it leads to.
  cpSync(`${ROOT}weir`, join(folder, 'weir'));
  return [[BUILT, 'dist'], ...['node_modules', '.tools'].map((name) => [`${ROOT}${name}`, name] as const)];
}

interface Command {
  readonly place: string;
  readonly line: string;
}

/** Lines of `sh` blocks that use the command; paths of the reader's own are those of this folder. */
const COMMANDS: readonly Command[] = BLOCKS.filter(({ label }) => label === 'sh').flatMap((block) =>
  block.text
    .split('\n')
    .filter((line) => /(^|\| |&& )(\.\/)?weir /.test(line))
    .map((line) => ({
      place: placeOf(block),
      line: line.replace(/^weir /, './weir ').replaceAll('/data/journal', './weir-journal'),
    })),
);
const SERVING = COMMANDS.filter(({ line }) => line.startsWith('./weir serve'));

describe('commands of the pages', { timeout: 120_000 }, () => {
  it('are found', () => {
    assert.ok(SERVING.length >= 2);
    assert.ok(COMMANDS.length >= 9, `only ${COMMANDS.length}`);
  });

  it('serve, and drain', async () => {
    for (const line of new Set(SERVING.map((command) => command.line))) await serves(line);
  });

  // After serving, so that there is a journal to verify and to show.
  for (const { place, line } of COMMANDS.filter((command) => !SERVING.includes(command))) {
    it(`${place} ${line}`, async () => {
      const { code, output } = await shell(line);
      // No exchange was made here, so there is none to name by its id.
      if (line.includes('--exchange ID')) assert.match(output, /no record/i);
      else assert.equal(code, 0, output);
    });
  }
});

describe('Envoy fragments of the pages', { timeout: 120_000 }, () => {
  const fragments = BLOCKS.filter(({ label }) => label.startsWith('yaml envoy:'));

  it('are found', () => assert.ok(fragments.length >= 4));

  for (const block of fragments) {
    it(`${placeOf(block)} is taken by Envoy`, async () => {
      const { code, output } = await validate(rendered(block));
      assert.equal(code, 0, output);
    });
  }

  it('would be refused with a mistake in them', async () => {
    const wrong = { file: 'x', line: 1, label: 'yaml envoy:extProc', text: 'observability: true' };
    assert.notEqual((await validate(rendered(wrong))).code, 0);
  });
});

function rendered({ label, text }: Block): string {
  const key = label.replace('yaml envoy:', '');
  const patch = parse(text) as Tree;
  const filters = ['ext_authz', 'ext_proc'] as const;
  if (key !== 'perRoute') return stringify(renderTree({ filters, [key]: patch } satisfies RenderOptions));
  const root = renderTree({ filters });
  const [listener] = (
    root['static_resources'] as { listeners: { filter_chains: { filters: { typed_config: Tree }[] }[] }[] }
  ).listeners;
  const manager = listener?.filter_chains[0]?.filters[0]?.typed_config as {
    route_config: { virtual_hosts: { routes: Tree[] }[] };
  };
  const route = manager.route_config.virtual_hosts[0]?.routes[0];
  assert.ok(route !== undefined);
  route['typed_per_filter_config'] = patch;
  return stringify(root);
}

let written = 0;
async function validate(config: string): Promise<{ code: number; output: string }> {
  const file = join(folder, `envoy-${written++}.yaml`);
  writeFileSync(file, config);
  return await finished(envoyBinary(), ['--mode', 'validate', '--log-level', 'error', '-c', file]);
}

async function shell(line: string): Promise<{ code: number; output: string }> {
  return await finished('sh', ['-ec', line]);
}

function finished(file: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(file, args, { cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : 1, output: `${stdout}${stderr}` });
    });
    child.stdin?.end();
  });
}

/** Runs a `serve` line as it stands, with ports of its own by environment, until it is ready, and drains it. */
async function serves(line: string): Promise<void> {
  const admin = `127.0.0.1:${await freePort()}`;
  const child = spawn('sh', ['-c', `exec ${line}`], {
    cwd: folder,
    env: { ...process.env, WEIR_GRPC: `127.0.0.1:${await freePort()}`, WEIR_ADMIN: admin, WEIR_WORKERS: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  try {
    await eventually(`readiness of ${line}`, async () => await isReady(admin), 60_000);
  } finally {
    child.kill('SIGTERM');
  }
  assert.equal((await ended)[0], 0, line);
}

async function isReady(admin: string): Promise<boolean> {
  try {
    return (await fetch(`http://${admin}/readyz`)).ok;
  } catch {
    return false; // not listening yet
  }
}
