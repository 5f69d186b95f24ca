/** Bundles of OPA: evaluated in a thread, which ends where a rule takes too long. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parseTar } from 'nanotar';
import type { DecisionInput } from '../../../src/core/decision.ts';
import { DeciderFailure } from '../../../src/deciders/decider-failure.ts';
import { OpaBundle } from '../../../src/deciders/opa-bundle.ts';
import { inputFor, refundOf } from './support.ts';

const FILE = fileURLToPath(new URL('./fixtures/bundle.tar.gz', import.meta.url));
const opened: OpaBundle[] = [];

function bundle(settings: { file?: string; entrypoint?: string; deadlineMs?: number } = {}): OpaBundle {
  const { file = FILE, entrypoint = 'weir/decision', deadlineMs = 30_000 } = settings;
  const made = new OpaBundle('local', { kind: 'opa-wasm', file, entrypoint, deadlineMs });
  opened.push(made);
  return made;
}

async function decided(by: OpaBundle, input: DecisionInput) {
  return await by.decide(input, new AbortController().signal);
}

async function failureOf(by: OpaBundle, input: DecisionInput): Promise<string> {
  const cause: unknown = await decided(by, input).then(
    (decision) => assert.fail(`decided ${JSON.stringify(decision)}`),
    (reason: unknown) => reason,
  );
  assert.ok(cause instanceof DeciderFailure, String(cause));
  return cause.reason;
}

describe('a bundle of OPA', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'weir-bundle-'));
  after(async () => {
    await Promise.all(opened.map((one) => one.close()));
    rmSync(folder, { recursive: true, force: true });
  });

  it('decides as its rules and its data say', async () => {
    const local = bundle();
    assert.deepEqual(await local.ready(), { ok: true, value: undefined });
    assert.deepEqual(await decided(local, refundOf(50)), { allow: true, reason: 'small-refund' });
    assert.deepEqual(await decided(local, refundOf(51)), { allow: false, reason: 'large-refund' });
    assert.deepEqual(await decided(local, inputFor('gpt-4o-mini')), { allow: true, reason: 'known-model' });
    assert.deepEqual(await decided(local, inputFor('other')), { allow: false, reason: 'no-rule' });
  });

  it('is told integers of 64 bits', async () => {
    const local = bundle();
    assert.deepEqual(await decided(local, refundOf(9007199254740993n)), {
      allow: false,
      reason: 'large-refund',
    });
  });

  it('is no decision where a rule is undefined or says something else', async () => {
    assert.equal(await failureOf(bundle({ entrypoint: 'weir/silent' }), inputFor('x')), 'undefined');
    assert.equal(await failureOf(bundle({ entrypoint: 'weir/wrong' }), inputFor('x')), 'wrong-type');
  });

  it('ends a rule that takes too long, and is there for the next question', async () => {
    const slow = bundle({ entrypoint: 'weir/slow', deadlineMs: 50 });
    assert.equal((await slow.ready()).ok, true);
    assert.equal(await failureOf(slow, inputFor('x')), 'deadline');
    assert.equal((await slow.ready()).ok, true);
  });

  it('is loaded in a time of its own, however little a question has', async () => {
    const hurried = bundle({ deadlineMs: 10 });
    assert.equal(await failureOf(hurried, refundOf(50)), 'deadline');
    const until = performance.now() + 30_000;
    let decision: unknown;
    while (decision === undefined && performance.now() < until)
      decision = await decided(hurried, refundOf(50)).catch(() => undefined);
    assert.deepEqual(decision, { allow: true, reason: 'small-refund' });
  });

  it('is taken as the WebAssembly alone, without data', async () => {
    const file = join(folder, 'policy.wasm');
    const wasm = parseTar(gunzipSync(readFileSync(FILE))).find(({ name }) => name.endsWith('policy.wasm'));
    writeFileSync(file, wasm?.data ?? '');
    const local = bundle({ file });
    assert.deepEqual(await decided(local, refundOf(1)), { allow: true, reason: 'small-refund' });
    assert.deepEqual(await decided(local, inputFor('gpt-4o-mini')), { allow: false, reason: 'no-rule' });
  });

  const WRONG = [
    ['no file', undefined, 'weir/decision', 'ENOENT'],
    ['no archive', 'text', 'weir/decision', 'cannot be used'],
    ['no such rule', 'bundle', 'weir/other', 'has no entrypoint weir/other; it has weir/'],
  ] as const;
  for (const [what, content, entrypoint, message] of WRONG)
    it(`says why it cannot be used: ${what}`, async () => {
      const file = content === 'bundle' ? FILE : join(folder, what.replaceAll(' ', '-'));
      if (content === 'text') writeFileSync(file, content);
      const ready = await bundle({ file, entrypoint }).ready();
      assert.ok(!ready.ok);
      assert.equal(ready.fault.kind, 'decision');
      assert.ok(ready.fault.message.includes(message), ready.fault.message);
    });
});
