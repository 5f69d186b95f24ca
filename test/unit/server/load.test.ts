/** When new exchanges are refused, and what the kernel says of memory. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type MemoryUse, openCgroupMemory } from '../../../src/server/cgroup-memory.ts';
import { LoadGuard } from '../../../src/server/load-guard.ts';
import { openMemoryUses } from '../../../src/server/memory-uses.ts';

describe('load guard', () => {
  const state = { used: [0, 0], open: 0 };
  const memory = (): MemoryUse[] => state.used.map((used) => ({ used, bound: 1000 }));
  const guard = new LoadGuard({ shedAt: 0.9, exchanges: 5 }, { memory, open: () => state.open });
  const shedsAt = (...used: number[]): boolean => {
    state.used = used;
    guard.check();
    return guard.shed() !== undefined;
  };

  it('refuses above the share of any memory, and takes again 5 points below it', () => {
    const seen = [
      [900, 0],
      [0, 900],
      [901, 0],
      [851, 0],
      [0, 851],
      [850, 850],
      [900, 900],
      [0, 901],
    ].map((used) => shedsAt(...used));
    assert.deepEqual(seen, [false, false, true, true, true, false, false, true]);
    assert.equal(guard.shed()?.kind, 'overload');
    assert.match(guard.shed()?.message ?? '', /short of memory; try again later/);
    assert.notEqual(guard.shed(), guard.shed(), 'each exchange has a fault of its own');
    assert.equal(shedsAt(0, 0), false);
  });

  it('refuses what is one too many, without being told to look', () => {
    state.open = 4;
    assert.equal(guard.shed(), undefined);
    state.open = 5;
    assert.deepEqual(
      [guard.shed()?.kind, guard.shed()?.message.includes('limits.exchanges')],
      ['overload', true],
    );
    state.open = 0;
  });
});

describe('memory of the control group', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'weir-cgroup-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const put = (files: Readonly<Record<string, string>>): void => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
  };
  const V2 = 'sys/fs/cgroup';
  const V1 = 'sys/fs/cgroup/memory';
  const stat = (prefix: string): string =>
    `anon 5\n${prefix}inactive_file 70\n${prefix}active_file 30\nslab 9\n`;

  it('version 2, in a container: the bound, and the use without file cache', () => {
    put({
      'proc/self/cgroup': '0::/\n',
      [`${V2}/memory.max`]: '4096\n',
      [`${V2}/memory.current`]: '600\n',
      [`${V2}/memory.stat`]: stat(''),
    });
    const read = openCgroupMemory(root);
    assert.deepEqual(read?.(), { used: 500, bound: 4096 });
    put({ [`${V2}/memory.current`]: '700\n' });
    assert.deepEqual(read?.(), { used: 600, bound: 4096 });
  });

  it('version 2, in groups in groups: the lowest bound of all, and the use of that group', () => {
    put({
      'proc/self/cgroup': '0::/a/b/c\n',
      [`${V2}/a/memory.max`]: '2000\n',
      [`${V2}/a/memory.current`]: '300\n',
      [`${V2}/a/memory.stat`]: stat(''),
      [`${V2}/a/b/memory.max`]: 'max\n',
      [`${V2}/a/b/c/memory.max`]: '5000\n',
      [`${V2}/a/b/c/memory.current`]: '100\n',
    });
    assert.deepEqual(openCgroupMemory(root)?.(), { used: 200, bound: 2000 });
  });

  it('version 1, also where the path is that of the host', () => {
    put({
      'proc/self/cgroup': '9:name=systemd:/x\n4:cpu,memory:/docker/0815\n0::/\n',
      [`${V1}/memory.limit_in_bytes`]: '8192\n',
      [`${V1}/memory.usage_in_bytes`]: '900\n',
      [`${V1}/memory.stat`]: `${stat('')}${stat('total_')}`,
    });
    assert.deepEqual(openCgroupMemory(root)?.(), { used: 800, bound: 8192 });
  });

  it('is none where nothing is bounded, and where there is no such thing', () => {
    assert.equal(openCgroupMemory(root), undefined);
    put({
      'proc/self/cgroup': '4:memory:/\n0::/\n',
      [`${V2}/memory.max`]: 'max\n',
      [`${V1}/memory.limit_in_bytes`]: '9223372036854771712\n',
    });
    assert.equal(openCgroupMemory(root), undefined);
  });

  it('a group that goes away is as if there were none', () => {
    put({ 'proc/self/cgroup': '0::/\n', [`${V2}/memory.max`]: '1\n', [`${V2}/memory.current`]: '1\n' });
    const read = openCgroupMemory(root);
    rmSync(join(root, 'sys'), { recursive: true });
    assert.equal(read?.(), undefined);
  });

  it('of this process: the heap is always bounded', () => {
    const uses = openMemoryUses()();
    assert.ok(uses.length > 0 && uses.every(({ used, bound }) => used > 0 && used < bound));
  });
});
