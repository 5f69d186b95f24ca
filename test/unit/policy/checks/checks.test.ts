/** What lint warns of in policies that are sound: each with its place, and what is left alone. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkPolicies, type KnownBeside } from '../../../../src/policy/checks/index.ts';
import { loadPolicyTexts } from '../../../../src/policy/load.ts';
import { formatProblem, formatProblemAt } from '../../../../src/policy/problem.ts';
import { policyRegistry } from '../../../../src/server/registry/policy-registry.ts';
import { HEAD } from '../load.ts';

const registry = { ...policyRegistry(['tox'], new Map([['openai', 'bearer']])), deciders: ['corp'] };
const known: KnownBeside = {
  registry,
  dialects: ['openai-chat', 'mcp'],
  tools: undefined,
  given: [],
  now: Date.UTC(2027, 0, 15),
};

/** The warnings about the spec of one policy, without the file. */
function warned(spec: string, beside: Partial<KnownBeside> = {}): string[] {
  return warnedOf([`${HEAD}${spec}`], beside).map((line) => line.replace(/^p0\.yaml:\d+ /, ''));
}

function warnedOf(texts: readonly string[], beside: Partial<KnownBeside> = {}): string[] {
  const sources = texts.map((text, at) => ({ file: `p${at}.yaml`, text }));
  const loaded = loadPolicyTexts(sources, registry);
  assert.ok(loaded.ok, loaded.ok ? '' : loaded.problems.map(formatProblem).join('\n'));
  return checkPolicies(sources, loaded.value, { ...known, ...beside }).map(
    (one) => `${formatProblem(one)} (${one.code})`,
  );
}

const rules = (...list: string[]): string => `spec: { request: { rules: [${list.join(', ')}] } }`;
const tools = (...list: string[]): string => `spec: { tools: { rules: [${list.join(', ')}] } }`;
const CARDS = '{ name: cards, detector: pii, action: redact }';
const NO_CARDS = '{ name: no-cards, detector: pii, action: deny }';
const RULE = 'spec.request.rules[1]';

type Case = readonly [what: string, spec: string, warnings: readonly string[]];

const RULES: readonly Case[] = [
  ['rules that look for different things', rules(CARDS, '{ name: b, detector: secrets, action: deny }'), []],
  [
    'rules for different options',
    rules(CARDS, '{ name: b, detector: pii, options: { entities: [IBAN] }, action: deny }'),
    [],
  ],
  [
    'rules for different roles',
    rules(
      '{ name: a, detector: pii, on: [user], action: deny }',
      '{ name: b, detector: pii, on: [tool, retrieved], action: redact }',
    ),
    [],
  ],
  [
    'rules under different conditions',
    rules(
      `{ name: a, detector: pii, when: 'caller.tenant == "a"', action: deny }`,
      `{ name: b, detector: pii, when: 'caller.tenant == "b"', action: redact }`,
    ),
    [],
  ],
  [
    'a surer rule that denies behind one that edits',
    rules(
      '{ name: a, detector: pii, threshold: 0.5, action: redact }',
      '{ name: b, detector: pii, threshold: 0.9, action: deny }',
    ),
    [],
  ],
  [
    'the same rule twice',
    rules(CARDS, '{ name: again, detector: pii, action: redact }'),
    [`${RULE}: finds the same as rule "cards"; remove one of them (repeated-rule)`],
  ],
  [
    'the same selection with another action',
    rules(CARDS, NO_CARDS),
    [
      `${RULE}: finds the same as rule "cards", whose action is redact; deny is what happens; keep one of them (conflicting-rules)`,
    ],
  ],
  [
    'an exemption that is none',
    rules(`{ name: let, detector: pii, on: [user], when: 'caller.tenant == "a"', action: allow }`, NO_CARDS),
    [
      'spec.request.rules[0]: has no effect: rule "no-cards" denies all that it finds; remove it, or narrow that one (unreachable-rule)',
    ],
  ],
  [
    'a rule behind one that denies more',
    rules(NO_CARDS, '{ name: b, detector: pii, threshold: 0.9, on: [user], action: redact }'),
    [
      `${RULE}: has no effect: rule "no-cards" denies all that it finds; remove it, or narrow that one (unreachable-rule)`,
    ],
  ],
  [
    'a rule that denies what is denied',
    rules(NO_CARDS, '{ name: b, detector: pii, tools: [refund], action: deny }'),
    [
      `${RULE}: is not needed: rule "no-cards" denies all that it finds; remove it, or narrow that one (unreachable-rule)`,
    ],
  ],
  [
    'an edit behind one that edits more',
    rules(CARDS, '{ name: b, detector: pii, on: [user], action: mask }'),
    [
      `${RULE}: has no effect: rule "cards" changes all that it finds and comes first; put it in front, or remove it (unreachable-rule)`,
    ],
  ],
  [
    'an edit in front of one that edits more',
    rules('{ name: b, detector: pii, on: [user], action: mask }', CARDS),
    [],
  ],
];

