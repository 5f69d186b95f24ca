/** Which judges policies may ask: those that are started before the policies are in force. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ENCODER } from '../../../src/detectors/learned/encoder-model.ts';
import { compilePolicies } from '../../../src/policy/compile.ts';
import { judgesAsked } from '../../../src/policy/judges-asked.ts';
import { parsePolicies } from '../../../src/policy/parse.ts';
import { learnedModels, withModels, withoutEncoder } from '../../../src/server/registry/learned-models.ts';
import { policyRegistry } from '../../../src/server/registry/policy-registry.ts';
import { HEAD } from './load.ts';

const learned = learnedModels();
assert.ok(learned.ok);
const all = withModels(policyRegistry(['guard']), learned.value);
const linear = withModels(policyRegistry(['guard']), withoutEncoder(learned.value));

function asked(rules: { request?: string; response?: string }, registry = all): string[] {
  const side = (text = '') => `{ rules: [${text}] }`;
  const text = `${HEAD}spec: { request: ${side(rules.request)}, response: ${side(rules.response)} }\n`;
  const parsed = parsePolicies({ file: 'policy.yaml', text });
  assert.ok(parsed.ok, JSON.stringify(parsed));
  const set = compilePolicies(parsed.value, registry);
  assert.ok(set.ok, JSON.stringify(set));
  return [...judgesAsked(set.value)].toSorted();
}

const rule = (detector: string, options = '{}') =>
  `{ name: r, detector: ${detector}, options: ${options}, action: deny }`;

describe('judges that policies ask', () => {
  for (const [what, rules, names] of [
    ['nothing', {}, []],
    ['patterns', { request: rule('pii') }, []],
    ['phrases and models', { request: rule('injection') }, [ENCODER]],
    ['models of an answer', { response: rule('toxicity') }, [ENCODER]],
    ['linear models alone', { request: rule('injection', '{ model: linear }') }, []],
    ['phrases alone', { request: rule('injection', '{ model: "off" }') }, []],
    [
      'a judge and an embedded detector',
      { request: rule('remote', '{ judge: guard }'), response: rule('toxicity') },
      ['guard', ENCODER],
    ],
  ] as const)
    it(`of rules with ${what}: ${names.join(', ') || 'none'}`, () => assert.deepEqual(asked(rules), names));

  it('is none where the encoder does not run', () =>
    assert.deepEqual(asked({ request: rule('injection') }, linear), []));
});
