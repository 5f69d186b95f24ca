/** Under what key it is remembered that a judge found a text clean: whatever could make the answer another one is in it. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Role } from '../../../src/core/segment.ts';
import type { CompiledRule } from '../../../src/policy/compiled-policy.ts';
import { cleanKey, isClean } from '../../../src/screen/clean-key.ts';

const RULE: CompiledRule = {
  ...{ name: 'r', order: 0, detector: 'remote', by: { kind: 'judge', judge: 'j' }, on: undefined },
  ...{ threshold: 0.9, action: 'deny', posture: 'wait', onFault: 'deny' },
};

interface Asked {
  readonly rule: CompiledRule;
  readonly role: Role;
  readonly text: string;
  readonly tenant: string;
  readonly digest: string;
}

const ASKED: Asked = { rule: RULE, role: 'assistant', text: 'x', tenant: 't', digest: 'd' };

function keyOf({ rule, role, text, tenant, digest }: Asked): string | undefined {
  const channel = { path: 'p', role, settled: true };
  const question = { ...{ rule, channel, text }, ...{ textStart: 0, start: 0, end: text.length } };
  return cleanKey(question, { tenant: () => tenant, digest }, (key) => key);
}

it('differs by tenant, policy, rule, threshold, role and text', () => {
  const others: readonly Partial<Asked>[] = [
    ...[{ tenant: 'u' }, { digest: 'e' }, { role: 'user' as const }, { text: 'y' }],
    { rule: { ...RULE, name: 's' } },
    // The rule of the same name in the other direction.
    { rule: { ...RULE, threshold: 0.2 } },
  ];
  const keys = [{}, ...others].map((other) => keyOf({ ...ASKED, ...other }));
  assert.equal(new Set(keys).size, others.length + 1);
  assert.equal(keyOf({ ...ASKED, rule: { ...RULE, order: 3 } }), keys[0]);
});

it('is of answers that the rule would let pass alone', () => {
  const question = { rule: RULE } as Parameters<typeof isClean>[0];
  const hit = { type: 'T', start: 0, end: 1, score: 0.5 };
  assert.equal(isClean(question, [hit]), true);
  assert.equal(isClean(question, [{ ...hit, score: Number.NaN }]), false);
});
