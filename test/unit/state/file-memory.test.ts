/** The memory over a file: a thread of its own, which tells what is wrong and starts again. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, describe, it } from 'node:test';
import { FileMemory } from '../../../src/state/file-memory.ts';

const KEY = 'ab'.repeat(16);
const OTHER = 'cd'.repeat(16);
const NEVER = new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), 'weir-memory-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('the memory', () => {
  const open: FileMemory[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });
  let now = 1_000_000;
  const memory = (name: string): FileMemory => {
    const clock = { now: () => now, monotonic: () => 0 };
    const made = new FileMemory({ folder: join(folder, name), clock, references: { days: 1, rows: 1000 } });
    open.push(made);
    return made;
  };

  it('tells what another worker has remembered, also when that is still writing', async () => {
    const [one, other] = [memory('a'), memory('a')];
    await one.remember([KEY]);
    assert.deepEqual(await other.recall([KEY, OTHER], NEVER), [true, false]);
    const looking = other.recall([OTHER], NEVER);
    await one.remember([OTHER]);
    assert.deepEqual(await looking, [true]);
  });

  it('forgets after its days', async () => {
    const one = memory('b');
    await one.remember([KEY]);
    now += 86_399_999;
    assert.deepEqual(await one.recall([KEY], NEVER), [true]);
    now += 1;
    assert.deepEqual(await one.recall([KEY], NEVER), [false]);
  });

  it('does not look again for who has gone away', async () => {
    assert.deepEqual(await memory('c').recall([KEY], AbortSignal.abort()), [false]);
  });

  it('rejects while the folder is none, and goes on when it is', async () => {
    writeFileSync(join(folder, 'd'), 'a file');
    const one = memory('d');
    await assert.rejects(one.recall([KEY], NEVER), /state\.sqlite/);
    await assert.rejects(one.remember([KEY]), /state\.sqlite/);
    rmSync(join(folder, 'd'));
    mkdirSync(join(folder, 'd'));
    await one.remember([KEY]);
    assert.deepEqual(await one.recall([KEY], NEVER), [true]);
  });

  it('has settled when what it was given is written', async () => {
    const [one, other] = [memory('f'), memory('f')];
    await one.settled();
    const written: string[] = [];
    const keys = Array.from({ length: 50 }, (_, at) => at.toString(16).padStart(32, '0'));
    for (const key of keys) void one.remember([key]).then(() => written.push(key));
    await one.settled();
    assert.equal(written.length, keys.length);
    assert.ok(!(await other.recall(keys, NEVER)).includes(false));
  });

  it('rejects what was asked when its thread ends, and gets another one', async () => {
    const one = memory('e');
    await one.remember([KEY]);
    const asked = assert.rejects(one.recall([OTHER], NEVER));
    await one.close();
    await asked;
    assert.deepEqual(await one.recall([KEY], NEVER), [true]);
  });
});
