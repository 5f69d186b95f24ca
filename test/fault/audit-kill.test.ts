import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { verifyJournal } from '../../src/audit/verify.ts';
import { exchanges, freshFolder, records } from '../unit/audit/journal-bench.ts';

const WRITER = fileURLToPath(new URL('audit-writer.ts', import.meta.url));
const ROUNDS = 10;
const AT_RISK = 256;

/** Runs the writer, kills it after it has acknowledged that many records, and returns what it acknowledged. */
async function killed(dir: string, mode: string, run: { round: number; after: number }): Promise<string[]> {
  const child = spawn(process.execPath, [WRITER, dir, mode, '1000000', `r${run.round}-`]);
  let out = '';
  let err = '';
  child.stderr.on('data', (data) => {
    err += data;
  });
  child.stdout.on('data', (data) => {
    out += data;
    if (out.split('\n').length > run.after) child.kill('SIGKILL');
  });
  await once(child, 'close');
  assert.equal(child.signalCode, 'SIGKILL', err);
  return out.split('\n').slice(0, -1);
}

describe('A01: kill -9 in the middle of writing', () => {
  it(`strict: ${ROUNDS} times, every acknowledged record is there and the chain verifies`, async (context) => {
    const dir = freshFolder(context);
    const acknowledged: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      acknowledged.push(...(await killed(dir, 'strict', { round, after: 1 + Math.random() * 300 })));
      const report = await verifyJournal(dir);
      assert.deepEqual(
        report.chains.flatMap((chain) => chain.breach ?? []),
        [],
      );
    }
    const present = new Set(exchanges(dir));
    assert.deepEqual(
      acknowledged.filter((name) => !present.has(name)),
      [],
    );
    assert.equal(records(dir).filter((record) => record.kind === 'recovered').length, ROUNDS - 1);
    assert.deepEqual(
      records(dir).map((record) => record.seq),
      records(dir).map((_, n) => n + 1),
    );
  });

  it(`buffered: at most ${AT_RISK} acknowledged records are missing, and the restart is on record`, async (context) => {
    const dir = freshFolder(context);
    for (let round = 0; round < 3; round += 1) {
      const acknowledged = await killed(dir, 'buffered', { round, after: 1 + Math.random() * 3000 });
      assert.equal((await verifyJournal(dir)).ok, true);
      const present = new Set(exchanges(dir));
      const missing = acknowledged.filter((name) => !present.has(name)).length;
      assert.ok(missing <= AT_RISK, `${missing} of ${acknowledged.length} are missing`);
    }
    assert.equal((await verifyJournal(dir)).chains[0]?.crashes, 2);
  });
});
