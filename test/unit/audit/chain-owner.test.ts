import assert from 'node:assert/strict';
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ChainOwner } from '../../../src/audit/chain-owner.ts';
import { type Cleanup, event, freshFolder, open, until } from './journal-bench.ts';

const HELD = process.platform === 'linux' ? false : 'needs /proc';

/** Start time of a process, as the kernel tells it. */
function started(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

/** Leaves a claim as another process would. */
function claim(dir: string, owner: { host?: string; pid: number; started: string }): void {
  const { host = hostname(), pid, started } = owner;
  writeFileSync(join(dir, 'worker-0.owner'), `${JSON.stringify({ host, pid, started })}\n`);
}

function owner(context: Cleanup, dir: string): ChainOwner {
  const made = new ChainOwner(dir, 'worker-0');
  context.after(() => made.release());
  return made;
}

/** Processes that want the same chain, and how often. */
const RIVALS = ['one', 'two', 'three'];
const ROUNDS = 15;

describe('the owner of a chain', { skip: HELD }, () => {
  it('keeps a second living process out until the first is gone', async (context) => {
    const dir = freshFolder(context);
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    context.after(() => child.kill('SIGKILL'));
    const pid = child.pid ?? 0;
    claim(dir, { pid, started: started(pid) });
    const journal = await open(context, { dir });
    assert.match(journal.fault?.message ?? '', new RegExp(`process ${pid} writes this chain; give each`));
    await assert.rejects(journal.record(event('no')), /writes this chain/);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await until(() => journal.fault === undefined, 'the chain is free');
  });

  it('takes over from a process that was killed and that its parent has not asked about yet', async (context) => {
    const dir = freshFolder(context);
    const parent = spawn('/bin/sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], { stdio: 'pipe' });
    context.after(() => parent.kill('SIGKILL'));
    const [line] = await once(parent.stdout, 'data');
    const pid = Number(String(line));
    // A shell that is still a shell would ask about its child, and nothing would be left of it.
    await until(
      () => readFileSync(`/proc/${parent.pid}/comm`, 'utf8') === 'sleep\n',
      'the parent asks about nobody',
    );
    process.kill(pid, 'SIGKILL');
    await until(() => / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')), 'the process has ended');
    claim(dir, { pid, started: started(pid) });
    await owner(context, dir).claim(50);
    assert.equal(JSON.parse(readFileSync(join(dir, 'worker-0.owner'), 'utf8')).pid, process.pid);
  });

  it('takes over from a process that is gone, a number used again, another host and a spoiled file', async (context) => {
    const dir = freshFolder(context);
    for (const leave of [
      () => claim(dir, { pid: 2 ** 22 + 5, started: '77' }),
      () => claim(dir, { pid: process.ppid, started: '1' }),
      () => claim(dir, { pid: process.ppid, started: started(process.ppid), host: 'elsewhere' }),
      () => writeFileSync(join(dir, 'worker-0.owner'), ''),
    ]) {
      leave();
      await owner(context, dir).claim(50);
      const told = JSON.parse(readFileSync(join(dir, 'worker-0.owner'), 'utf8'));
      assert.deepEqual(told, { host: hostname(), pid: process.pid, started: started(process.pid) });
    }
  });

  it('is one of many that take over at the same time, and each of the others is told so', async (context) => {
    const rivals = RIVALS.map(() => fork(fileURLToPath(new URL('./rival.ts', import.meta.url))));
    context.after(() => rivals.map((rival) => rival.kill('SIGKILL')));
    await Promise.all(rivals.map((rival) => once(rival, 'message')));
    for (let round = 0; round < ROUNDS; round += 1) {
      const dir = freshFolder(context);
      claim(dir, { pid: 2 ** 22 + 5, started: '77' });
      const told = rivals.map(async (rival) => String((await once(rival, 'message'))[0]));
      for (const rival of rivals) rival.send(dir);
      const [won, ...lost] = (await Promise.all(told)).toSorted((one) => (one === 'claimed' ? -1 : 1));
      assert.equal(won, 'claimed', `round ${round}`);
      for (const outcome of lost) assert.match(outcome, /this chain; give each Weir its own journal folder/);
      assert.deepEqual(readdirSync(dir).toSorted(), ['worker-0', 'worker-0.owner']);
    }
  });

  it('takes over although somebody has died while doing so', async (context) => {
    const dir = freshFolder(context);
    claim(dir, { pid: 2 ** 22 + 5, started: '77' });
    writeFileSync(join(dir, 'worker-0.owner.next'), '');
    await assert.rejects(owner(context, dir).claim(50), /another process is about to write this chain/);
    await owner(context, dir).claim(50);
    assert.equal(JSON.parse(readFileSync(join(dir, 'worker-0.owner'), 'utf8')).pid, process.pid);
  });

  it('does not take a claim that is being written for one of nobody', async (context) => {
    const dir = freshFolder(context);
    writeFileSync(join(dir, 'worker-0.owner'), '');
    const claimed = owner(context, dir).claim(50);
    setTimeout(() => claim(dir, { pid: process.ppid, started: started(process.ppid) }), 20);
    await assert.rejects(claimed, new RegExp(`process ${process.ppid} writes this chain`));
  });

  it('keeps another host out as long as the owner says that it lives', async (context) => {
    const dir = freshFolder(context);
    claim(dir, { pid: 7, started: '77', host: 'elsewhere' });
    const beat = setInterval(() => {
      const now = new Date();
      utimesSync(join(dir, 'worker-0.owner'), now, now);
    }, 20);
    context.after(() => clearInterval(beat));
    await assert.rejects(
      owner(context, dir).claim(500),
      /process 7 of host elsewhere writes this chain; give each/,
    );
    clearInterval(beat);
    await owner(context, dir).claim(500);
  });

  it('says that it lives, and lets go at the end', async (context) => {
    const dir = freshFolder(context);
    const path = join(dir, 'worker-0.owner');
    const first = owner(context, dir);
    await first.claim();
    utimesSync(path, 0, 0);
    await until(() => statSync(path).mtimeMs > 0, 'it is renewed');
    await first.release();
    assert.match(readFileSync(path, 'utf8'), /"started":""/);
  });

  it('writes nothing more once somebody else has taken the chain over', async (context) => {
    const dir = freshFolder(context);
    const journal = await open(context, { dir, retryMs: 60_000 });
    await journal.record(event('one'));
    claim(dir, { pid: 7, started: '77', host: 'elsewhere' });
    await until(() => {
      void journal.record(event('more')).catch(() => {});
      return journal.fault !== undefined;
    }, 'it is noticed');
    assert.match(journal.fault?.message ?? '', /process 7 of host elsewhere writes this chain; give each/);
  });
});

describe('a segment that is not in its place any more', () => {
  for (const [what, change] of [
    ['removed', (path: string) => rmSync(path)],
    ['moved', (path: string) => renameSync(path, `${path}.old`)],
    [
      'replaced',
      (path: string) => {
        const text = readFileSync(path);
        rmSync(path);
        writeFileSync(path, text);
      },
    ],
  ] as const)
    it(`is noticed where it was ${what}, and a new chain says so`, async (context) => {
      const dir = freshFolder(context);
      const journal = await open(context, { dir, mode: 'buffered', retryMs: 60_000 });
      await journal.record(event('one'));
      change(join(dir, 'worker-0', '000001.jsonl'));
      await until(() => {
        void journal.record(event('more')).catch(() => {});
        return journal.fault !== undefined;
      }, 'it is noticed');
      assert.match(
        journal.fault?.message ?? '',
        /000001\.jsonl was moved, replaced or removed while it was written; copy files of the journal/,
      );
    });
});
