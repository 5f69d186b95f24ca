/** Policies are made ready before they are in force: those that were used, and all where there are few. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { finish } from '../../../src/policy/compile.ts';
import type { PolicySet } from '../../../src/policy/compiled-policy.ts';
import { loadPolicyTexts } from '../../../src/policy/load.ts';
import { preparing } from '../../../src/screen/prepare.ts';
import { areViewed, ruleViews } from '../../../src/screen/rule-views.ts';
import { policyRegistry } from '../../../src/server/registry/policy-registry.ts';

const registry = policyRegistry([]);

function load(count: number, version: number): PolicySet {
  const texts = Array.from({ length: count }, (_, at) => ({
    file: `${at}.yaml`,
    text: `apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: p${at} }
spec:
  selects: { hosts: [h${at}.test] }
  request: { rules: [{ name: words, detector: keywords, options: { words: [w${version}] }, action: deny }] }
`,
  }));
  const set = loadPolicyTexts(texts, registry);
  assert.ok(set.ok);
  return set.value;
}

function readyIn({ policies }: PolicySet): number {
  return policies.filter(({ request }) => areViewed(request.rules)).length;
}

describe('policies that are about to be in force', () => {
  it('are made ready where there are few', () => {
    const set = load(20, 1);
    finish(preparing(set, undefined));
    assert.equal(readyIn(set), 20);
  });

  it('are made ready where they take the place of one that was used', () => {
    const before = load(21, 1);
    finish(preparing(before, undefined));
    assert.equal(readyIn(before), 0);
    ruleViews(before.policies[7]?.request.rules ?? assert.fail(), 'user');
    const next = load(21, 2);
    finish(preparing(next, before));
    assert.equal(readyIn(next), 1);
    assert.ok(areViewed(next.policies[7]?.request.rules ?? []));
  });

  it('have for an exchange what was made ready, and not another', () => {
    const set = load(1, 3);
    const rules = set.policies[0]?.request.rules ?? assert.fail();
    const steps = preparing(set, undefined);
    let yields = 0;
    while (steps.next().done !== true) yields++;
    assert.ok(yields > 1, 'in steps');
    assert.equal(ruleViews(rules, 'user', 'text'), ruleViews(rules, 'tool', 'text'));
  });
});