const WHEN = 'args.amount <= 50';
const TOOLS: readonly Case[] = [
  [
    'rules on tools under different conditions',
    tools(
      `{ tool: a, when: '${WHEN}', action: allow }`,
      `{ tool: a, when: 'args.amount <= 60', action: deny }`,
    ),
    [],
  ],
  [
    'a rule on tools twice',
    tools(
      `{ tool: "get_*", when: '${WHEN}', action: deny }`,
      `{ tool: get_x, when: 'args.amount  <=  50', action: deny }`,
    ),
    [
      'spec.tools.rules[1]: is never reached: rule tools.rules[0] decides about these tools under the same condition before it; remove it (unreachable-rule)',
    ],
  ],
  [
    'rules on tools that contradict each other',
    tools(
      `{ name: small, tool: a, when: '${WHEN}', action: allow }`,
      `{ tool: a, when: '${WHEN}', action: deny }`,
    ),
    [
      'spec.tools.rules[1]: is never reached: rule small decides about these tools under the same condition before it, with action allow; keep one of them (conflicting-rules)',
    ],
  ],
];

const WIDER = (other: string) =>
  `is never reached: rule tools.rules[0], with action allow, decides about these tools before it wherever this condition is true; ${other}`;
const FRONT = WIDER('put it in front of that one (conflicting-rules)');
/** Conditions of a rule that allows and of one behind it that denies. */
const IMPLIED: readonly (readonly [first: string, second: string])[] = [
  ['args.amount > 0', 'args.amount > 100'],
  ['args.amount >= 100', 'args.amount == 100 && args.to == "x"'],
  ['args.amount < 100.5', 'args.amount <= 100'],
  ['args.amount > -5', '(args.amount >= 0)'],
  ['"a" in caller.roles', 'args.x == 1 && ("a"  in caller.roles)'],
  ['args.x == 1 || args.x == 2', 'args.x == 2'],
  ['args.x > 1', 'args.x > 5 || args.x == 2'],
  ['args.x > 1 && args.y > 1', 'args.y > 2 && args.x > 2'],
];
const APART: readonly (readonly [first: string, second: string])[] = [
  ['args.amount > 100', 'args.amount > 0'],
  ['args.amount > 100', 'args.amount >= 100'],
  ['args.amount > 0', 'args.sum > 100'],
  ['args.x == 1 && args.y == 2', 'args.x == 1'],
  ['args.x > 1', 'args.x > 5 || args.y == 2'],
  ['args.x == 1', 'args.x == 1 || args.y == 2'],
  ['args.a.x == "1"', 'args.b.x == "1"'],
  ['args.x != 1', 'args.x > 0'],
];
const BEHIND: readonly Case[] = [
  ...IMPLIED.map(([first, second]): Case => behind(first, second, [`spec.tools.rules[1]: ${FRONT}`])),
  ...APART.map(([first, second]): Case => behind(first, second, [])),
];

