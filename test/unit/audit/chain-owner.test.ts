import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { claimChain } from '../../../src/audit/chain-owner.ts';
import { event, freshFolder, open, until } from './journal-bench.ts';

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
    await claimChain(dir, 'worker-0');
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
      await claimChain(dir, 'worker-0');
      const owner = JSON.parse(readFileSync(join(dir, 'worker-0.owner'), 'utf8'));
      assert.deepEqual(owner, { host: hostname(), pid: process.pid, started: started(process.pid) });
    }
  });
});
