/** What stays open for long ends when the proof of its caller does, and for no other reason. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { NO_GRANTS } from '../../../src/core/caller.ts';
import { type Fault, failed, ok, type Result } from '../../../src/core/fault.ts';
import type { Identified } from '../../../src/core/ports.ts';
import { GrantWatch } from '../../../src/extproc/grant-watch.ts';

const ANN = ok({ caller: { id: 'ann', kind: 'jwt', ...NO_GRANTS } } satisfies Identified);
const BOB = ok({ caller: { id: 'bob', kind: 'jwt', ...NO_GRANTS } } satisfies Identified);
const EXPIRED = failed('unauthenticated', 'The token has expired.');
const AWAY = failed('identity', 'The keys cannot be had.');

describe('a watched grant', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setInterval'] }));
  afterEach(() => mock.timers.reset());

  /** Looks as often as there is something to be told; what ended it. */
  function watched(told: readonly (Result<Identified> | Promise<Result<Identified>>)[], due = () => true) {
    const left = [...told];
    const ended: Fault[] = [];
    const waiting: Promise<unknown>[] = [];
    const watch = new GrantWatch({
      identify: () => left.shift() ?? ANN,
      background: (_, promise) => void waiting.push(promise),
      ...{ everyMs: 1000, due },
      ended: (cause) => void ended.push(cause),
    });
    watch.watch({ attributes: new Map(), headers: [] }, 'ann');
    return { watch, ended, waiting, left };
  }

  it('goes on while the same caller is proven, and while nobody can tell', async () => {
    const { ended, waiting, left } = watched([ANN, AWAY, Promise.resolve(ANN), Promise.resolve(AWAY)]);
    mock.timers.tick(4000);
    await Promise.all(waiting);
    assert.deepEqual([left.length, ended], [0, []]);
  });

  for (const [title, told, message] of [
    ['a token that has expired', EXPIRED, /has expired/],
    ['a token of which that takes a while to tell', Promise.resolve(EXPIRED), /has expired/],
    ['another caller', BOB, /another caller/],
  ] as const) {
    it(`ends once with ${title}`, async () => {
      const { ended, waiting } = watched([ANN, told, EXPIRED, EXPIRED]);
      mock.timers.tick(1000);
      assert.equal(ended.length, 0);
      mock.timers.tick(1000);
      await Promise.all(waiting);
      mock.timers.tick(5000);
      assert.deepEqual([ended.length, ended[0]?.kind], [1, 'unauthenticated']);
      assert.match(ended[0]?.message ?? '', message);
    });
  }

  it('is not looked at again once it is closed, and what comes late changes nothing', async () => {
    const { watch, ended, waiting, left } = watched([Promise.resolve(EXPIRED), EXPIRED]);
    mock.timers.tick(1000);
    watch.close();
    mock.timers.tick(5000);
    await Promise.all(waiting);
    assert.deepEqual([left.length, ended], [1, []]);
  });

  it('counts from when it is due: what has ended before ends it then', () => {
    let due = false;
    const { ended, left } = watched([EXPIRED], () => due);
    mock.timers.tick(5000);
    assert.deepEqual([left.length, ended], [1, []]);
    due = true;
    mock.timers.tick(1000);
    assert.equal(ended.length, 1);
  });
});
