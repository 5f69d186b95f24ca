/** `weir replay`: where there is nothing to judge again it says so, and does not count nothing as success. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, mock } from 'node:test';
import { replay } from '../../../src/cli/replay.ts';
import { policyText, temporaryFolder } from '../config/folder.ts';

async function run(...args: string[]): Promise<{ code: number; err: string }> {
  const error = mock.method(console, 'error', () => {});
  try {
    const code = await replay.run(args);
    return { code, err: error.mock.calls.map((call) => String(call.arguments[0])).join('\n') };
  } finally {
    mock.restoreAll();
  }
}

describe('weir replay', () => {
  const folder = temporaryFolder();
  const [policy, key, none] = ['shop.yaml', 'key', 'none'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(policy, policyText('shop', '\n  request: { rules: [] }'));
  writeFileSync(key, 'ab'.repeat(32));
  mkdirSync(none);

  for (const [what, recordings, said] of [
    ['an empty folder', none, 'holds no recordings; what is recorded'],
    ['no folder', join(folder, 'nowhere'), 'is not there'],
    ['a file', key, 'is no folder'],
  ] as const)
    it(`does not take ${what} for recordings`, async () => {
      const { code, err } = await run('--policy', policy, '--recordings', recordings, '--recording-key', key);
      assert.equal(code, 2);
      assert.ok(err.startsWith(`weir replay: ${recordings}: ${said}`), err);
    });
});