function behind(first: string, second: string, warnings: readonly string[]): Case {
  const rule = (when: string, action: string) => `{ tool: a, when: '${when}', action: ${action} }`;
  return [`${second} behind ${first}`, tools(rule(first, 'allow'), rule(second, 'deny')), warnings];
}

const THRESHOLDS: readonly Case[] = [
  ['a threshold', rules('{ name: a, detector: unicode, threshold: 0.98, action: deny }'), []],
  [
    'a threshold that nothing reaches',
    rules('{ name: a, detector: unicode, threshold: 0.99, action: deny }'),
    [
      'spec.request.rules[0].threshold: nothing reaches it: detector unicode never scores more than 0.98; write that or less (threshold)',
    ],
  ],
  [
    'a threshold that everything reaches',
    rules('{ name: a, detector: injection, threshold: 0, action: deny }'),
    [
      'spec.request.rules[0].threshold: 0 leaves nothing alone: the faintest guess of detector injection counts; write the score from which a finding counts, such as 0.5 (threshold)',
    ],
  ],
];

const EFFECTS: readonly Case[] = [
  ['refusals that are said', 'spec: { callers: { kinds: [jwt] }, refusals: { as: answer, text: No. } }', []],
  [
    'refusals that nobody says',
    'spec: { callers: { kinds: [jwt] }, refusals: { text: No. } }',
    [
      'spec.refusals.text: has no effect: it is said with as: answer, and as is error; remove it (without-effect)',
    ],
  ],
  [
    'placeholders that nobody makes',
    `spec: { callers: { kinds: [jwt] }, placeholders: { scope: conversation, header: x-chat } }`,
    ['spec.placeholders: has no effect: no rule has action placeholder; remove it (without-effect)'],
  ],
  [
    'words of tools that nobody says',
    'spec: { tools: { text: No., rules: [{ tool: a, action: answer, text: Never. }] } }',
    [
      'spec.tools.text: has no effect: no rule on tools without words of its own has action answer; remove it (without-effect)',
    ],
  ],
  ['words of tools that the default says', 'spec: { tools: { text: No., default: answer } }', []],
];

const NO_RULES =
  'spec: lets everything pass that Weir can read: it has no rules; write a rule with action deny or redact, such as { name: no-injection, detector: injection, action: deny }, or say mode: observe (lets-all-pass)';
const ONLY_RECORDS = NO_RULES.replace('it has no rules', 'its rules only record what they find');
const EVERY_TOOL =
  'lets every tool be called: no rule denies, answers or holds a call; write default: deny and a rule for each tool that may be called, or remove spec.tools (lets-all-pass)';
const FIRST_TOOL =
  'lets every tool be called: no rule in front of it denies, answers or holds a call; name the tools that may be called (lets-all-pass)';
const OPEN: readonly Case[] = [
  ['a policy without rules', 'spec: { refusals: { as: answer } }', [NO_RULES]],
  ['a policy that only records', rules('{ name: a, detector: pii, action: annotate }'), [ONLY_RECORDS]],
  [
    'a policy of rules that are tried',
    rules('{ name: a, detector: pii, mode: observe, action: deny }'),
    [ONLY_RECORDS],
  ],
  ['a policy that says so', 'spec: { mode: observe }', []],
  ['a policy of budgets', 'spec: { budgets: [{ name: few, per: caller, requests: 5, window: 1m }] }', []],
  [
    'tools that are all allowed by default',
    'spec: { tools: { default: allow, rules: [{ tool: a, action: allow }] } }',
    [`spec.tools.default: ${EVERY_TOOL}`],
  ],
  ['tools that nothing is said of', 'spec: { tools: { default: allow } }', [`spec.tools: ${EVERY_TOOL}`]],
  [
    'a denial that is only tried',
    'spec: { tools: { default: allow, rules: [{ tool: a, mode: observe, action: deny }] } }',
    [`spec.tools.default: ${EVERY_TOOL}`],
  ],
  [
    'tools that are all allowed by a rule',
    tools('{ tool: b, action: allow }', '{ tool: "*", action: allow }'),
    [`spec.tools.rules[1].tool: ${FIRST_TOOL}`],
  ],
  ['a denial in front', tools('{ tool: b, action: deny }', '{ tool: "*", action: allow }'), []],
  ['an engine that decides', tools('{ tool: "*", ask: corp, action: allow }'), []],
  ['arguments as offered', 'spec: { tools: { default: allow, arguments: offered } }', []],
  [
    'tools of an HTTP API, which are listed',
    'spec: { tools: { http: [{ tool: read, methods: [GET], path: /a }], rules: [{ tool: "*", action: allow }] } }',
    [],
  ],
];

