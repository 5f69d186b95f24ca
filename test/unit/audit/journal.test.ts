import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openJournal } from '../../../src/audit/journal.ts';
import { verifyJournal } from '../../../src/audit/verify.ts';
import { FailingFiles } from './failing-files.ts';
import {
  denial,
  event,
  exchanges,
  freshFolder,
  HeldClock,
  lines,
  open,
  records,
  segments,
  until,
} from './journal-bench.ts';

const names = (count: number, from = 0): string[] => Array.from({ length: count }, (_, n) => `x${from + n}`);
const kinds = (dir: string): string[] => records(dir).map((record) => record.kind);

describe('the journal', () => {
  it('begins with a chain record, numbers from 1 without a gap, and links each record to the last', async (context) => {
    const dir = freshFolder(context);
    const journal = await open(context, { dir, keyId: 'feedbeef' });
    for (const name of names(5)) await journal.record(event(name));
    await journal.close();
    const all = records(dir);
    assert.deepEqual(
      all.map((record) => record.seq),
      [1, 2, 3, 4, 5, 6, 7],
    );
    assert.deepEqual(kinds(dir), ['chain', ...Array(5).fill('request'), 'stop']);
    assert.equal(all[0]?.prev, '0'.repeat(64));
    for (const [index, record] of all.slice(1).entries()) assert.equal(record.prev, all[index]?.hash);
    const { version, chain, keyId, time } = all[0] ?? {};
    assert.deepEqual(
      { version, chain, keyId, time },
      { version: 1, chain: 'worker-0', keyId: 'feedbeef', time: '2030-01-01T00:00:00.000Z' },
    );
    assert.deepEqual(await verifyJournal(dir), {
      ok: true,
      records: 7,
      chains: [{ chain: 'worker-0', ok: true, records: 7, segments: 1, tornBytes: 0, crashes: 0, lost: 0 }],
    });
  });

  it('in strict mode resolves when the record is on disk, and shares one fsync among those who wait', async (context) => {
    const dir = freshFolder(context);
    const journal = await open(context, { dir, headMs: 1e9 });
    assert.equal(journal.strict, true);
    const before = journal.counters.fsyncs;
    await Promise.all(
      names(50).map(async (name) => {
        await journal.record(event(name));
        assert.ok(exchanges(dir).includes(name), `${name} was acknowledged and is not on disk`);
      }),
    );
    assert.ok(
      journal.counters.fsyncs - before <= 2,
      `${journal.counters.fsyncs - before} fsyncs for 50 records`,
    );
  });

  it('in strict mode does not resolve while the fsync runs, and the next group gathers meanwhile', async (context) => {
    const files = new FailingFiles();
    const journal = await open(context, { dir: freshFolder(context), files, headMs: 1e9 });
    let release = (): void => undefined;
    files.hanging = new Promise((resolve) => {
      release = resolve;
    });
    let settled = 0;
    const first = journal.record(event('a')).then(() => {
      settled += 1;
    });
    await until(() => files.names.at(-1) === 'sync', 'the first sync');
    const others = names(20).map((name) =>
      journal.record(event(name)).then(() => {
        settled += 1;
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(settled, 0);
    files.hanging = undefined;
    const before = journal.counters.fsyncs;
    release();
    await Promise.all([first, ...others]);
    assert.equal(journal.counters.fsyncs - before, 1);
  });

  it('in buffered mode resolves at once and writes within the flush time', async (context) => {
    const dir = freshFolder(context);
    const journal = await open(context, { dir, mode: 'buffered', flushMs: 10 });
    assert.equal(journal.strict, false);
    await journal.record(event('soon'));
    assert.deepEqual(exchanges(dir), []);
    await until(() => exchanges(dir).length === 1, 'the record is on disk');
  });

  it('in buffered mode records what was known of an exchange when its event was taken, in order', async (context) => {
    const dir = freshFolder(context);
    const journal = await open(context, { dir, mode: 'buffered' });
    const taken = event('x0');
    const first = journal.record(taken);
    taken.exchange.model = 'another';
    await Promise.all([first, journal.record(event('x1')), journal.record({ ...taken, kind: 'close' })]);
    await journal.close();
    const models = records(dir).flatMap(({ kind, model }) => (model === undefined ? [] : [[kind, model]]));
    assert.deepEqual(models, [
      ['request', event('x0').exchange.model],
      ['request', event('x1').exchange.model],
      ['close', 'another'],
    ]);
  });

  it('in buffered mode never has more than the stated number of acknowledged records at risk', async (context) => {
    const dir = freshFolder(context);
    const journal = await open(context, { dir, mode: 'buffered', flushMs: 60_000, flushEntries: 8 });
    let acknowledged = 0;
    const all = names(100).map((name) =>
      journal.record(event(name)).then(() => {
        acknowledged += 1;
        assert.ok(
          acknowledged - exchanges(dir).length <= 8,
          `${acknowledged} acknowledged, ${exchanges(dir).length} on disk`,
        );
      }),
    );
    await Promise.all(all);
    assert.equal(acknowledged, 100);
    assert.deepEqual(exchanges(dir).slice(0, 92), names(92));
  });

  it('in buffered mode writes at once for those who wait, without the flush time', async (context) => {
    const files = new FailingFiles();
    const journal = await open(context, {
      dir: freshFolder(context),
      files,
      mode: 'buffered',
      flushMs: 60_000,
      flushEntries: 8,
    });
    let release = (): void => undefined;
    files.hanging = new Promise((resolve) => {
      release = resolve;
    });
    const first = names(8).map((name) => journal.record(event(name)));
    await until(() => files.names.at(-1) === 'sync', 'the first sync');
    const others = names(3, 8).map((name) => journal.record(event(name)));
    release();
    await Promise.all([...first, ...others]);
  });

  it('A09: rotates by size, ends a segment with a rotate record, and links across', async (context) => {
    const dir = freshFolder(context);
    const journal = await open(context, { dir, segmentBytes: 4000 });
    for (const name of names(20)) await journal.record(event(name));
    await journal.close();
    assert.ok(segments(dir).length > 3);
    for (const name of segments(dir)) assert.ok(statSync(join(dir, 'worker-0', name)).size <= 4000, name);
    for (const name of segments(dir).slice(0, -1))
      assert.match(lines(join(dir, 'worker-0', name)).at(-1) ?? '', /"kind":"rotate"/);
    assert.deepEqual(exchanges(dir), names(20));
    assert.equal((await verifyJournal(dir)).ok, true);
  });

  it('A09: rotates at the exact limit', async (context) => {
    const probe = freshFolder(context);
    const first = await open(context, { dir: probe });
    for (const name of names(3)) await first.record(event(name));
    const size = statSync(join(probe, 'worker-0', '000001.jsonl')).size;
    for (const segmentBytes of Array.from({ length: 9 }, (_, n) => size + 176 * n - 4)) {
      const dir = freshFolder(context);
      const journal = await open(context, { dir, segmentBytes });
      for (const name of names(6)) await journal.record(event(name));
      await journal.close();
      for (const name of segments(dir)) assert.ok(statSync(join(dir, 'worker-0', name)).size <= segmentBytes);
      assert.equal((await verifyJournal(dir)).ok, true, `${segmentBytes}`);
    }
  });

  it('A07: continues after a restart, also with the clock set back, in order of sequence', async (context) => {
    const dir = freshFolder(context);
    const clock = new HeldClock();
    const first = await open(context, { dir, clock });
    await first.record(event('before'));
    await first.close();
    clock.time -= 3_600_000;
    const second = await open(context, { dir, clock });
    assert.equal(second.report?.how, 'continued');
    await second.record(event('after'));
    await second.close();
    assert.deepEqual(kinds(dir), ['chain', 'request', 'stop', 'start', 'request', 'stop']);
    assert.deepEqual(exchanges(dir), ['before', 'after']);
    assert.equal((await verifyJournal(dir)).ok, true);
  });

  it('A07: keeps one chain per worker', async (context) => {
    const dir = freshFolder(context);
    const workers = await Promise.all(['worker-0', 'worker-1'].map((chain) => open(context, { dir, chain })));
    await Promise.all(
      workers.flatMap((worker, n) => names(10, n * 10).map((name) => worker.record(event(name)))),
    );
    await Promise.all(workers.map((worker) => worker.close()));
    assert.deepEqual(exchanges(dir, 'worker-1'), names(10, 10));
    const report = await verifyJournal(dir);
    assert.deepEqual(
      report.chains.map((chain) => [chain.chain, chain.records]),
      [
        ['worker-0', 12],
        ['worker-1', 12],
      ],
    );
  });

  it('writes on where the file system takes only a part', async (context) => {
    const dir = freshFolder(context);
    const files = Object.assign(new FailingFiles(), { short: true });
    const journal = await open(context, { dir, files });
    for (const name of names(3)) await journal.record(event(name));
    await journal.close();
    assert.deepEqual(exchanges(dir), names(3));
    assert.equal((await verifyJournal(dir)).ok, true);
  });

  it('A05: bounds what a flood of denials writes, and tells how many there were', async (context) => {
    const dir = freshFolder(context);
    const clock = new HeldClock();
    const journal = await open(context, { dir, mode: 'buffered', clock });
    for (let second = 0; second < 3; second += 1) {
      for (let n = 0; n < 10_000; n += 1) await journal.record(denial(`flood-${second}-${n}`));
      await journal.record(event(`other-${second}`));
      clock.ticks += 1000;
    }
    await journal.close();
    const all = records(dir);
    const aggregates = all.filter((record) => record.kind === 'aggregate');
    assert.equal(aggregates.length, 3);
    assert.deepEqual(aggregates[1]?.['counts'], { request: 9800 });
    assert.equal(aggregates[1]?.['firstExchange'], 'flood-1-200');
    assert.equal(aggregates[1]?.['lastExchange'], 'flood-1-9999');
    assert.equal(all.filter((record) => record.exchange?.startsWith('flood')).length, 600);
    assert.equal(all.filter((record) => record.exchange?.startsWith('other')).length, 3);
    assert.equal(journal.counters.aggregated, 29_400);
  });

  it('writes what was aggregated also when nothing follows', async (context) => {
    const dir = freshFolder(context);
    const journal = await open(context, { dir, denialsPerSecond: 0 });
    await journal.record(denial('only'));
    await until(() => kinds(dir).includes('aggregate'), 'the aggregate record');
  });

  it('refuses what does not fit its queue, counts it, and records the gap', async (context) => {
    const dir = freshFolder(context);
    const files = new FailingFiles();
    const journal = await open(context, { dir, files, queueEntries: 4 });
    let release = (): void => undefined;
    files.hanging = new Promise((resolve) => {
      release = resolve;
    });
    const taken = names(4).map((name) => journal.record(event(name)));
    assert.match(journal.fault?.message ?? '', /4 records wait; the disk is too slow/);
    for (const name of names(3, 4)) await assert.rejects(journal.record(event(name)), /too slow/);
    release();
    await Promise.all(taken);
    assert.equal(journal.fault, undefined);
    assert.equal(journal.counters.lost, 3);
    await journal.record(event('next'));
    const gap = records(dir).find((record) => record.kind === 'gap');
    assert.deepEqual([gap?.['lost'], gap?.['cause']], [3, 'overload']);
    assert.deepEqual(exchanges(dir), [...names(4), 'next']);
    assert.equal((await verifyJournal(dir)).chains[0]?.lost, 3);
  });

  it('A02: a full disk is a fault, recovers by itself, and leaves a gap record with what was lost', async (context) => {
    const dir = freshFolder(context);
    const files = new FailingFiles();
    const journal = await open(context, { dir, files });
    await journal.record(event('before'));
    Object.assign(files, { at: files.calls + 1, way: 'crash', code: 'ENOSPC' });
    const failing = names(2).map((name) =>
      assert.rejects(journal.record(event(name)), /ENOSPC; check the disk/),
    );
    await Promise.all(failing);
    assert.equal(journal.fault?.kind, 'journal');
    await assert.rejects(journal.record(event('x2')), /ENOSPC/);
    assert.equal(journal.counters.lost, 3);
    files.at = 0;
    await until(() => journal.fault === undefined, 'recovered');
    await journal.record(event('after'));
    const gap = records(dir).find((record) => record.kind === 'gap');
    assert.deepEqual([gap?.['lost'], gap?.['cause']], [3, 'ENOSPC']);
    assert.deepEqual(exchanges(dir), ['before', 'after']);
    assert.equal((await verifyJournal(dir)).ok, true);
  });

  it('A02: in buffered mode what was acknowledged before the fault is written after it', async (context) => {
    const dir = freshFolder(context);
    const files = new FailingFiles();
    const journal = await open(context, { dir, files, mode: 'buffered', flushMs: 1 });
    for (const name of names(5)) await journal.record(event(name));
    Object.assign(files, { at: files.calls + 1, way: 'crash' });
    await until(() => journal.fault !== undefined, 'the fault');
    files.at = 0;
    await until(() => journal.fault === undefined, 'recovered');
    await until(() => exchanges(dir).length === 5, 'the records');
    assert.deepEqual(exchanges(dir), names(5));
    assert.equal(journal.counters.lost, 0);
  });

  it('A02: an fsync that hangs is a fault after its limit, and nothing else is tried until it ends', async (context) => {
    const dir = freshFolder(context);
    const files = new FailingFiles();
    const journal = await open(context, { dir, files, stallMs: 500 });
    let release = (): void => undefined;
    files.hanging = new Promise((resolve) => {
      release = resolve;
    });
    await assert.rejects(journal.record(event('hung')), /STALLED/);
    const calls = files.calls;
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.equal(files.calls, calls);
    files.hanging = undefined;
    release();
    await until(() => journal.fault === undefined, 'recovered');
    await journal.record(event('after'));
    assert.equal((await verifyJournal(dir)).ok, true);
    assert.ok(kinds(dir).includes('gap'));
  });

  it('A02: what hung and was written after all is there once, whoever still waited was refused', async (context) => {
    const dir = freshFolder(context);
    const files = new FailingFiles();
    const limits = { mode: 'buffered', flushMs: 1, flushEntries: 3, stallMs: 500 } as const;
    const journal = await open(context, { dir, files, ...limits });
    let release = (): void => undefined;
    files.hanging = new Promise((resolve) => {
      release = resolve;
    });
    const all = await Promise.allSettled(names(5).map((name) => journal.record(event(name))));
    assert.deepEqual(
      all.map((one) => one.status),
      ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'],
    );
    files.hanging = undefined;
    release();
    await until(() => journal.fault === undefined, 'recovered');
    await journal.record(event('after'));
    await journal.close();
    assert.deepEqual(exchanges(dir), [...names(5), 'after']);
  });

  it('A02: an acknowledged record that stands behind one which hung is written too', async (context) => {
    const dir = freshFolder(context);
    let release = (): void => undefined;
    const hung = new Promise<void>((resolve) => {
      release = resolve;
    });
    const files = Object.assign(new FailingFiles(), { hangAt: { text: '"x2"', until: hung } });
    // One record per segment, so that each is a group of its own.
    const limits = {
      mode: 'buffered',
      flushMs: 60_000,
      flushEntries: 2,
      stallMs: 500,
      segmentBytes: 1,
    } as const;
    const journal = await open(context, { dir, files, ...limits });
    const waiting = names(3).map((name) => journal.record(event(name)));
    await until(() => files.hanging !== undefined, 'the third hangs');
    await journal.record(event('behind'));
    await assert.rejects(waiting[2] ?? Promise.resolve(), /STALLED/);
    Object.assign(files, { hanging: undefined, hangAt: undefined });
    release();
    await until(() => journal.fault === undefined, 'recovered');
    await journal.close();
    assert.deepEqual(exchanges(dir), ['x0', 'x1', 'x2', 'behind']);
  });

  it('counts the characters of what waits, and forgets what was written', async (context) => {
    const journal = await open(context, { dir: freshFolder(context), queueCharacters: 2000 });
    for (const name of names(10)) await journal.record(event(name));
    const fault = (): string => journal.fault?.message ?? 'none';
    assert.equal(fault(), 'none');
    const four = names(4).map((name) => journal.record(event(name)));
    assert.match(fault(), /too slow/);
    await Promise.allSettled(four);
    assert.equal(fault(), 'none');
  });

  it('O15: opens with a fault when its folder cannot be made, and comes up when it can', async (context) => {
    const dir = join(freshFolder(context), 'later');
    writeFileSync(dir, 'a file in the way');
    const journal = await open(context, { dir });
    assert.match(journal.fault?.message ?? '', /nothing can be recorded .*(EEXIST|ENOTDIR)/);
    await assert.rejects(journal.record(event('early')));
    const { rmSync } = await import('node:fs');
    rmSync(dir);
    await until(() => journal.fault === undefined, 'recovered');
    await journal.record(event('late'));
    assert.deepEqual(kinds(dir).slice(0, 3), ['chain', 'gap', 'request']);
  });

  it('closes with a fault when the disk stays away, without hanging', async (context) => {
    const files = new FailingFiles();
    const journal = await open(context, {
      dir: freshFolder(context),
      files,
      mode: 'buffered',
      flushMs: 60_000,
    });
    await journal.record(event('kept'));
    Object.assign(files, { at: files.calls + 1, way: 'crash' });
    await journal.close();
    assert.equal(journal.counters.lost, 1);
    assert.equal(journal.fault?.kind, 'journal');
    await assert.rejects(journal.record(event('late')), /closed/);
  });

  it('does not crash the process of a caller who does not wait', async (context) => {
    const journal = await open(context, { dir: freshFolder(context) });
    await journal.close();
    void journal.record(event('ignored'));
    await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it('refuses a chain name that is no plain folder', async () => {
    for (const chain of ['', '../up', 'a/b', 'A', '.']) {
      const options = { dir: '.', chain, mode: 'strict', clock: new HeldClock() } as const;
      await assert.rejects(openJournal(options), TypeError);
    }
  });
});

describe('a journal that was not closed', () => {
  const crashed = async (
    context: Parameters<typeof freshFolder>[0],
  ): Promise<{ dir: string; path: string }> => {
    const dir = freshFolder(context);
    const journal = await open(context, { dir });
    for (const name of names(3)) await journal.record(event(name));
    await journal.close();
    const path = join(dir, 'worker-0', '000001.jsonl');
    const text = readFileSync(path, 'latin1').split('\n').slice(0, 4).join('\n');
    writeFileSync(path, `${text}\n`);
    const last = records(dir).at(-1);
    writeFileSync(
      join(dir, 'worker-0', 'head.json'),
      `${JSON.stringify({ version: 1, seq: last?.seq, hash: last?.hash })}\n`,
    );
    return { dir, path };
  };

  it('A01: opens again after a torn record at every length, cuts it off and notes it', async (context) => {
    const { dir, path } = await crashed(context);
    const whole = readFileSync(path);
    const end = whole.length;
    const next = lines(path)[3] ?? '';
    for (const torn of [1, 20, 100, next.length - 1, next.length]) {
      writeFileSync(path, whole);
      appendFileSync(path, next.slice(0, torn));
      const before = await verifyJournal(dir);
      assert.deepEqual([before.ok, before.chains[0]?.tornBytes], [true, torn]);
      const journal = await open(context, { dir });
      assert.deepEqual(journal.report, { how: 'recovered', cutBytes: torn });
      await journal.record(event('after'));
      await journal.close();
      const note = records(dir)[4];
      assert.deepEqual([note?.kind, note?.['cutBytes'], note?.seq], ['recovered', torn, 5]);
      assert.deepEqual(exchanges(dir), ['x0', 'x1', 'x2', 'after']);
      const report = await verifyJournal(dir);
      assert.deepEqual([report.ok, report.chains[0]?.crashes], [true, 1]);
      writeFileSync(
        join(dir, 'worker-0', 'head.json'),
        `${JSON.stringify({ version: 1, seq: 4, hash: records(dir)[3]?.hash })}\n`,
      );
      truncateSync(path, end);
    }
  });

  it('notes a crash that tore nothing', async (context) => {
    const { dir } = await crashed(context);
    assert.deepEqual((await open(context, { dir })).report, { how: 'recovered', cutBytes: 0 });
  });

  for (const [what, spoil] of [
    [
      'a changed record',
      (path: string) => writeFileSync(path, readFileSync(path, 'latin1').replace('"x1"', '"x9"')),
    ],
    [
      'a removed last record',
      (path: string) => writeFileSync(path, `${lines(path).slice(0, -1).join('\n')}\n`),
    ],
    ['an emptied segment', (path: string) => writeFileSync(path, '')],
    ['a removed head', (path: string) => truncateSync(join(path, '..', 'head.json'))],
  ] as const) {
    it(`A03: sets a chain with ${what} aside as evidence and begins a new one that names it`, async (context) => {
      const { dir, path } = await crashed(context);
      spoil(path);
      const evidence = readFileSync(path);
      const journal = await open(context, { dir });
      assert.equal(journal.fault, undefined);
      assert.equal(journal.report?.how, 'replaced');
      await journal.record(event('after'));
      await journal.close();
      assert.deepEqual(kinds(dir), ['chain', 'request', 'stop']);
      assert.equal(records(dir)[0]?.['setAside'], 'worker-0.damaged-1');
      assert.deepEqual(readFileSync(join(dir, 'worker-0.damaged-1', '000001.jsonl')), evidence);
      const report = await verifyJournal(dir);
      assert.deepEqual(
        report.chains.map((chain) => [chain.chain, chain.ok]),
        [
          ['worker-0', true],
          ['worker-0.damaged-1', false],
        ],
      );
    });
  }
});
