/** The progress of a verb: a bar on a terminal, nothing anywhere else. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { barText, Progress } from '../../../src/cli/progress.ts';

function terminal(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

const half = { rows: 1234, bytes: 3_000_000, part: 0.5 };

describe('the progress bar', () => {
  it('says how far, how many rows, how fast', () => {
    assert.equal(barText(half, 2000), '[############------------] 50%  1,234 rows  1.5 MB/s');
    assert.equal(barText({ ...half, part: undefined }, 2000), '1,234 rows  1.5 MB/s');
    assert.equal(barText({ rows: 0, bytes: 0, part: 2 }, 0), `[${'#'.repeat(24)}] 100%  0 rows  0.0 MB/s`);
  });

  it('is drawn ten times a second at most, hidden for output, and summed up', () => {
    const out = terminal(true);
    let now = 0;
    const progress = new Progress(out, () => now);
    for (const at of [50, 100, 150, 199, 200]) {
      now = at;
      progress.step(() => half);
    }
    assert.equal(out.written.length, 2);
    assert.ok(out.written.every((text) => text.startsWith('\r\x1b[K[')));
    progress.hide();
    progress.hide();
    assert.deepEqual(out.written.slice(2), ['\r\x1b[K']);
    progress.end(half);
    assert.deepEqual(out.written.slice(3), ['1,234 rows  15.0 MB/s\n']);
  });

  it('is nothing where there is no terminal', () => {
    const out = terminal(false);
    let now = 0;
    const progress = new Progress(out, () => now);
    now = 1000;
    progress.step(() => assert.fail('asked for nothing'));
    progress.hide();
    progress.end(half);
    assert.deepEqual(out.written, []);
  });
});
