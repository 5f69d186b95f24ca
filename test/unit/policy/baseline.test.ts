/** A baseline: what a policy under it may say, what it takes from it, and that nothing of it gets lost. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { MERGED, OF_BASELINES } from '../../../src/policy/baseline/merging.ts';
import { loadPolicyTexts } from '../../../src/policy/load.ts';
import { formatProblem } from '../../../src/policy/problem.ts';
import { guardPolicySchema } from '../../../src/policy/schema.ts';
import { policyRegistry } from '../../../src/server/registry/policy-registry.ts';

const registry = {
  ...policyRegistry([]),
  deciders: ['corp'],
  credentials: new Map([['a', 'bearer'] as const, ['b', 'bearer'] as const]),
};

function document(name: string, spec: string): string {
  return `apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: ${name} }\nspec:\n${spec
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')}\n`;
}

function load(baseline: string, team: string) {
  return loadPolicyTexts(
    [
      { file: 'platform.yaml', text: document('platform', `baseline: true\n${baseline}`) },
      { file: 'team.yaml', text: document('team', team) },
    ],
    registry,
  );
}

function held(baseline: string, team: string) {
  const loaded = load(baseline, team);
  assert.ok(loaded.ok, loaded.ok ? '' : loaded.problems.map(formatProblem).join('\n'));
  const [policy, ...others] = loaded.value.policies;
  assert.deepEqual([policy?.name, others], ['team', []]);
  assert.ok(policy !== undefined);
  return policy;
}

function problems(baseline: string, team: string): string[] {
  const loaded = load(baseline, team);
  return loaded.ok ? [] : loaded.problems.map(formatProblem);
}

/** Key, what the baseline says, what is looser, what is no looser. */
const ROWS = [
  ['mode', 'enforce', 'observe', 'enforce'],
  ['onFault', 'deny', 'allow', 'deny'],
  ['callers.kinds', '[jwt, key]', '[jwt, address]', '[jwt]'],
  ['request.limits.bodyBytes', '1MiB', '1048577', '1048576'],
  ['request.limits.messages', '10', '11', '9'],
  ['request.limits.characters', '10', '11', '9'],
  ['request.limits.depth', '10', '11', '9'],
  ['request.limits.scripts', '[Latin, Han]', '[Latin, Cyrillic]', '[Han]'],
  ['request.models.allow', '[m, n]', '[m, o]', '[n]'],
  ['request.parameters.maxTokens', '100', '101', '100'],
  ['request.parameters.choices', '1', '2', '1'],
  ['request.parameters.logprobs', 'deny', 'allow', 'deny'],
  ['request.parameters.echo', 'deny', 'allow', 'deny'],
  ['request.parameters.modalities', '[text]', '[text, audio]', '[text]'],
  ['request.parameters.serverTools', '[web_search]', '[web_search, mcp]', '[]'],
  ['request.parameters.systemPrompts', 'deny', 'allow', 'deny'],
  ['request.parameters.systemPrompt', 'Be kind.', 'Be quick.', 'Be kind.'],
  ['request.parameters.canary', 'heron-7f31-quill-9c2e', 'heron-7f31-quill-9c2f', 'heron-7f31-quill-9c2e'],
  ['request.trailers', 'deny', 'allow', 'deny'],
  ['request.trustHeaders', '[x-tenant]', '[x-user-id]', '[x-tenant]'],
  ['response.limits.bodyBytes', '1MiB', '2MiB', '1KiB'],
  ['response.limits.eventBytes', '1KiB', '2KiB', '1KiB'],
  ['response.limits.callBytes', '1KiB', '2KiB', '1KiB'],
  ['response.limits.depth', '5', '6', '5'],
  ['upstream.credential', 'a', 'b', 'a'],
  ['upstream.tenants', '{ shop: a, bank: b }', '{ shop: b, bank: b }', '{ bank: b, shop: a }'],
  ['passPaths', '["/health*"]', '["/h*"]', '["/healthz", "/health/*"]'],
  ['uninspected.image', 'deny', 'allow', 'deny'],
  ['uninspected.reference', 'known', 'allow', 'deny'],
  ['acceptWeaker', '[]', '[streamed]', '[]'],
] as const;

