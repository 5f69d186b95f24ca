/** Recordings, through a real Envoy: what is kept of which policies, how, and what another policy would have made of it. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { assertQuiet } from './conformance/support/witness.ts';
import { chatBody, postChat } from './harness/client.ts';
import { WEIR } from './harness/entry.ts';
import { eventually } from './harness/eventually.ts';
import { type Stack, startStack } from './harness/stack.ts';

const policyOf = (name: string, path: string, rules: string) =>
  `apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: ${name} }\nspec: { selects: { paths: [${path}] }, request: { rules: [${rules}] } }\n`;
const CARDS = '{ name: mask-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }';
const NEWER = '{ name: no-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: deny }';
const CARD = '4111 1111 1111 1111';
const RECORDING = /^[^.].*\.weirrec$/;

function weir(...args: string[]): Promise<{ readonly code: number; readonly out: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [WEIR, ...args], (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), out: `${stdout}${stderr}` }),
    );
  });
}

describe('recordings', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'weir-recordings-'));
  const recordings = join(folder, 'kept');
  const key = join(folder, 'key');
  const [newer, otherKey] = [join(folder, 'newer.yaml'), join(folder, 'other-key')];
  let stack: Stack;
  before(async () => {
    writeFileSync(key, `${'0123456789abcdef'.repeat(4)}\n`, { mode: 0o600 });
    writeFileSync(otherKey, `${'f'.repeat(64)}\n`);
    writeFileSync(newer, policyOf('chat', '/v1/chat/completions', NEWER));
    stack = await startStack({
      policy: [policyOf('chat', '/v1/chat/completions', CARDS), policyOf('rest', '"/*"', CARDS)].join(
        '---\n',
      ),
      config: JSON.stringify({ recording: { folder: recordings, keyFile: key, policies: ['chat'] } }),
      workers: 1,
    });
  });
  after(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('hold what policies named in the configuration judged, encrypted', async () => {
    assert.equal((await postChat(stack.url, chatBody('Hello.'))).status, 200);
    assert.equal((await postChat(stack.url, chatBody(`Pay with ${CARD}.`))).status, 200);
    const other = await fetch(`${stack.url}/v1/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'm', prompt: 'Hello.' }),
    });
    await other.arrayBuffer();
    const files = await eventually('two recordings', async () => {
      // The folder comes with the first; a draft has a dot in front of its name.
      const names = existsSync(recordings)
        ? readdirSync(recordings).filter((name) => RECORDING.test(name))
        : [];
      return names.length >= 2 ? names : undefined;
    });
    assert.equal(files?.length, 2);
    for (const name of files ?? []) {
      const file = join(recordings, name);
      assert.equal(statSync(file).mode & 0o077, 0);
      assert.doesNotMatch(readFileSync(file, 'latin1'), /Hello|4111|messages/);
    }
    await assertQuiet(stack);
  });

  it('are judged again by another policy', async () => {
    const of = ['--recordings', recordings, '--recording-key', key];
    const same = await weir('replay', '--policy', newer, ...of, '--json');
    assert.equal(same.code, 0, same.out);
    const { changes, ...counts } = JSON.parse(same.out) as { changes: Record<string, unknown>[] };
    assert.deepEqual(counts, { exchanges: 2, changed: 1, unread: 0 });
    assert.deepEqual(
      changes.map(({ was, wouldBe, unasked, count }) => ({ was, wouldBe, unasked, count })),
      [{ was: 'request mutate (mask-cards)', wouldBe: 'request deny (no-cards)', unasked: [], count: 1 }],
    );
    const table = await weir('replay', '--policy', newer, ...of, '--all');
    assert.match(table.out, /^was +would be +exchanges +first\n/);
    assert.match(table.out, /^allow +allow +1 +[0-9a-f-]{36}$/m);
    assert.match(table.out, /\n2 exchanges, 1 would be decided differently\n$/);
    assert.doesNotMatch(table.out, /4111|Hello/);
  });

  it('say nothing without their key', async () => {
    const args = ['replay', '--policy', newer, '--recordings', recordings, '--recording-key'];
    const wrong = await weir(...args, otherKey);
    assert.deepEqual(
      [wrong.code, /^0 exchanges, .*, 2 cannot be read with this key$/m.test(wrong.out)],
      [1, true],
    );
    assert.equal((await weir(...args, newer)).code, 2);
  });
});

describe('recordings of ext_authz', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'weir-recordings-'));
  const recordings = join(folder, 'kept');
  const [key, newer] = [join(folder, 'key'), join(folder, 'newer.yaml')];
  let stack: Stack;
  before(async () => {
    writeFileSync(key, `${'0123456789abcdef'.repeat(4)}\n`, { mode: 0o600 });
    const judged =
      '{ name: guarded, detector: remote, options: { judge: guard }, on: [user], action: deny, onFault: allow }';
    writeFileSync(newer, policyOf('chat', '/v1/chat/completions', `${NEWER}, ${judged}`));
    stack = await startStack({
      policy: policyOf('chat', '/v1/chat/completions', CARDS),
      config: JSON.stringify({ recording: { folder: recordings, keyFile: key, policies: ['chat'] } }),
      envoy: { filters: ['ext_authz'] },
      workers: 1,
    });
  });
  after(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are kept, and judged again as ext_authz does', async () => {
    assert.equal((await postChat(stack.url, chatBody('Hello.'))).status, 200);
    assert.equal((await postChat(stack.url, chatBody(`Pay with ${CARD}.`))).status, 403);
    await eventually('two recordings', async () => {
      const names = existsSync(recordings) ? readdirSync(recordings) : [];
      return names.filter((name) => RECORDING.test(name)).length >= 2 ? names : undefined;
    });
    const of = ['--recordings', recordings, '--recording-key', key, '--judge', 'guard', '--all'];
    const { code, out } = await weir('replay', '--policy', newer, ...of);
    assert.equal(code, 0, out);
    assert.match(out, /^allow +allow, not asked: judge guard +1 +[0-9a-f-]{36}$/m);
    assert.match(out, /^request deny \(mask-cards\) +request deny \(no-cards\).* 1 +[0-9a-f-]{36}$/m);
    assert.match(out, /\n2 exchanges, 1 would be decided differently\n$/);
    assert.doesNotMatch(out, /4111|Hello/);
  });
});
