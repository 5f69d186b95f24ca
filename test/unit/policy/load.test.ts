/** A load after another: what has not changed stays, and every change is seen. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { finish } from '../../../src/policy/compile.ts';
import type { PolicySet } from '../../../src/policy/compiled-policy.ts';
import { loadingPolicyTexts, loadPolicyTexts } from '../../../src/policy/load.ts';
import type { PolicyText } from '../../../src/policy/parse.ts';
import { formatProblem } from '../../../src/policy/problem.ts';
import { policyRegistry } from '../../../src/server/registry/policy-registry.ts';

const registry = policyRegistry([]);
const TEAM = `apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: team }
spec:
  selects: { hosts: [team.internal] }
  request: { rules: [{ name: words, detector: keywords, options: { wordsFile: words.txt }, action: deny }] }
  response: { schema: { ref: answer.schema.json, action: deny } }
`;
const PLATFORM = `apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: platform }
spec: { baseline: true, request: { limits: { messages: 20 } } }
`;
const words = (text: string) => ({ 'words.txt': { text } });
const schema = (type: string) => ({ 'answer.schema.json': `{ "type": "${type}" }` });
const TEXTS: readonly PolicyText[] = [
  { file: 'platform.yaml', text: PLATFORM },
  { file: 'team.yaml', text: TEAM, wordFiles: words('halcyon'), schemas: schema('object') },
];

function loaded(texts: readonly PolicyText[], earlier?: PolicySet): PolicySet {
  const set = finish(loadingPolicyTexts(texts, { registry, earlier }));
  assert.ok(set.ok, set.ok ? '' : set.problems.map(formatProblem).join('\n'));
  return set.value;
}

/** The same texts, as another process or another look at the disk has them. */
function again(texts: readonly PolicyText[]): readonly PolicyText[] {
  return structuredClone(texts);
}

const [PLATFORM_TEXT, TEAM_TEXT] = TEXTS as [PolicyText, PolicyText];
const CHANGES: Record<string, readonly PolicyText[]> = {
  'the policy': [
    PLATFORM_TEXT,
    { ...TEAM_TEXT, text: TEAM.replace('action: deny }]', 'action: annotate }]') },
  ],
  'the baseline': [{ ...PLATFORM_TEXT, text: PLATFORM.replace('20', '30') }, TEAM_TEXT],
  'a word file': [PLATFORM_TEXT, { ...TEAM_TEXT, wordFiles: words('alcyone') }],
  'a schema': [PLATFORM_TEXT, { ...TEAM_TEXT, schemas: schema('array') }],
};

describe('a load after another', () => {
  const first = loaded(TEXTS);

  it('keeps the policies whose texts have stayed', () => {
    const next = loaded(again(TEXTS), first);
    assert.equal(next.digest, first.digest);
    assert.equal(next.policies[0], first.policies[0]);
  });

  for (const [what, texts] of Object.entries(CHANGES)) {
    it(`sees that ${what} has changed, as a load without one before does`, () => {
      const next = loaded(again(texts), first);
      assert.notEqual(next.digest, first.digest);
      assert.equal(next.digest, loaded(texts).digest);
    });
  }

  it('sees a policy that was renamed, one that is gone and one that came back', () => {
    const renamed = [PLATFORM_TEXT, { ...TEAM_TEXT, file: 'other.yaml' }];
    const two = [
      ...TEXTS,
      {
        file: 'more.yaml',
        text: TEAM.replaceAll('team', 'more'),
        wordFiles: words('halcyon'),
        schemas: schema('array'),
      },
    ];
    const both = loaded(two, loaded(renamed, first));
    assert.deepEqual(
      both.policies.map(({ name }) => name),
      ['team', 'more'],
    );
    assert.equal(loaded(TEXTS, both).digest, first.digest);
  });

  it('names the line of what is wrong with a policy that was read before', () => {
    const twice = [...TEXTS, { ...TEAM_TEXT, file: 'twice.yaml' }];
    const set = finish(loadingPolicyTexts(twice, { registry, earlier: first }));
    assert.ok(!set.ok);
    assert.match(
      set.problems.map(formatProblem).join('\n'),
      /^twice\.yaml:3 metadata\.name: another policy is named "team"/,
    );
  });

  it('names detectors that nobody knows beside what else is wrong in a file, by lines', () => {
    const rules =
      '[{ name: one, detector: keyword, action: deny }, { name: two, detector: pii, action: dney }]';
    const file = 'policy.yaml';
    const text = `apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: one }\nspec:\n  request:\n    rules: ${rules}\n  respnse: {}\n  response:\n    rules: 1\n`;
    const loaded = loadPolicyTexts([{ file, text }], registry);
    assert.ok(!loaded.ok);
    assert.deepEqual(
      loaded.problems.map(formatProblem).filter((line) => /detector|dney|respnse/.test(line)),
      [
        'policy.yaml:6 spec.request.rules[1].action: unknown value "dney"; did you mean "deny"?',
        'policy.yaml:6 spec.request.rules[0].detector: unknown detector "keyword"; did you mean "keywords"?',
        'policy.yaml:7 spec.respnse: unknown key "respnse"; did you mean "response"?',
      ],
    );
  });
});
