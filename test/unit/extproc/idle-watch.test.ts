/** An exchange on which nothing comes is given up, and one that is spoken on is not. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { IdleWatch } from '../../../src/extproc/idle-watch.ts';

describe('the watch of an idle exchange', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());

  function watched() {
    let now = 0;
    const expired: number[] = [];
    const clock = { now: () => now, monotonic: () => now };
    const watch = new IdleWatch({ clock, idleMs: 1000, expired: () => expired.push(now) });
    const pass = (ms: number) => {
      for (let at = 0; at < ms; at += 100) {
        now += 100;
        mock.timers.tick(100);
      }
    };
    return { watch, expired, pass };
  }

  it('ends one on which no message has ever come', () => {
    const { expired, pass } = watched();
    pass(5000);
    assert.deepEqual(expired, [1000]);
  });

  it('counts from the last message', () => {
    const { watch, expired, pass } = watched();
    pass(300);
    watch.heard();
    pass(600);
    watch.heard();
    pass(5000);
    assert.deepEqual(expired, [1900]);
  });

  it('ends none whose messages come in time, and none that is over', () => {
    const { watch, expired, pass } = watched();
    for (let message = 0; message < 10; message++) {
      pass(900);
      watch.heard();
    }
    watch.close();
    pass(5000);
    assert.deepEqual(expired, []);
  });
});
