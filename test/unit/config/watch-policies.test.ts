/** O02: policies on disk change in every bad way; what is in force is always the last good set, taken as a whole. */
import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { loadPolicies, type PolicyLoad } from '../../../src/config/policies.ts';
import { watchPolicies } from '../../../src/config/watch-policies.ts';
import { formatProblem } from '../../../src/policy/problem.ts';
import { registry } from '../policy/fakes/registry.ts';
import { policyText, temporaryFolder } from './folder.ts';

/** What a watch reported, in order: the names of the policies, or the problems. */
class Reports {
  readonly all: string[] = [];
  #wake: () => void = () => {};

  add(report: string): void {
    this.all.push(report);
    this.#wake();
  }

  /** Settles when there are that many reports. */
  async count(count: number): Promise<readonly string[]> {
    while (this.all.length < count) await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.all;
  }
}

let stop: () => void = () => {};
afterEach(() => stop());

function watching(path: string, current: PolicyLoad | undefined, against = registry): Reports {
  const reports = new Reports();
  const keepAlive = setInterval(() => {}, 1000);
  const end = watchPolicies({
    path,
    registry: against,
    current,
    intervalMs: 10,
    settleMs: 15,
    onLoad: ({ set }) =>
      reports.add(`load ${set.policies.map((policy) => `${policy.name} ${policy.mode}`).join(', ')}`),
    onProblem: (problems) =>
      reports.add(`problem ${problems.map(formatProblem).join('; ').replaceAll(path, '')}`),
  });
  stop = () => {
    end();
    clearInterval(keepAlive);
  };
  return reports;
}

function loaded(path: string): PolicyLoad {
  const load = loadPolicies(path, registry);
  assert(load.ok);
  return load.value;
}

describe('watched policies', () => {
  it('O02 are loaded when their meaning changes, and not when only a note does', async () => {
    const file = join(temporaryFolder(), 'a.yaml');
    writeFileSync(file, policyText('a'));
    const current = loaded(file);
    let seen: () => void = () => {};
    const compiled = new Promise<void>((resolve) => {
      seen = resolve;
    });
    const digest = (text: string): string => {
      seen();
      return registry.digest(text);
    };
    const reports = watching(file, current, { ...registry, digest });
    writeFileSync(file, `# a note\n${policyText('a')}`);
    await compiled;
    writeFileSync(file, policyText('a', '{ mode: observe }'));
    assert.deepEqual(await reports.count(1), ['load a observe']);
  });

  it('O02 stay when a file is invalid, half written, empty or gone, and each is said once', async () => {
    const file = join(temporaryFolder(), 'a.yaml');
    writeFileSync(file, policyText('a'));
    const reports = watching(file, loaded(file));
    writeFileSync(file, policyText('a', '{ mode: x }'));
    await reports.count(1);
    writeFileSync(file, policyText('a', '{ mode: obs'));
    await reports.count(2);
    writeFileSync(file, '');
    await reports.count(3);
    rmSync(file);
    await reports.count(4);
    writeFileSync(file, policyText('a'));
    assert.deepEqual(
      (await reports.count(5)).map((report) => report.slice(0, 40)),
      [
        'problem :4 spec.mode: unknown value "x";',
        'problem :5: is not valid YAML: Flow map ',
        'problem :1: is empty',
        'problem : is not there',
        'load a enforce',
      ],
    );
  });

  it('O02 are not taken while they are written in place, though half of them is a policy too', async () => {
    const file = join(temporaryFolder(), 'a.yaml');
    writeFileSync(file, policyText('a'));
    const reports = watching(file, loaded(file));
    writeFileSync(file, policyText('half'));
    await setTimeout(300);
    appendFileSync(file, `---\n${policyText('whole', '{ selects: { hosts: [b] } }')}`);
    assert.deepEqual(await reports.count(1), ['load half enforce, whole enforce']);
  });

  it('O02 are taken at once where a file takes the place of another', async () => {
    const file = join(temporaryFolder(), 'a.yaml');
    writeFileSync(file, policyText('a'));
    const reports = watching(file, loaded(file));
    writeFileSync(`${file}.new`, policyText('b'));
    renameSync(`${file}.new`, file);
    const began = performance.now();
    assert.deepEqual(await reports.count(1), ['load b enforce']);
    assert.ok(performance.now() - began < 900, `${performance.now() - began} ms`);
  });

  it('O02 change as a whole when the link of a ConfigMap is swapped', async () => {
    const folder = temporaryFolder();
    for (const version of ['1', '2']) {
      mkdirSync(join(folder, `..${version}`));
      const mode = version === '1' ? 'enforce' : 'observe';
      for (const name of ['a', 'b']) {
        const spec = `{ mode: ${mode}, selects: { hosts: [${name}] } }`;
        writeFileSync(join(folder, `..${version}`, `${name}.yaml`), policyText(name, spec));
      }
    }
    symlinkSync('..1', join(folder, '..data'));
    for (const name of ['a', 'b']) symlinkSync(`..data/${name}.yaml`, join(folder, `${name}.yaml`));
    const reports = watching(folder, loaded(folder));
    symlinkSync('..2', join(folder, '..tmp'));
    renameSync(join(folder, '..tmp'), join(folder, '..data'));
    assert.deepEqual(await reports.count(1), ['load a observe, b observe']);
  });

  it('O02 end with what was written last, after many writes', async () => {
    const file = join(temporaryFolder(), 'a.yaml');
    writeFileSync(file, policyText('a'));
    const reports = watching(file, loaded(file));
    for (let round = 0; round < 1000; round += 1) {
      writeFileSync(file, policyText(`round-${round}`));
      if (round % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    while (!reports.all.includes('load round-999 enforce')) await reports.count(reports.all.length + 1);
    assert(reports.all.every((report) => report.startsWith('load round-')));
  });

  it('O15 may be missing at the start; the reason is reported, and they are taken when they come', async () => {
    const folder = join(temporaryFolder(), 'later');
    const reports = watching(folder, undefined);
    assert.deepEqual(await reports.count(1), ['problem : is not there']);
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.yaml'), policyText('a'));
    while (!reports.all.at(-1)?.startsWith('load')) await reports.count(reports.all.length + 1);
    assert.equal(reports.all.at(-1), 'load a enforce');
  });
});
