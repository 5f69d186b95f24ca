/** docs/policies/guard-policy.md: its examples are sound, and it names every key. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { loadPolicyTexts } from '../../../src/policy/load.ts';
import { formatProblem } from '../../../src/policy/problem.ts';
import { guardPolicySchema } from '../../../src/policy/schema.ts';
import { policyRegistry } from '../../../src/server/registry/policy-registry.ts';

const text = readFileSync(new URL('../../../docs/policies/guard-policy.md', import.meta.url), 'utf8');

describe('docs/policies/guard-policy.md', () => {
  it('has examples that are sound', () => {
    const examples = [...text.matchAll(/```yaml\n(apiVersion.*?)```/gs)].map((match) => match[1] ?? '');
    assert(examples.length > 0);
    for (const example of examples) {
      const loaded = loadPolicyTexts([{ file: 'example', text: example }], policyRegistry([]));
      assert(loaded.ok, loaded.ok ? '' : loaded.problems.map(formatProblem).join('\n'));
    }
  });

  it('names every key', () => {
    const { $defs, ...schema } = z.toJSONSchema(guardPolicySchema, { io: 'input' });
    const keys = [...keysOf(schema), ...keysOf($defs?.['rule'] ?? {})].filter(
      (key) => !/^(apiVersion|kind)$/.test(key),
    );
    assert(keys.includes('spec.request.limits.bodyBytes') && keys.includes('threshold'));
    assert.deepEqual(
      keys.filter((key) => !text.includes(`\`${key}\``)),
      [],
    );
  });
});

function keysOf(schema: z.core.JSONSchema.BaseSchema, prefix = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    const nested = typeof inner === 'object' ? keysOf(inner, `${prefix}${key}.`) : [];
    return nested.length > 0 ? nested : [`${prefix}${key}`];
  });
}
