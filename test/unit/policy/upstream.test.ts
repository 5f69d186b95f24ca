/** `spec.upstream`: the credential that requests get, and what it cannot be combined with. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compilePolicies } from '../../../src/policy/compile.ts';
import { parsePolicies } from '../../../src/policy/parse.ts';
import { formatProblem } from '../../../src/policy/problem.ts';
import { registry } from './fakes/registry.ts';

const CREDENTIALS = new Map([
  ['openai', 'bearer'],
  ['bedrock', 'aws'],
] as const);

type Known = ReadonlyMap<string, 'bearer' | 'aws'>;

function compile(spec: string, known?: { readonly credentials?: Known }) {
  const text = `apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: p }\nspec: { ${spec} }\n`;
  const parsed = parsePolicies({ file: 'p.yaml', text });
  return parsed.ok
    ? compilePolicies(parsed.value, { ...registry, ...(known ?? { credentials: CREDENTIALS }) })
    : parsed;
}

function problemsOf(spec: string, known?: { readonly credentials?: Known }): string {
  const compiled = compile(spec, known);
  assert.equal(compiled.ok, false);
  return compiled.ok ? '' : compiled.problems.map(formatProblem).join('\n');
}

describe('spec.upstream', () => {
  for (const [credential, signs] of [
    ['openai', false],
    ['bedrock', true],
  ] as const) {
    it(`knows the credential ${credential}, and whether it signs`, () => {
      const compiled = compile(`upstream: { credential: ${credential} }`);
      assert.ok(compiled.ok, JSON.stringify(compiled));
      assert.deepEqual(compiled.value.policies[0]?.upstream, { credential, signs });
    });
  }

  it('is nothing where it is left out', () => {
    const compiled = compile('mode: enforce');
    assert.ok(compiled.ok);
    assert.equal(compiled.value.policies[0]?.upstream, undefined);
  });

  it('has a credential for each tenant, and for all others or not', () => {
    const of = (spec: string) => {
      const compiled = compile(spec);
      assert.ok(compiled.ok, JSON.stringify(compiled));
      return compiled.value.policies[0]?.upstream;
    };
    const tenants = new Map([['shop', 'openai']]);
    assert.deepEqual(of('upstream: { credential: openai, tenants: { shop: openai } }'), {
      ...{ credential: 'openai', tenants, signs: false },
    });
    assert.deepEqual(of('upstream: { tenants: { shop: openai } }'), {
      ...{ credential: undefined, tenants, signs: false },
    });
    assert.equal(of('upstream: { tenants: { shop: bedrock } }')?.signs, true);
  });

  it('goes with onFault: allow and a streamed mode where nothing is signed', () => {
    const spec = 'upstream: { credential: openai }, onFault: allow, acceptWeaker: [streamed]';
    assert.equal(compile(spec).ok, true);
  });

  const WRONG: readonly (readonly [spec: string, message: RegExp])[] = [
    ['upstream: { credential: openia }', /p\.yaml:4 .*unknown credential "openia"; did you mean "openai"\?/],
    ['upstream: {}', /spec\.upstream\.credential: is missing/],
    ['upstream: { credentials: openai }', /unknown key "credentials"; did you mean "credential"\?/],
    [
      'upstream: { tenants: { shop: openia } }',
      /spec\.upstream\.tenants\.shop: unknown credential "openia"; did you mean "openai"\?/,
    ],
    ['upstream: { tenants: {} }', /spec\.upstream\.credential: is missing/],
    ['upstream: { credential: openai, tenants: { shop: bedrock } }', /keep one kind in a policy/],
    ['upstream: { tenants: { shop: bedrock } }, onFault: allow', /cannot be combined with onFault: allow/],
    ['upstream: { credential: openai }, mode: observe', /cannot be combined with mode: observe/],
    ['upstream: { credential: bedrock }, onFault: allow', /cannot be combined with onFault: allow/],
    ['upstream: { credential: bedrock }, acceptWeaker: [streamed]', /with acceptWeaker: \[streamed\]/],
  ];
  for (const [spec, message] of WRONG) {
    it(`refuses ${spec}`, () => assert.match(problemsOf(spec), message));
  }

  it('says where credentials come from when there are none', () => {
    const message = /unknown credential "openai"; name it under "credentials" in weir\.yaml/;
    assert.match(problemsOf('upstream: { credential: openai }', {}), message);
    assert.match(problemsOf('upstream: { credential: openai }', { credentials: new Map() }), message);
  });
});
