/** Linear cost: no rule that comes with Weir does more than in proportion to its text, whatever begins a match in it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

describe('O12 every rule of secrets and pii', () => {
  it('takes sixteen times the steps for sixteen times a text in which matches begin everywhere and none ends', () => {
    const entry = fileURLToPath(new URL('./count.ts', import.meta.url));
    const { stdout, stderr, status } = spawnSync(process.execPath, [entry], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    const { counted, ...told } = JSON.parse(stdout) as { counted: number };
    assert.deepEqual(told, { without: [], faster: [] });
    assert.ok(counted > 1200, `${counted} texts`);
  });
});
