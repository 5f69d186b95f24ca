/** Strict mode: no effect without its record on disk; a journal that is full stops the exchanges, not the recording. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { POLICY } from '../answers/support/spelling.ts';
import { chat } from '../conformance/support/clients.ts';
import { postChat } from '../harness/client.ts';
import { WEIR } from '../harness/entry.ts';
import { eventually } from '../harness/eventually.ts';
import { metricIs } from '../harness/metric.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { weir } from './support/weir-cli.ts';

/** Files may grow to 64 blocks and no further, which is what a full disk looks like to the one who writes. */
const LIMITED = 'ulimit -f 64; exec "$@"';
/** More exchanges than such a file has room for. */
const MOST = 200;

describe('strict mode with a journal that gets full', { timeout: 60_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({
      policy: POLICY,
      weir: ['--audit-mode', 'strict'],
      program: ['/bin/sh', '-c', LIMITED, 'sh', process.execPath, WEIR, 'serve'],
    });
  });
  after(async () => stack?.stop());

  /** Records on disk of an exchange, without its end. */
  const decisionsOf = (id: string): string[] =>
    stack
      .journal()
      .filter(({ exchange, kind }) => exchange === id && kind !== 'close')
      .map(({ kind, verdict }) => `${kind} ${verdict}`);

  it('A02 as long as there is room: every answer that a client saw has its decisions on disk', async () => {
    const ids: string[] = [];
    let last = await postChat(stack.url, chat('?'));
    for (; last.ok && ids.length < MOST; last = await postChat(stack.url, chat('?'))) {
      const id = last.headers.get('x-weir-id') ?? '';
      assert.deepEqual(decisionsOf(id), ['request allow', 'open allow'], `exchange ${ids.length}`);
      ids.push(id);
    }
    assert.ok(ids.length > 0 && ids.length < MOST, `${ids.length} exchanges had room`);
    assert.equal(last.status, 503, await last.text());
    // The last one may have been recorded as a request before the room ended.
    const reached = stack.model.received.length - ids.length;
    assert.ok(reached <= 1, `${reached} more reached the model`);
  });

  it('A02 without room: nothing reaches the model, Weir is not ready and says why', async () => {
    const seen = stack.model.received.length;
    for (let round = 0; round < 5; round++) {
      const answer = await postChat(stack.url, chat('?'));
      assert.equal(answer.status, 503, await answer.text());
    }
    assert.equal(stack.model.received.length, seen);
    const reason = await eventually('Weir is not ready', async () => {
      const ready = await fetch(`${stack.weirAdmin}/readyz`);
      return ready.status === 503 && (await ready.text());
    });
    assert.match(reason, /journal of worker-0 cannot be written/);
    await metricIs(stack, 1, 'weir_journal_fault');
  });

  it('A02 what is on disk verifies', async () => {
    const report = await weir('audit', 'verify', '--dir', stack.journalFolder);
    assert.equal(report.code, 0, report.stdout + report.stderr);
  });
});