const passes = (roles: string, direction = 'request') =>
  `spec.${direction}.rules: no rule here reads text of role ${roles}: it passes; add the role to on of a rule, or leave on out (unread-role)`;
const INDIRECT = 'tool (what tools return), retrieved (what is looked up)';
const answers = (rule: string): string => `spec: { response: { rules: [${rule}] } }`;
const UNREAD: readonly Case[] = [
  [
    'rules for users alone',
    rules('{ name: a, detector: pii, on: [user], action: deny }'),
    [passes(INDIRECT)],
  ],
  [
    'injection that is looked for in what users say alone',
    rules('{ name: a, detector: injection, on: [user], action: deny }', CARDS),
    [
      `spec.request.rules[0].on: no rule with detector injection reads text of role ${INDIRECT}, in which others give instructions; add it (unread-role)`,
    ],
  ],
  [
    'injection that one rule for each looks for',
    rules(
      '{ name: a, detector: injection, on: [user], action: deny }',
      '{ name: b, detector: injection, on: [tool, retrieved], action: redact }',
    ),
    [],
  ],
  [
    'topics of users',
    rules('{ name: a, detector: language, options: { allowed: [en] }, on: [user], action: deny }'),
    [],
  ],
  [
    'answers without the reasoning',
    answers('{ name: a, detector: pii, on: [assistant], action: deny }'),
    [passes('reasoning', 'response')],
  ],
  ['calls of tools alone', answers('{ name: a, detector: pii, within: calls, action: deny }'), []],
  [
    'calls that nobody makes',
    answers('{ name: a, detector: pii, on: [user, tool], tools: [x], action: deny }'),
    [
      'spec.response.rules[0].on: is for calls of tools, which the assistant makes: add assistant, or the rule finds nothing (unreachable-rule)',
    ],
  ],
];

const PASSED_BY =
  'with onFault: allow, a call whose arguments this condition cannot be told of (one is missing, or is a list) passes this rule by; write onFault: deny (loose-condition)';
const FAULTS: readonly Case[] = [
  [
    'a denial that other arguments pass by',
    tools(`{ tool: a, when: 'args.x == 1', onFault: allow, action: deny }`),
    [`spec.tools.rules[0].onFault: ${PASSED_BY}`],
  ],
  [
    'a denial that they pass by because the policy says so',
    `spec: { onFault: allow, tools: { rules: [{ tool: a, when: 'args.x == 1', approvers: [b], action: hold }] } }`,
    [`spec.tools.rules[0].when: ${PASSED_BY}`],
  ],
  ['rules that allow', tools(`{ tool: a, when: 'args.x == 1', onFault: allow, action: allow }`), []],
  [
    'conditions that the call has no part in',
    tools(`{ tool: a, when: 'caller.claims.x == 1', onFault: allow, action: deny }`),
    [],
  ],
];

