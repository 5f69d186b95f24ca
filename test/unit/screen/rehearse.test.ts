/** Rules rehearse before a policy is in force: once for all policies that share them, and whatever they find is forgotten. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Scanner } from '../../../src/core/detector.ts';
import { finish } from '../../../src/policy/compile.ts';
import type { CompiledRule, PolicySet } from '../../../src/policy/compiled-policy.ts';
import { loadPolicyTexts } from '../../../src/policy/load.ts';
import { preparing } from '../../../src/screen/prepare.ts';
import { REHEARSAL_TEXTS } from '../../../src/screen/rehearsal-texts.ts';
import { rehearsing } from '../../../src/screen/rehearse.ts';
import { policyRegistry } from '../../../src/server/registry/policy-registry.ts';

function load(name: string): PolicySet {
  const text = `apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: ${name} }
spec:
  request: { rules: [{ name: words, detector: keywords, options: { words: [heron] }, action: deny }] }
`;
  const set = loadPolicyTexts([{ file: 'one.yaml', text }], policyRegistry([]));
  assert.ok(set.ok);
  return set.value;
}

/** The rules of a policy, served by a scanner that remembers what it was given and finds all of it. */
function watched(): { readonly rules: readonly CompiledRule[]; readonly read: string[] } {
  const read: string[] = [];
  const scanner: Scanner = {
    ...{ on: 'raw', lookback: 0, context: 0 },
    scan({ text, from }) {
      read.push(text);
      return {
        hits: from < text.length ? [{ type: 'WORD', start: from, end: text.length, score: 1 }] : [],
        holdFrom: text.length,
      };
    },
  };
  const [rule = assert.fail()] = load('watched').policies[0]?.request.rules ?? [];
  return { rules: [{ ...rule, by: { kind: 'scanner', scanner } }], read };
}

describe('rules that rehearse', () => {
  it('read every text whole, so often that patterns are compiled for good, and in pieces', () => {
    const { rules, read } = watched();
    finish(rehearsing(rules, 'request'));
    for (const text of REHEARSAL_TEXTS) {
      assert.equal(read.filter((one) => one === text).length, 2);
      assert.ok(read.some((one) => one !== '' && one !== text && text.startsWith(one)));
    }
  });

  it('do so once, also where another policy has them, or the other direction', () => {
    const { rules, read } = watched();
    finish(rehearsing(rules, 'request'));
    const first = read.length;
    finish(rehearsing([...rules], 'request'));
    finish(rehearsing(rules, 'response'));
    assert.equal(read.length, first);
  });

  it('are those of policies that are about to be in force', () => {
    const { rules, read } = watched();
    const set = load('new');
    const [policy = assert.fail()] = set.policies;
    const next: PolicySet = {
      ...set,
      policies: [{ ...policy, response: { ...policy.response, rules: [...rules] } }],
    };
    finish(preparing(next, undefined));
    assert.ok(read.length > 0);
  });
});
