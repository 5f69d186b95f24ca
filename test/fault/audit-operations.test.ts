import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { verifyJournal } from '../../src/audit/verify.ts';
import { FailingFiles, WAYS, type Way } from '../unit/audit/failing-files.ts';
import { event, exchanges, freshFolder, open, records, until } from '../unit/audit/journal-bench.ts';

const MODES = ['strict', 'buffered'] as const;
const NAMES = Array.from({ length: 7 }, (_, n) => `x${n}`);
/** Far more calls than one run makes: the loop ends when a run was not hit. */
const MOST = 400;

interface Run {
  readonly files: FailingFiles;
  readonly acknowledged: string[];
  /** Records refused or dropped, as the journal counted them. */
  readonly lost: number;
}

/** Writes a journal over two runs on files that fail; a crash ends it at the first failure. */
async function write(
  context: TestContext,
  options: { dir: string; mode: (typeof MODES)[number]; files: FailingFiles },
): Promise<Run> {
  const acknowledged: string[] = [];
  let lost = 0;
  const crash = options.files.way.startsWith('crash');
  for (const names of [NAMES.slice(0, 5), NAMES.slice(5)]) {
    const journal = await open(context, { ...options, segmentBytes: 2600, flushMs: 1, retryMs: 1 });
    for (const name of names) {
      if (crash && journal.fault !== undefined) break;
      if (!crash) await until(() => journal.fault === undefined, 'recovered');
      await journal.record(event(name)).then(
        () => acknowledged.push(name),
        () => undefined,
      );
    }
    if (!crash) await until(() => journal.fault === undefined, 'recovered');
    await journal.close();
    lost += journal.counters.lost;
  }
  return { files: options.files, acknowledged, lost };
}

/** What must hold after any failure; returns whether the failure happened. */
async function survives(
  context: TestContext,
  mode: (typeof MODES)[number],
  fail: { at: number; way: Way },
): Promise<boolean> {
  const dir = freshFolder(context);
  const files = Object.assign(new FailingFiles(), fail);
  const run = await write(context, { dir, mode, files });
  const told = `call ${fail.at} (${files.names[fail.at - 1]}) ${fail.way}`;
  const between = await verifyJournal(dir);
  assert.deepEqual(
    between.chains.flatMap((chain) => chain.breach ?? []),
    [],
    told,
  );
  const after = await open(context, { dir, mode: 'strict' });
  assert.equal(after.fault, undefined, told);
  await after.record(event('after'));
  await after.close();
  const report = await verifyJournal(dir);
  assert.equal(report.ok, true, told);
  assert.equal(report.chains.length, 1, `${told}: nothing is set aside`);
  assert.deepEqual(
    records(dir).map((record) => record.seq),
    records(dir).map((_, n) => n + 1),
  );
  const present = exchanges(dir);
  assert.equal(new Set(present).size, present.length, `${told}: recorded twice`);
  assert.deepEqual(
    present,
    [...NAMES, 'after'].filter((name) => present.includes(name)),
    `${told}: order`,
  );
  const missing = run.acknowledged.filter((name) => !present.includes(name));
  // Only a crash may cost an acknowledged record, and only a buffered one.
  if (mode === 'strict' || !fail.way.startsWith('crash')) assert.deepEqual(missing, [], told);
  if (!fail.way.startsWith('crash')) assert.equal(run.lost, NAMES.length - run.acknowledged.length, told);
  assert.deepEqual(
    records(dir).flatMap((record, at) => (record.kind === 'chain' ? [at] : [])),
    [0],
    `${told}: the chain record is the first`,
  );
  return files.calls >= fail.at;
}

describe('A01: the journal after a failure of any one call to the file system', () => {
  for (const mode of MODES) {
    for (const way of WAYS) {
      it(`${mode}, ${way}: opens, verifies, and holds every acknowledged record`, async (context) => {
        let at = 1;
        while (at < MOST && (await survives(context, mode, { at, way }))) at += 1;
        assert.ok(at > 60 && at < MOST, `the failure was put at ${at} calls`);
      });
    }
  }
});