describe('lint warns', () => {
  for (const [what, spec, warnings] of [
    ...[...RULES, ...TOOLS, ...BEHIND, ...THRESHOLDS, ...EFFECTS],
    ...[...OPEN, ...UNREAD, ...FAULTS],
  ]) {
    it(warnings.length === 0 ? `not of ${what}` : `of ${what}`, () =>
      assert.deepEqual(warned(spec), warnings),
    );
  }

  it('of the file, the line and the column', () => {
    const texts = [
      { file: 'p.yaml', text: `${HEAD}spec:\n  refusals: { text: No. }\n  callers: { kinds: [jwt] }\n` },
    ];
    const loaded = loadPolicyTexts(texts, registry);
    assert.ok(loaded.ok);
    const [first] = checkPolicies(texts, loaded.value, known);
    assert.match(first === undefined ? '' : formatProblemAt(first), /^p\.yaml:5:15 spec\.refusals\.text: /);
  });
});

describe('lint warns of conditions', () => {
  const when = (text: string) =>
    warned(rules(`{ name: a, detector: pii, when: '${text}', action: deny }`)).map((line) =>
      line.replace('spec.request.rules[0].when: ', ''),
    );
  const NEVER = 'is never true, so that the rule never finds anything (constant-condition)';
  const ALWAYS = 'is always true; remove it (constant-condition)';
  const CONDITIONS: readonly (readonly [text: string, warnings: readonly string[]])[] = [
    ['caller.tenant == "a"', []],
    ['caller.tenant == "a" || caller.tenant == "b"', []],
    ['caller.tenant != "a" && caller.tenant != "b"', []],
    ['time.getHours() > 8 && time.getHours() < 18', []],
    ['"agent" in caller.roles', []],
    ['[1, 2].exists(x, x == size(caller.roles))', []],
    ['true', [ALWAYS]],
    ['1 > 2', [NEVER]],
    ['!(1 > 2)', [ALWAYS]],
    ['[1, 2].exists(x, x == 3)', [NEVER]],
    ['caller.tenant == "a" || 1 < 2', [ALWAYS]],
    ['caller.tenant == "a" && "x".contains("y")', [NEVER]],
    ['caller.tenant == "a" && (caller.id == "x" && caller.tenant == "b")', [NEVER]],
    ['caller.tenant != "a" || caller.tenant != "b"', [ALWAYS]],
    ['!(caller.tenant == "a" && caller.tenant == "b")', [ALWAYS]],
    ['"a" in caller.roles && !("a"  in caller.roles)', [NEVER]],
    ['(caller.id == "x") || !(caller.id == "x")', [ALWAYS]],
    ['"a" in caller.roles && !("b" in caller.roles)', []],
    ['caller.claims.level > 5 && caller.claims.level <= 4', [NEVER]],
    ['caller.claims.level >= 5 && caller.claims.level <= 5', []],
    ['caller.kind == "JWT"', ['caller.kind is never "JWT"; did you mean "jwt"? (unknown-value)']],
    ['caller.kind == "jwt"', []],
    [
      'request.dialect == "openai-chats"',
      ['request.dialect is never "openai-chats"; did you mean "openai-chat"? (unknown-value)'],
    ],
    ['request.method == "post"', ['request.method is never "post"; did you mean "POST"? (unknown-value)']],
  ];
  for (const [text, warnings] of CONDITIONS)
    it(`${warnings.length === 0 ? 'not ' : ''}such as ${text}`, () => assert.deepEqual(when(text), warnings));

  it('of selections and of tools as well', () => {
    const spec =
      'spec: { selects: { when: "false" }, tools: { rules: [{ tool: a, when: "1 == 1", action: allow }] } }';
    assert.deepEqual(warned(spec), [
      'spec.selects.when: is never true, so that the policy is never used (constant-condition)',
      'spec.tools.rules[0].when: is always true; remove it (constant-condition)',
    ]);
  });

  it('that two policies with the same selection share', () => {
    const policy = (name: string, when: string) =>
      `${HEAD.replace('test', name)}spec: { callers: { kinds: [jwt] }, selects: { hosts: [a, b], when: '${when}' } }\n`;
    const same = 'caller.tenant == "x"';
    const models = (text: string, list: string) => text.replace('when:', `models: [${list}], when:`);
    const apart = [models(policy('one', same), 'a'), models(policy('two', same), 'b')];
    assert.deepEqual(warnedOf(apart), []);
    assert.equal(warnedOf([models(policy('one', same), 'a, b'), models(policy('two', same), 'b')]).length, 1);
    assert.deepEqual(warnedOf([policy('one', same), policy('two', 'caller.tenant == "y"')]), []);
    assert.deepEqual(warnedOf([policy('one', same), policy('two', same)]), [
      'p1.yaml:4 spec.selects: is never used: policy "one" selects the same under the same condition and comes first; select something else, or remove one (unreachable-rule)',
    ]);
  });
});

