/** Giving up on promises: in time, and without listening on to what nobody waits for. */
import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import { raceAbort } from '../../../src/extproc/race-abort.ts';

const NEVER = new Promise<never>(() => {});

describe('a promise that a signal gives up on', () => {
  it('settles as it does by itself', async () => {
    const { signal } = new AbortController();
    assert.equal(await raceAbort(Promise.resolve('there'), signal), 'there');
    await assert.rejects(raceAbort(Promise.reject(new Error('not there')), signal), /not there/);
  });

  it('rejects with the reason of the signal', async () => {
    const aborter = new AbortController();
    const waiting = raceAbort(NEVER, aborter.signal);
    aborter.abort(new Error('too late'));
    await assert.rejects(waiting, /too late/);
    await assert.rejects(raceAbort(NEVER, aborter.signal), /too late/);
  });

  it('is listened for no longer than it is waited for', async () => {
    const { signal } = new AbortController();
    const waiting = Promise.withResolvers<void>();
    const settled = raceAbort(waiting.promise, signal);
    assert.equal(getEventListeners(signal, 'abort').length, 1);
    waiting.resolve();
    await settled;
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });
});
