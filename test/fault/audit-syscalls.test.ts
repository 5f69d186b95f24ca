import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { verifyJournal } from '../../src/audit/verify.ts';
import { exchanges, freshFolder, records } from '../unit/audit/journal-bench.ts';

const WRITER = fileURLToPath(new URL('audit-writer.ts', import.meta.url));

/** A kernel that fails: which call, how, and for how many of its turns. */
const INJECTIONS: readonly [string, string, number][] = [
  ['fdatasync', 'error=EIO', 6],
  ['fdatasync', 'signal=SIGKILL', 6],
  ['pwrite64', 'error=ENOSPC', 6],
  ['pwrite64', 'error=EROFS', 2],
  ['pwrite64', 'signal=SIGKILL', 6],
  ['ftruncate', 'error=EIO', 1],
  ['rename', 'error=EIO', 4],
  ['rename', 'signal=SIGKILL', 4],
  ['fsync', 'error=EIO', 2],
];

const usable = spawnSync('strace', ['-o', '/dev/null', '-e', 'trace=none', 'true']).status === 0;

/** Runs the writer under the failing kernel and returns what it acknowledged. */
function write(dir: string, injection: string): { acknowledged: string[]; status: number | null } {
  const args = ['-f', '-qq', '-o', '/dev/null', '-e', `inject=${injection}`, process.execPath];
  const run = spawnSync('strace', [...args, WRITER, dir, 'strict', '24', 'x'], {
    encoding: 'utf8',
    timeout: 30_000,
    // strace counts the turns of each thread by itself: one thread makes every call.
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
  });
  const said = run.stdout.split('\n').slice(0, -1);
  return { acknowledged: said.filter((line) => line.startsWith('x')), status: run.status };
}

async function survives(context: TestContext, injection: string): Promise<void> {
  const dir = freshFolder(context);
  const first = write(dir, injection);
  const again = spawnSync(process.execPath, [WRITER, dir, 'strict', '4', 'after'], { encoding: 'utf8' });
  assert.match(again.stdout, /closed, lost 0/, `${injection}: ${again.stderr}`);
  const report = await verifyJournal(dir);
  assert.deepEqual(
    report.chains.flatMap((chain) => chain.breach ?? []),
    [],
    injection,
  );
  assert.equal(report.chains.length, 1, injection);
  const present = exchanges(dir);
  assert.deepEqual(
    first.acknowledged.filter((name) => !present.includes(name)),
    [],
    injection,
  );
  assert.equal(present.filter((name) => name.startsWith('after')).length, 4, injection);
  if (injection.includes('error=') && first.acknowledged.length < 24) {
    assert.ok(
      records(dir).some((record) => record.kind === 'gap'),
      `${injection}: no gap record`,
    );
  }
}

describe('A01, A02: the journal on a kernel that fails', () => {
  it('has the tool that makes it fail', {
    skip: !usable && process.env['CI'] !== 'true' && 'strace is missing or may not trace',
  }, () => {
    assert.ok(usable, 'install strace, and allow it to trace');
  });

  for (const [call, how, turns] of INJECTIONS) {
    const skip = usable ? false : 'strace is missing or may not trace';
    it(`${call} ${how}: every acknowledged record is there and the chain verifies`, {
      skip,
    }, async (context) => {
      for (let turn = 1; turn <= turns; turn += 1) await survives(context, `${call}:${how}:when=${turn}`);
    });
  }

  it('recovers by itself when the disk was full for a while', {
    skip: !usable && 'strace is missing',
  }, async (context) => {
    const dir = freshFolder(context);
    const { acknowledged, status } = write(dir, 'pwrite64:error=ENOSPC:when=6..12');
    assert.equal(status, 0);
    assert.ok(acknowledged.length > 0 && acknowledged.length < 24, `${acknowledged.length} acknowledged`);
    assert.deepEqual(
      acknowledged.filter((name) => !exchanges(dir).includes(name)),
      [],
    );
    const gaps = records(dir).filter((record) => record.kind === 'gap');
    assert.equal(
      gaps.reduce((sum, gap) => sum + Number(gap['lost']), 0),
      24 - acknowledged.length,
    );
  });
});