describe('lint warns of tools', () => {
  const spec = (default_ = 'deny') =>
    `spec: { tools: { default: ${default_}, rules: [{ tool: issue_refund, action: allow }, { tool: "crm.*", action: allow }, { tool: shell, action: deny }] }, request: { rules: [` +
    '{ name: a, detector: pii, tools: [isue_refund, crm.search], action: deny }] } }';

  it('that no rule allows', () => {
    assert.deepEqual(warned(spec()), [
      'spec.request.rules[0].tools[0]: no rule under spec.tools allows tool "isue_refund", so that there is no call of it; did you mean "issue_refund"? (unknown-tool)',
    ]);
    assert.deepEqual(warned(spec('allow')), []);
  });

  it('that there are none of, where it is told what there is', () => {
    assert.deepEqual(warned(spec('allow'), { tools: ['issue_refunds', 'crm.search', 'shell'] }), [
      'spec.tools.rules[0].tool: there is no tool "issue_refund"; did you mean "issue_refunds"? (unknown-tool)',
      'spec.request.rules[0].tools[0]: there is no tool "isue_refund"; did you mean "issue_refunds"? (unknown-tool)',
    ]);
  });
});

describe('lint warns of HTTP APIs', () => {
  const routes = (...list: string[]) => warned(`spec: { tools: { http: [${list.join()}] } }`);
  const READ = '{ tool: read, methods: [GET, HEAD], path: /orders }';

  it('of which a tool is never reached', () => {
    assert.deepEqual(routes(READ, '{ tool: list, methods: [GET], path: /orders }'), [
      'spec.tools.http[1]: is never reached: tool "read" has the same path and methods before it; remove one of them (unreachable-rule)',
    ]);
  });

  it('not where methods or paths differ', () => {
    const others = [
      '{ tool: add, methods: [GET, POST], path: /orders }',
      '{ tool: one, methods: [GET], path: "/orders/*" }',
    ];
    assert.deepEqual(routes(READ, ...others), []);
  });
});