/** `a.b` and a value as YAML. */
function said(path: string, value: string): string {
  return path
    .split('.')
    .reduceRight((inner, key) => `{ ${key}: ${inner} }`, value)
    .replace(/^\{ (.*) \}$/, '$1');
}

describe('a policy under a baseline', () => {
  for (const [path, base, looser, held] of ROWS) {
    it(`may be stricter, and not looser: ${path}`, () => {
      assert.deepEqual(problems(said(path, base), said(path, held)), []);
      const [problem, ...more] = problems(said(path, base), said(path, looser));
      assert.deepEqual(more, []);
      const start = `team.yaml:5 spec.${path}: is looser than the baseline "platform", which says`;
      assert.ok(problem?.startsWith(start), problem);
    });
  }

  for (const [said, more, key] of [
    ['credential: a', 'tenants: { shop: b }', 'tenants'],
    ['tenants: { shop: a }', 'credential: b', 'credential'],
  ] as const)
    it(`has no ${key} of its own beside those of the baseline`, () => {
      const found = problems(`upstream: { ${said} }`, `upstream: { ${more} }`);
      const start = `team.yaml:5 spec.upstream.${key}: is looser than the baseline "platform", which says nothing`;
      assert.equal(found.length, 1);
      assert.ok(found[0]?.startsWith(start), found[0]);
      const { upstream } = held(`upstream: { ${said} }`, 'onFault: deny');
      assert.deepEqual(
        [upstream?.credential, upstream?.tenants?.get('shop')],
        key === 'tenants' ? ['a', undefined] : [undefined, 'a'],
      );
    });

  it('takes what it leaves out, where that is stricter than its default', () => {
    const policy = held(
      'request: { limits: { messages: 7, depth: 500 }, models: { allow: [m] } }\nmode: observe',
      'onFault: deny',
    );
    assert.deepEqual([policy.request.limits.messages, policy.request.limits.depth], [7, 64]);
    assert.deepEqual([policy.request.models, policy.mode], [new Set(['m']), 'enforce']);
  });

  it('has the rules of its baseline in front of its own', () => {
    const policy = held(
      `request:
  removeHeaders: [cookie]
  rules: [{ name: no-injection, detector: injection, action: deny }]
  decisions: [{ name: rego, ask: corp }]
response: { rules: [{ name: no-secrets, detector: secrets, action: deny }] }
tools: { default: allow, rules: [{ name: no-shell, tool: shell, action: deny }] }`,
      `request:
  removeHeaders: [authorization]
  rules: [{ name: mask, detector: pii, action: mask }]
tools: { rules: [{ tool: "*", action: allow }] }`,
    );
    assert.deepEqual(
      policy.request.rules.map(({ name, order }) => [name, order]),
      [
        ['no-injection', 0],
        ['mask', 1],
      ],
    );
    assert.deepEqual(
      policy.request.decisions.map(({ name }) => name),
      ['rego'],
    );
    assert.deepEqual([...policy.request.removeHeaders].sort(), ['authorization', 'cookie']);
    assert.deepEqual(
      policy.response.rules.map(({ name }) => name),
      ['no-secrets'],
    );
    assert.deepEqual(
      policy.tools?.rules.map(({ rule, action }) => [rule, action]),
      [
        ['no-shell', 'deny'],
        ['tools.rules[1]', 'allow'],
      ],
    );
    assert.equal(policy.tools?.otherwise.action, 'deny');
  });

  it('may use the tools that its baseline does not deny, where it says nothing of tools', () => {
    const policy = held(
      'tools: { default: allow, rules: [{ name: no-shell, tool: shell, action: deny }] }',
      'mode: enforce',
    );
    assert.deepEqual([policy.tools?.otherwise.action, policy.tools?.rules.length], ['allow', 1]);
  });

  it('is told where its own rules are wrong', () => {
    const base = 'request: { rules: [{ name: a, detector: injection, action: deny }] }';
    const team =
      'request:\n  rules:\n    - { name: b, detector: injection, action: deny }\n    - { name: a, detector: secrets, action: deny }';
    assert.deepEqual(problems(base, team), [
      'team.yaml:8 spec.request.rules[2].name: another request rule is named "a"; choose another name',
    ]);
  });

  it('makes no exception from a rule of its baseline', () => {
    const base = 'request: { rules: [{ name: a, detector: injection, action: deny }] }';
    const team = 'exceptions: [{ name: x, rules: [a], owner: me, reason: why, until: "2099-01-01" }]';
    const [problem] = problems(base, team);
    assert.equal(
      problem,
      'team.yaml:5 spec.exceptions[0].rules[0]: is a rule of the baseline "platform", which has no exceptions; remove it',
    );
  });

  it('changes when its baseline does', () => {
    const digests = ['7', '8'].map(
      (most) => held(`request: { limits: { messages: ${most} } }`, 'mode: enforce').digest,
    );
    assert.notEqual(digests[0], digests[1]);
  });
});

