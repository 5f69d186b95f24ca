/** The policies that come with Weir are sound, and the schema for editors is that of the code. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { unreadIndexes } from '../../../src/cli/dlp/named-indexes.ts';
import { crdText, schemaText } from '../../../src/cli/lint.ts';
import { loadPolicies } from '../../../src/config/policies.ts';
import { builtInPolicy } from '../../../src/config/policy-files.ts';
import type { CompiledPolicy } from '../../../src/policy/compiled-policy.ts';
import { formatProblem } from '../../../src/policy/problem.ts';
import { guardPolicySchema } from '../../../src/policy/schema.ts';
import { policyRegistry } from '../../../src/server/registry/policy-registry.ts';

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

describe('deploy/crd/guardpolicies.weir.dev.yaml', () => {
  const text = readFileSync(`${ROOT}deploy/crd/guardpolicies.weir.dev.yaml`, 'utf8');

  it('is what `node scripts/gen-schema.ts` writes', () => {
    assert.equal(text, crdText());
  });

  // What an API server refuses (structural schemas of apiextensions.k8s.io/v1).
  it('is a structural schema', () => {
    const definition = parse(text) as { spec: { versions: { schema: { openAPIV3Schema: Node } }[] } };
    const open: [path: string, node: Node][] = [
      ['', definition.spec.versions[0]?.schema.openAPIV3Schema ?? {}],
    ];
    let seen = 0;
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [path, node] = next;
      seen++;
      for (const word of Object.keys(node)) assert.ok(STRUCTURAL.has(word), `${path}: ${word}`);
      const typed = ['type', 'x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields'];
      assert.equal(
        typed.some((word) => word in node),
        true,
        path,
      );
      assert.equal('properties' in node && 'additionalProperties' in node, false, path);
      if (node.pattern !== undefined) assert.doesNotMatch(node.pattern, /\(\?<?[=!]/, path);
      for (const [name, inner] of Object.entries(node.properties ?? {}))
        open.push([`${path}.${name}`, inner]);
      for (const inner of [node.items, node.additionalProperties])
        if (inner !== undefined) open.push([`${path}[]`, inner]);
    }
    assert.ok(seen > 150, String(seen));
  });

  it('has every key of a policy', () => {
    const definition = parse(text) as { spec: { versions: { schema: { openAPIV3Schema: Node } }[] } };
    const has = definition.spec.versions[0]?.schema.openAPIV3Schema.properties?.['spec'];
    assert.deepEqual(
      Object.keys(has?.properties ?? {}).sort(),
      Object.keys(guardPolicySchema.shape.spec.shape).sort(),
    );
  });
});

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node;
  readonly items?: Node;
  readonly pattern?: string;
}

const STRUCTURAL: ReadonlySet<string> = new Set([
  ...['type', 'description', 'enum', 'required', 'pattern', 'maxLength', 'minLength', 'maxItems', 'minItems'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'maxProperties', 'minProperties'],
  ...['properties', 'additionalProperties', 'items'],
  ...['x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields'],
]);
