/** What may be wrong with `spec.tools` and with conditions in a policy, told with line and place. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HEAD, load, problemsOf } from './load.ts';

describe('spec.tools', () => {
  it('denies what no rule is for, unless it says otherwise', () => {
    const { tools } = load(`${HEAD}spec: { tools: {} }`).policies[0] ?? {};
    const easing = { rule: 'tools.default', exceptions: [], observes: false, rollout: undefined };
    const otherwise = { rule: 'tools.default', easing };
    assert.deepEqual([tools?.otherwise, tools?.whole], [{ ...otherwise, action: 'deny' }, false]);
    const answers = load(`${HEAD}spec: { tools: { default: answer, text: Never. } }`).policies[0]?.tools;
    assert.deepEqual(answers?.otherwise, { ...otherwise, action: 'answer', says: 'Never.' });
    assert.equal(load(`${HEAD}spec: {}`).policies[0]?.tools, undefined);
  });

  it('holds calls whole only where arguments are looked at', () => {
    const whole = (tools: string) => load(`${HEAD}spec: { tools: ${tools} }`).policies[0]?.tools?.whole;
    assert.equal(whole('{ rules: [{ tool: a, when: "model == tool", action: allow }] }'), false);
    assert.equal(whole('{ rules: [{ tool: a, when: "args.x == 1", action: allow }] }'), true);
    assert.equal(whole('{ arguments: offered }'), true);
  });

  const WRONG = [
    [
      '{ rules: [{ tool: a, when: "args.x", action: allow }] }',
      'rules[0].when: says dyn and has to say true or false; compare it with something',
    ],
    [
      `{ rules: [{ tool: a, when: 'caller.role == "x"', action: allow }] }`,
      'rules[0].when: is no condition: No such key: role (at character 8); known here: caller, request, time, model, findings, tool, args, reads, sends, history, sees',
    ],
    [
      '{ rules: [{ tool: a, action: alow }] }',
      'rules[0].action: unknown value "alow"; did you mean "allow"?',
    ],
    ['{ defult: allow }', 'defult: unknown key "defult"; did you mean "default"?'],
    [
      '{ rules: [{ tool: "a b", action: allow }] }',
      'rules[0].tool: must be ASCII letters, digits and signs without blanks, exact or ending in "*"',
    ],
    [
      '{ rules: [{ tool: a, action: deny, text: No. }] }',
      'rules[0].text: has no effect with action deny; remove it or use answer',
    ],
    [
      '{ rules: [{ tool: a, action: deny, onFault: allow }] }',
      'rules[0].onFault: has no effect without when or ask; remove it',
    ],
    [
      '{ rules: [{ name: all, tool: "*", action: allow }, { tool: a, action: deny }] }',
      'rules[1].tool: is never reached: rule all decides about these tools before it; put it in front, or remove it',
    ],
    [
      '{ rules: [{ tool: "get_*", action: deny }, { tool: get_orders, action: allow }] }',
      'rules[1].tool: is never reached: rule tools.rules[0] decides about these tools before it; put it in front, or remove it',
    ],
    [
      '{ rules: [{ name: x, tool: a, action: allow }, { name: x, tool: b, action: allow }] }',
      'rules[1].name: another rule is named "x"; choose another name',
    ],
    [
      '{ rules: [{ tool: a, action: hold }] }',
      'rules[0].action: hold needs approvers: the roles that may approve, such as approvers: [supervisor]',
    ],
    [
      '{ rules: [{ tool: a, action: deny, quorum: 2 }] }',
      'rules[0].quorum: has no effect with action deny; remove it or use hold',
    ],
    [
      '{ rules: [{ tool: a, action: hold, approvers: [b], timeout: 30s, wait: 1m }] }',
      'rules[0].wait: is longer than timeout, after which nobody can approve; shorten it',
    ],
    [
      '{ rules: [{ tool: a, action: hold, approvers: [b], timeout: 8d }] }',
      'rules[0].timeout: must be a time from 10s to 7d, such as 30s, 10m or 2h',
    ],
    ['{ rules: [{ tool: a, action: hold, approvers: [b], wait: 5 }] }', 'rules[0].wait: write text'],
  ] as const;
  for (const [tools, message] of WRONG)
    it(`refuses ${tools}`, () =>
      assert.deepEqual(problemsOf(`${HEAD}spec: { tools: ${tools} }`), [
        `policy.yaml:4 spec.tools.${message}`,
      ]));

  it('holds calls for people, on terms that are complete', () => {
    const rule = '{ tool: a, action: hold, approvers: [chief], quorum: 2, wait: 30s, text: "See {ticket}." }';
    const { tools } = load(`${HEAD}spec: { tools: { rules: [${rule}] } }`).policies[0] ?? {};
    const terms = {
      approvers: ['chief'],
      quorum: 2,
      waitMs: 30_000,
      timeoutMs: 600_000,
      text: 'See {ticket}.',
    };
    assert.deepEqual([tools?.rules[0]?.hold, tools?.whole], [terms, true]);
  });

  it('may say more of a tool in several rules', () => {
    const rules = [
      `{ tool: a, when: "args.x < 5", action: allow }`,
      '{ tool: a, action: deny }',
      '{ tool: a2, action: allow }',
      '{ tool: "a*", action: allow }',
      '{ tool: "b*", action: allow }',
      // Another case of a name that is allowed is none that is.
      '{ tool: bx, action: deny }',
    ];
    assert.equal(
      load(`${HEAD}spec: { tools: { rules: [${rules.join()}] } }`).policies[0]?.tools?.rules.length,
      6,
    );
  });

  it('is refused where a body mode cannot hold a call', () => {
    const spec =
      '{ acceptWeaker: [streamed], tools: { rules: [{ tool: a, when: "args.x == 1", action: allow }] } }';
    assert.match(
      problemsOf(`${HEAD}spec: ${spec}`)[0] ?? '',
      /spec\.tools: looks at arguments, and body mode STREAMED/,
    );
  });
});

describe('a condition in a policy', () => {
  const WRONG = [
    [`{ selects: { when: 'model == "m"' } }`, 'spec.selects.when: is no condition: Unknown variable: model'],
    [
      `{ request: { rules: [{ name: a, detector: pii, action: deny, when: 'tool == "a"' }] } }`,
      'spec.request.rules[0].when: is no condition: Unknown variable: tool',
    ],
    [
      `{ request: { rules: [{ name: a, detector: pii, action: redact, when: 'size(findings) > 0' }] } }`,
      'spec.request.rules[0].action: depends on findings, so that it is decided behind all others and cannot redact',
    ],
    [
      '{ request: { decisions: [{ name: a, ask: corp }] } }',
      'spec.request.decisions[0].ask: unknown decider "corp"; name it under "deciders" in weir.yaml, or with --decider',
    ],
    [
      '{ request: { rules: [{ name: a, detector: pii, action: deny }], decisions: [{ name: a, ask: b }] } }',
      'spec.request.decisions[0].ask: unknown decider',
    ],
    [
      '{ tools: { rules: [{ tool: a, ask: corp, action: allow }] } }',
      'spec.tools.rules[0].ask: unknown decider "corp"; name it under "deciders" in weir.yaml, or with --decider',
    ],
    [
      '{ tools: { rules: [{ tool: a, ask: corp, action: deny }] } }',
      'spec.tools.rules[0].ask: has no effect with action deny: nobody is asked about what is denied; remove it',
    ],
    [
      `{ response: { rules: [{ name: a, detector: pii, action: deny, when: 'args.x == 1' }] } }`,
      'spec.response.rules[0].when: is no condition: Unknown variable: args',
    ],
    [`{ selects: { when: '' } }`, 'spec.selects.when: must have at least 1 character'],
  ] as const;
  for (const [spec, message] of WRONG)
    it(`is refused: ${spec}`, () => {
      const [problem = ''] = problemsOf(`${HEAD}spec: ${spec}`);
      assert.ok(problem.startsWith(`policy.yaml:4 ${message}`), problem);
    });
});
