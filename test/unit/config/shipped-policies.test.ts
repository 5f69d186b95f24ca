/** The policies that come with Weir are sound, and the schema for editors is that of the code. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { unreadIndexes } from '../../../src/cli/dlp/named-indexes.ts';
import { schemaText } from '../../../src/cli/lint.ts';
import { policyRegistry } from '../../../src/cli/registry.ts';
import { loadPolicies } from '../../../src/config/policies.ts';
import { builtInPolicy } from '../../../src/config/policy-files.ts';
import type { CompiledPolicy } from '../../../src/policy/compiled-policy.ts';
import { formatProblem } from '../../../src/policy/problem.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Those that the policies name. */
const JUDGES = ['prompt-guard', 'llama-guard'];
const INDEXES = ['customers', 'board-papers', 'shop-answers'];

function load(path: string): readonly CompiledPolicy[] {
  const loaded = loadPolicies(path, policyRegistry(JUDGES, undefined, unreadIndexes(INDEXES)));
  assert(loaded.ok, loaded.ok ? '' : loaded.problems.map(formatProblem).join('\n'));
  return loaded.value.set.policies;
}

describe('shipped policies', () => {
  const files = globSync('policies/*.yaml', { cwd: ROOT });

  it('are there', () => assert(files.length >= 3));
  for (const file of files) it(`${file} is sound`, () => assert.equal(load(`${ROOT}${file}`).length, 1));
  it('are sound together', () => assert.equal(load(`${ROOT}policies`).length, files.length));
});

describe('the built-in policy', () => {
  const builtIn = (): CompiledPolicy => {
    const [policy] = load(builtInPolicy());
    assert(policy !== undefined);
    return policy;
  };

  it('is for every exchange, enforces, and denies on a fault', () => {
    const { selects, mode, onFault } = builtIn();
    assert.deepEqual(
      { selects, mode, onFault },
      { selects: { hosts: undefined, paths: undefined, when: undefined }, mode: 'enforce', onFault: 'deny' },
    );
  });

  it('denies hidden text and injection, and redacts secrets and numbers both ways', () => {
    const { request, response } = builtIn();
    const rules = (of: CompiledPolicy['request']['rules']): string[] =>
      of.map(({ detector, action }) => `${detector} ${action}`);
    assert.deepEqual(rules(request.rules), [
      'unicode deny',
      'injection deny',
      'secrets redact',
      'pii redact',
      'pii redact',
    ]);
    assert.deepEqual(rules(response.rules), ['secrets redact', 'pii redact', 'pii redact']);
  });

  it('does not take the orders of the operator for an injection', () => {
    const rule = builtIn().request.rules.find(({ detector }) => detector === 'injection');
    assert.deepEqual([...(rule?.on ?? [])], ['user', 'tool', 'retrieved', 'other', 'unknown']);
    assert.equal(rule?.threshold, 0.9);
  });
});

describe('policies/guard-policy.schema.json', () => {
  it('is what `node scripts/gen-schema.ts` writes', () => {
    const committed: unknown = JSON.parse(readFileSync(`${ROOT}policies/guard-policy.schema.json`, 'utf8'));
    assert.deepEqual(committed, JSON.parse(schemaText()));
  });
});