describe('lint warns of loose conditions of rules that allow calls', () => {
  const when = (text: string, action = 'allow') =>
    warned(tools(`{ tool: a, when: '${text}', action: ${action} }`)).map((line) =>
      line.replace(
        /^spec\.tools\.rules\[0\]\.when: (\w+)\(.*?\) is true (?:of )?(\S+ \S+).* \((.*)\)$/,
        '$1 $2 $3',
      ),
    );
  const LOOSE: readonly (readonly [text: string, said: string])[] = [
    ['args.url.startsWith("https://api.shop.example")', 'startsWith longer hosts'],
    ['has(args.url) && args.url.startsWith("https://api.shop.example:8443")', 'startsWith longer hosts'],
    ['args.url.startsWith("https://api.shop.example/v1/")', 'startsWith a way'],
    ['args.path.startsWith("/data/")', 'startsWith a way'],
    ['args.paths.all(p, p.startsWith("/data"))', 'startsWith a way'],
    ['args["uri"].startsWith("file:///handbook/")', 'startsWith a way'],
    ['args.url.contains("shop.example")', 'contains wherever that'],
    ['args.url.matches("https://.*[.]shop[.]example/")', 'matches wherever that'],
    ['args.url.matches("^https://api[.]shop[.]example")', 'matches wherever that'],
    ['args.name.matches("[a-z]+")', 'matches wherever that'],
    ['args.to.endsWith("@shop.example")', 'endsWith a list'],
  ];
  for (const [text, said] of LOOSE)
    it(`such as ${text}`, () => assert.deepEqual(when(text), [`${said} loose-condition`]));

  const STRICT = [
    'args.url.startsWith("https://")',
    'args.url.startsWith("https://api.shop.example/")',
    'args.url.startsWith("https://api.shop.example") && args.url.host() == "api.shop.example"',
    'args.path.startsWith("/data/") && !args.path.contains("..")',
    'args.path.isWithin("/data")',
    'args.order.matches("^[A-Z]{2}-[0-9]{6}$") || args.order.matches("(?i)^(ab|cd)$")',
    'args.query.matches("^SELECT ")',
    'args.text.contains("please") && args.file.endsWith(".pdf")',
    '!args.url.contains("shop.example")',
    'request.path.startsWith("/v1/") && model.startsWith("/m/")',
    'caller.roles.exists(role, role == "a") && tool.matches("x")',
  ];
  for (const text of STRICT) it(`not such as ${text}`, () => assert.deepEqual(when(text), []));

  it('and leaves those of rules that do not allow', () =>
    assert.deepEqual(when('args.url.contains("evil.example")', 'deny'), []));
});

describe('lint warns of what keeps rules from acting', () => {
  const until = (day: string): string =>
    `spec: { request: { rules: [${NO_CARDS}] }, exceptions: [{ name: moving, rules: [no-cards], owner: payments, reason: why, until: ${day} }] }`;

  it('where an exception is over, or lasts too long', () => {
    const place = 'spec.exceptions[0].until: exception "moving"';
    assert.deepEqual(warned(until('2027-01-14')), [
      `${place} is over and does nothing; ask payments, and remove it (expired)`,
    ]);
    assert.deepEqual(warned(until('2027-01-15')), []);
    assert.deepEqual(warned(until('2028-06-01')), [
      `${place} lasts for more than a year; narrow the rule, or name a nearer end (without-effect)`,
    ]);
  });

  it('where a rollout is none', () => {
    const at = (percent: number): string[] =>
      warned(rules(`{ name: a, detector: pii, action: deny, rollout: { percent: ${percent} } }`));
    assert.deepEqual(at(10), []);
    assert.match(at(0)[0] ?? '', /acts on nobody who is known; use mode: observe \(without-effect\)$/);
    assert.match(at(100)[0] ?? '', /acts on everybody/);
  });

  it('and does not take a rule that is tried for one that decides', () => {
    const tried = NO_CARDS.replace(/ }$/, ', mode: observe }');
    assert.deepEqual(warned(rules(tried, CARDS)), []);
    const call = (more: string): string => `{ tool: a, when: '${WHEN}', action: deny${more} }`;
    assert.deepEqual(warned(tools(call(', mode: observe'), call(''))), []);
  });
});

describe('lint warns of what nothing uses', () => {
  it('by its kind', () => {
    const spec =
      'spec: { upstream: { credential: openai }, request: { rules: [{ name: a, detector: remote, options: { judge: tox }, action: deny }] } }';
    const given = [
      ['judge', '--judge ', ['tox', 'toxx']],
      ['credential', '--credential ', ['openai', 'bedrock']],
      ['schema', 'folder/', ['schemas/ticket.json']],
    ] as const;
    assert.deepEqual(warned(spec, { given }).toSorted(), [
      '--credential bedrock: no policy uses credential "bedrock" (unused)',
      '--judge toxx: no policy uses judge "toxx"; did a rule mean it by "tox"? (unused)',
      'folder/schemas/ticket.json: no policy uses schema "schemas/ticket.json" (unused)',
    ]);
  });
});
