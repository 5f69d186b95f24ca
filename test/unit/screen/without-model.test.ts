/** Rules whose model is not there: an event names them, whatever way they look. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Models } from '../../../src/core/detector.ts';
import { loadPolicyTexts } from '../../../src/policy/load.ts';
import { ranOf, withoutModelOf } from '../../../src/screen/ran.ts';
import { withModels } from '../../../src/server/registry/learned-models.ts';
import { policyRegistry } from '../../../src/server/registry/policy-registry.ts';
import { shippedModels } from '../../fakes/models.ts';

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: p }
spec:
  response:
    rules:
      - { name: no-leak, detector: system-prompt-leak, action: deny }
      - { name: on-topic, detector: topic, options: { denied: [{ use: medical-advice }] }, action: deny }
      - { name: no-secrets, detector: secrets, action: redact }
`;

function rulesWith(models: Models) {
  const texts = [{ file: 'p.yaml', text: POLICY }];
  const load = loadPolicyTexts(texts, withModels(policyRegistry([]), models));
  assert.ok(load.ok, JSON.stringify(load));
  return load.value.policies[0]?.response.rules ?? [];
}

describe('what an event says of models', () => {
  it('names the rules that ran without, also one that compares with its request', () => {
    const rules = rulesWith(new Map());
    assert.deepEqual(withoutModelOf(rules), {
      withoutModel: [
        { rule: 'no-leak', detector: 'system-prompt-leak' },
        { rule: 'on-topic', detector: 'topic' },
      ],
    });
    assert.deepEqual(ranOf(rules), ['no-leak', 'no-secrets']);
  });

  it('names none where they are there', () => {
    const rules = rulesWith(shippedModels());
    assert.deepEqual(withoutModelOf(rules), {});
    assert.deepEqual(ranOf(rules), ['no-leak', 'on-topic', 'no-secrets']);
  });
});
