/** `response.schema` and `response.format`: what is wrong with them is said with its place, and files of schemas are read. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { loadPolicies } from '../../../src/config/policies.ts';
import { loadPolicyTexts } from '../../../src/policy/load.ts';
import { formatProblem } from '../../../src/policy/problem.ts';
import { policyRegistry } from '../../../src/server/registry/policy-registry.ts';

const HEAD = 'apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: a }\nspec:\n';
const REGISTRY = policyRegistry([]);

function problemsOf(response: string): string[] {
  const loaded = loadPolicyTexts([{ file: 'p.yaml', text: `${HEAD}  response: ${response}\n` }], REGISTRY);
  return loaded.ok ? [] : loaded.problems.map(formatProblem);
}

const WRONG: readonly (readonly [response: string, problem: string])[] = [
  [
    '{ schema: { inline: { type: objct } } }',
    'p.yaml:5 spec.response.schema[0].inline: /type must name a type, such as "object", or a list of types',
  ],
  [
    '{ schema: [{ inline: { $ref: "https://a.test/s" } }] }',
    'p.yaml:5 spec.response.schema[0].inline: /$ref points outside of this schema; nothing is fetched',
  ],
  [
    '{ schema: { ref: schemas/none.json } }',
    'p.yaml:5 spec.response.schema[0].ref: names a file that is not there, or cannot be read',
  ],
  [
    '{ schema: { ref: ../secret.json } }',
    'p.yaml:5 spec.response.schema[0].ref: must be a .json file under schemas/ beside the policy, or a .schema.json file beside it',
  ],
  [
    '{ schema: { ref: schemas/a.json, inline: true } }',
    'p.yaml:5 spec.response.schema[0].ref: stands beside inline; remove one of them',
  ],
  [
    '{ schema: { on: everything } }',
    'p.yaml:5 spec.response.schema[0].on: must be answer, tools, or tool: and the name of a tool',
  ],
  [
    '{ schema: { text: no } }',
    'p.yaml:5 spec.response.schema[0].text: has no effect with action deny; remove it or use answer',
  ],
  [
    '{ schema: { onFault: allow } }',
    'p.yaml:5 spec.response.schema[0].onFault: has no effect without asked; remove it',
  ],
  [
    '{ schema: [{ name: a }, { name: a }] }',
    'p.yaml:5 spec.response.schema[1].name: another response rule is named "a"; choose another name',
  ],
  [
    '{ format: { name: x }, schema: { name: x } }',
    'p.yaml:5 spec.response.schema[0].name: another response rule is named "x"; choose another name',
  ],
  [
    '{ schema: { name: models } }',
    'p.yaml:5 spec.response.schema[0].name: "models" is a word that records use for something else; choose another name',
  ],
  [
    '{ format: { scripts: [Latn] } }',
    'p.yaml:5 spec.response.format[0].scripts: unknown script "Latn"; did you mean "Latin"?',
  ],
  [
    '{ format: { minCharacters: 5, maxCharacters: 4 } }',
    'p.yaml:5 spec.response.format[0].minCharacters: is more than maxCharacters',
  ],
];

describe('the structure of answers is refused for', () => {
  for (const [response, problem] of WRONG)
    it(response, () => assert.deepEqual(problemsOf(response).slice(0, 1), [problem]));
});

describe('a schema in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'weir-schemas-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'schemas'));
  const policy = `${HEAD}  response: { schema: [{ name: one, ref: schemas/a.json }, { name: two, ref: b.schema.json }] }\n`;
  writeFileSync(join(folder, 'policy.yaml'), policy);
  const write = (a: string) => writeFileSync(join(folder, 'schemas/a.json'), a);
  writeFileSync(join(folder, 'b.schema.json'), '{"type": "object"}');

  function load() {
    const loaded = loadPolicies(folder, REGISTRY);
    return loaded.ok ? loaded.value.set : loaded.problems.map(({ path, message }) => `${path}: ${message}`);
  }

  it('is a part of the policy: another text, another digest', () => {
    write('{"type": "null"}');
    const first = load();
    write('{"type": "string"}');
    const second = load();
    assert.ok(!Array.isArray(first) && !Array.isArray(second));
    assert.deepEqual(
      first.policies[0]?.response.rules.map(({ name }) => name),
      ['one', 'two'],
    );
    assert.notEqual(first.digest, second.digest);
  });

  it('has to be one', () => {
    write('{"type": "null", "type": "string"}');
    const message = 'names a file that is no JSON, or gives a name twice';
    assert.deepEqual(load(), [`spec.response.schema[0].ref: ${message}`]);
    write('{"maximum": "1"}');
    assert.deepEqual(load(), ['spec.response.schema[0].ref: /maximum must be a number']);
  });
});