describe('a baseline', () => {
  const WRONG = [
    [
      'selects: { hosts: [a.test] }',
      'spec.selects.hosts: is for each policy to say, and not for a baseline; remove it',
    ],
    [
      'refusals: { as: answer }',
      'spec.refusals.as: is for each policy to say, and not for a baseline; remove it',
    ],
    ['tools: { rules: [] }', 'spec.tools.default: has to be allow in a baseline'],
    [
      'tools: { default: allow, rules: [{ name: a, tool: a, action: allow }] }',
      'spec.tools.rules[0].action: is not for a baseline',
    ],
    ['tools: { default: allow, rules: [{ tool: a, action: deny }] }', 'spec.tools.rules[0].name: is missing'],
    [
      'request: { rules: [{ name: a, detector: nothing, action: deny }] }',
      'spec.request.rules[0].detector: unknown detector',
    ],
  ] as const;
  for (const [spec, message] of WRONG)
    it(`is refused: ${spec}`, () => {
      const [problem, ...more] = problems(spec, 'mode: enforce');
      assert.deepEqual(more, []);
      assert.ok(problem?.startsWith('platform.yaml:') && problem.includes(message), problem);
    });

  it('is one, and for policies that are there', () => {
    const text = document('platform', 'baseline: true');
    const told = (texts: readonly string[]) => {
      const loaded = loadPolicyTexts(
        texts.map((one, at) => ({ file: `${at}.yaml`, text: one })),
        registry,
      );
      return loaded.ok ? [] : loaded.problems.map(formatProblem);
    };
    assert.deepEqual(told([text]), [
      '0.yaml:5 spec.baseline: is for the policies that are loaded with it, and there are none; load it together with them',
    ]);
    const [second] = told([text, document('more', 'baseline: true'), document('team', 'mode: enforce')]);
    assert.equal(
      second,
      '1.yaml:5 spec.baseline: policy "platform" is the baseline already; write one for all',
    );
  });

  // A key that is in neither list would be lost without a word.
  it('has every key of the language, or refuses it by name', () => {
    const known = [...Object.keys(MERGED), ...OF_BASELINES];
    const schema = z.toJSONSchema(guardPolicySchema, { io: 'input' }) as Schema;
    const keys = leaves(schema.properties?.['spec'] ?? {}, '');
    assert.ok(keys.length > 60, String(keys.length));
    for (const key of known) assert.ok(keys.includes(key), `${key} is no key of the language`);
    assert.deepEqual(keys.filter((key) => !known.includes(key)).sort(), [...OWN].sort());
  });
});

/** What each policy says for itself. */
const OWN = [
  ...['selects.hosts', 'selects.paths', 'selects.models', 'selects.when', 'readPaths', 'exceptions'],
  ...['request.parameters.maxTokensAs', 'response.limits.requestCharacters', 'response.gatherMs'],
  ...['documents.fields.class', 'documents.fields.source', 'documents.fields.tenant', 'documents.marks'],
  ...['documents.unlabelled', 'documents.visible'],
  ...[
    'retrieval.collections',
    'retrieval.onForeignHit',
    'retrieval.scope',
    'retrieval.store',
    'retrieval.write',
  ],
  ...['refusals.as', 'refusals.text', 'placeholders.scope', 'placeholders.header', 'placeholders.minutes'],
  ...[
    'tools.text',
    'tools.http',
    'tools.labels',
    'tools.history.by',
    'tools.history.header',
    'tools.history.minutes',
  ],
];

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
}

function leaves({ properties }: Schema, prefix: string): string[] {
  if (properties === undefined) return [prefix];
  return Object.entries(properties).flatMap(([name, inner]) =>
    leaves(inner, prefix === '' ? name : `${prefix}.${name}`),
  );
}
