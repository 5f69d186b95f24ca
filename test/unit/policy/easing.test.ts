/** What may be wrong with modes, rollouts and exceptions, told with line and place. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HEAD, load, problemsOf } from './load.ts';

const RULE = '{ name: cards, detector: pii, action: deny';
const rule = (more: string): string => `spec: { request: { rules: [${RULE}${more} }] } }`;
const exception = (more: string): string =>
  `spec: { request: { rules: [${RULE} }] }, exceptions: [{ name: a, rules: [cards], owner: me, reason: why, until: 2027-01-31${more} }] }`;

const WRONG: readonly (readonly [spec: string, problem: string])[] = [
  [rule(', mode: observed'), 'request.rules[0].mode: unknown value "observed"; did you mean "observe"?'],
  [
    rule(', mode: observe').replace('deny', 'annotate'),
    'request.rules[0].mode: has no effect with action annotate; remove it',
  ],
  [
    rule(', rollout: { percent: 5 }').replace('deny', 'allow'),
    'request.rules[0].rollout: has no effect with action allow; remove it',
  ],
  [
    rule(', mode: observe, rollout: { percent: 5 }'),
    'request.rules[0].rollout: has no effect with mode observe; remove one of the two',
  ],
  [rule(', rollout: { percent: 101 }'), 'request.rules[0].rollout.percent: must be at most 100'],
  [
    rule(', rollout: { percent: 5, by: conversation }'),
    'request.rules[0].rollout.header: goes with by conversation: name the header that holds the id of the conversation, or remove it',
  ],
  [
    'spec: { tools: { rules: [{ tool: a, action: allow, mode: observe }] } }',
    'tools.rules[0].mode: has no effect with action allow; remove it',
  ],
  [exception(', rule: [x]'), 'exceptions[0].rule: unknown key "rule"; did you mean "rules"?'],
  [
    exception('').replace('[cards]', '[card]'),
    'exceptions[0].rules[0]: unknown rule "card"; did you mean "cards"?',
  ],
  [exception('').replace('owner: me, ', ''), 'exceptions[0].owner: is missing; write text'],
  [exception('').replace(', reason: why', ''), 'exceptions[0].reason: is missing; write text'],
  [exception('').replace(', until: 2027-01-31', ''), 'exceptions[0].until: is missing; write text'],
  ...['2027-02-29', '2027-13-01', '2027-1-1', 'tomorrow', '"2027-01-01T10:00:00"'].map(
    (until) =>
      [
        exception('').replace('2027-01-31', until),
        'exceptions[0].until: must be a day, such as 2027-01-31, or a moment, such as 2027-01-31T12:00:00Z',
      ] as const,
  ),
  [
    exception(', callers: [ann, unknown]'),
    'exceptions[0].callers[1]: is nobody: callers of whom nothing is proven cannot be excepted',
  ],
  [
    exception(`, when: 'caller.tenent == "x"'`),
    'exceptions[0].when: is no condition: No such key: tenent (at character 8); known here: caller, request, time',
  ],
];

describe('modes, rollouts and exceptions', () => {
  for (const [spec, problem] of WRONG)
    it(`are refused: ${problem}`, () =>
      assert.deepEqual(problemsOf(`${HEAD}${spec}`), [`policy.yaml:4 spec.${problem}`]));

  it('are refused where two exceptions have one name', () => {
    const one = '{ name: a, rules: [cards], owner: me, reason: why, until: 2027-01-31 }';
    const spec = `spec: { request: { rules: [${RULE} }] }, exceptions: [${one}, ${one}] }`;
    assert.deepEqual(problemsOf(`${HEAD}${spec}`), [
      'policy.yaml:4 spec.exceptions[1].name: another exception is named "a"; choose another name',
    ]);
  });

  it('name rules of requests, answers and tools', () => {
    const names = '[cards, mails, refunds, "tools.rules[1]", tools.default]';
    const spec =
      `spec: { request: { rules: [${RULE} }] }, response: { rules: [{ name: mails, detector: pii, action: redact }] },` +
      ' tools: { rules: [{ name: refunds, tool: a, action: deny }, { tool: b, action: deny }] },' +
      ` exceptions: [{ name: a, rules: ${names}, owner: me, reason: why, until: 2027-01-31 }] }`;
    const [policy] = load(`${HEAD}${spec}`).policies;
    const easings = [
      ...[
        ...(policy?.request.rules ?? []),
        ...(policy?.response.rules ?? []),
        ...(policy?.tools?.rules ?? []),
      ],
      policy?.tools?.otherwise,
    ].map((one) => one?.easing?.exceptions.map(({ name }) => name));
    assert.deepEqual(easings, [['a'], ['a'], ['a'], ['a'], ['a']]);
  });

  it('leave what stands behind a rule on tools that is only tried to be reached', () => {
    const spec = (more: string): string =>
      `${HEAD}spec: { tools: { rules: [{ tool: "*", action: deny${more} }, { tool: a, action: allow }] } }`;
    assert.equal(problemsOf(spec('')).length, 1);
    assert.deepEqual(problemsOf(spec(', mode: observe')), []);
    assert.deepEqual(problemsOf(spec(', rollout: { percent: 10 }')), []);
  });
});
