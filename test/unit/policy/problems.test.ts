/** What a policy's author is told: every slip is refused with file, line, path and what to do. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HEAD, problemsOf } from './load.ts';

const RULE = '    rules:\n      - name: one\n        detector: pii\n        action: deny\n';

/** Text of the spec (from line 4 on) -> the lines that the author reads. */
type Refused = readonly [what: string, text: string, problems: readonly string[]];
const REFUSED: readonly Refused[] = [
  [
    'an unknown key',
    'spec:\n  mod: observe\n',
    ['policy.yaml:5 spec.mod: unknown key "mod"; did you mean "mode"?'],
  ],
  [
    'an unknown value',
    'spec:\n  mode: observer\n',
    ['policy.yaml:5 spec.mode: unknown value "observer"; did you mean "observe"?'],
  ],
  [
    'a bound on parameters that none is',
    'spec:\n  request:\n    parameters: { maxTokens: 0, store: true, logprob: deny }\n',
    [
      'policy.yaml:6 spec.request.parameters.maxTokens: must be at least 1',
      'policy.yaml:6 spec.request.parameters.store: must be "false"',
      'policy.yaml:6 spec.request.parameters.logprob: unknown key "logprob"; did you mean "logprobs"?',
    ],
  ],
  [
    'a name for a bound that is not set',
    'spec:\n  request:\n    parameters: { maxTokensAs: max_tokens }\n',
    [
      'policy.yaml:6 spec.request.parameters.maxTokensAs: is without effect where maxTokens is left out; set maxTokens, or remove it',
    ],
  ],
  [
    'an unknown detector',
    `spec:\n  request:\n${RULE.replace('pii', 'keyword')}`,
    ['policy.yaml:8 spec.request.rules[0].detector: unknown detector "keyword"; did you mean "keywords"?'],
  ],
  [
    'an unknown detector like no other',
    `spec:\n  request:\n${RULE.replace('pii', 'something-else')}`,
    [
      'policy.yaml:8 spec.request.rules[0].detector: unknown detector "something-else"; choose from keywords, pii, remote',
    ],
  ],
  [
    'an unknown entity',
    `spec:\n  response:\n${RULE}        options:\n          entities: [CREDIT_CARD, USSSN]\n`,
    [
      'policy.yaml:11 spec.response.rules[0].options.entities[1]: unknown value "USSSN"; did you mean "US_SSN"?',
    ],
  ],
  [
    'an unknown option',
    `spec:\n  response:\n${RULE}        options: { entity: [US_SSN] }\n`,
    ['policy.yaml:10 spec.response.rules[0].options.entity: unknown key "entity"; did you mean "entities"?'],
  ],
  [
    'missing options',
    `spec:\n  request:\n${RULE.replace('pii', 'keywords')}`,
    ['policy.yaml:7 spec.request.rules[0].options.words: is missing; write a list'],
  ],
  [
    'a missing action',
    'spec:\n  request:\n    rules: [{ name: a, detector: pii }]\n',
    [
      'policy.yaml:6 spec.request.rules[0].action: is missing; write one of allow, annotate, redact, mask, hash, fake, neutralise, placeholder, deny',
    ],
  ],
  [
    'a threshold over 1',
    `spec:\n  request:\n${RULE}        threshold: 90\n`,
    ['policy.yaml:10 spec.request.rules[0].threshold: must be at most 1'],
  ],
  [
    'a threshold that is no number',
    `spec:\n  request:\n${RULE}        threshold: .nan\n`,
    ['policy.yaml:10 spec.request.rules[0].threshold: write a number'],
  ],
  [
    'a size of nothing',
    'spec:\n  request: { limits: { bodyBytes: 10mb } }\n',
    [
      'policy.yaml:5 spec.request.limits.bodyBytes: must be a size in bytes above 0, such as 65536, 64KiB or 10MiB',
    ],
  ],
  [
    'an unknown role',
    `spec:\n  request:\n${RULE}        on: [usr]\n`,
    ['policy.yaml:10 spec.request.rules[0].on[0]: unknown value "usr"; did you mean "user"?'],
  ],
  [
    'two rules of one name',
    `spec:\n  request:\n${RULE}${RULE.slice('    rules:\n'.length)}`,
    ['policy.yaml:10 spec.request.rules[1].name: another request rule is named "one"; choose another name'],
  ],
  [
    'a rule named like a fault',
    `spec:\n  request:\n${RULE.replace('one', 'unreadable')}`,
    [
      'policy.yaml:7 spec.request.rules[0].name: "unreadable" is a word that records use for something else; choose another name',
    ],
  ],
  [
    'a replacement without redact',
    `spec:\n  request:\n${RULE}        replacement: x\n`,
    [
      'policy.yaml:10 spec.request.rules[0].replacement: has no effect with action deny; remove it or use redact',
    ],
  ],
  [
    'tools of a rule for text',
    `spec:\n  request:\n${RULE}        within: text\n        tools: [run_sql]\n`,
    ['policy.yaml:11 spec.request.rules[0].tools: has no effect within text; remove one of the two'],
  ],
  [
    'posture cut of a detector that answers at once',
    `spec:\n  response:\n${RULE}        posture: cut\n`,
    [
      'policy.yaml:10 spec.response.rules[0].posture: has no effect with detector pii, which answers at once; remove it',
    ],
  ],
  [
    'whole calls of a request',
    `spec:\n  request:\n${RULE}        calls: whole\n`,
    ['policy.yaml:10 spec.request.rules[0].calls: has no effect: a request is judged whole; remove it'],
  ],
  [
    'whole calls in a body mode that cannot hold them',
    `spec:\n  acceptWeaker: [streamed]\n  response:\n${RULE}        calls: whole\n`,
    [
      'policy.yaml:11 spec.response.rules[0].calls: body mode STREAMED, which acceptWeaker accepts, cannot hold a call; remove one of the two',
    ],
  ],
  [
    'whole calls whose bytes go on',
    'spec:\n  response:\n    rules:\n      - { name: a, detector: remote, options: { judge: toxicity }, action: deny, posture: cut, calls: whole }\n',
    [
      'policy.yaml:7 spec.response.rules[0].calls: whole calls wait, and posture cut lets their bytes go on; remove one',
    ],
  ],
  [
    'redact with a judge',
    'spec:\n  request:\n    rules:\n      - { name: a, detector: remote, options: { judge: toxicity }, action: redact }\n',
    [
      'policy.yaml:7 spec.request.rules[0].action: a remote detector does not say which characters to redact; use deny or annotate',
    ],
  ],
  [
    'an unknown judge',
    'spec:\n  request:\n    rules:\n      - { name: a, detector: remote, options: { judge: toxcity }, action: deny }\n',
    ['policy.yaml:7 spec.request.rules[0].options.judge: unknown judge "toxcity"; did you mean "toxicity"?'],
  ],
  [
    'a host with a port',
    'spec: { selects: { hosts: ["llm:80"] } }\n',
    [
      'policy.yaml:4 spec.selects.hosts[0]: must be a host without port, exact or "*.suffix"; leave "hosts" out to select every host',
    ],
  ],
  [
    'a path with a star inside',
    'spec: { passPaths: ["/a/*/b"] }\n',
    [
      'policy.yaml:4 spec.passPaths[0]: must begin with "/", without a query, exact or with one "*" at its end',
    ],
  ],
  ...['/a/../b', '/a//b', '/a/..*', '/%61', '/%c3%bc', '/a;b', '/a%2fb', '/a%2*'].map(
    (path): Refused => [
      `a path that no request is looked up by: ${path}`,
      `spec: { readPaths: ["${path}"] }\n`,
      [
        'policy.yaml:4 spec.readPaths[0]: must be spelled as paths are looked up: no dot or empty segments, no parameters, no needless escapes, others in upper case',
      ],
    ],
  ),
  [
    'a header that a policy need not trust',
    'spec: { request: { trustHeaders: [x-request-id] } }\n',
    ['policy.yaml:4 spec.request.trustHeaders[0]: is no header that Weir would remove; leave it out'],
  ],
  [
    'a credential that nothing removes',
    'spec: { request: { removeHeaders: [x-apikey] } }\n',
    ['policy.yaml:4 spec.request.removeHeaders[0]: unknown value "x-apikey"; did you mean "x-api-key"?'],
  ],
  [
    'a script that does not exist',
    'spec: { request: { limits: { scripts: [Latinn] } } }\n',
    ['policy.yaml:4 spec.request.limits.scripts[0]: unknown script "Latinn"; did you mean "Latin"?'],
  ],
  [
    'a key twice',
    'spec:\n  mode: enforce\n  mode: observe\n',
    ['policy.yaml:6: is not valid YAML: Map keys must be unique'],
  ],
  [
    'a tag',
    'spec: !secret { mode: observe }\n',
    ['policy.yaml:4: is not valid YAML: Unresolved tag: !secret'],
  ],
  ['no spec', '', ['policy.yaml:1 spec: is missing; write a mapping of keys']],
];

describe('a policy is refused for', () => {
  for (const [what, text, problems] of REFUSED) {
    it(what, () => assert.deepEqual(problemsOf(HEAD + text), problems));
  }

  it('another version or kind', () => {
    const text = 'apiVersion: weir.dev/v2\nkind: GuardPolice\nmetadata: { name: x }\nspec: {}\n';
    assert.deepEqual(problemsOf(text), [
      'policy.yaml:1 apiVersion: must be "weir.dev/v1alpha1"',
      'policy.yaml:2 kind: must be "GuardPolicy"',
    ]);
  });

  it('being empty, and for comments alone', () => {
    assert.deepEqual(problemsOf(''), ['policy.yaml:1: is empty']);
    assert.deepEqual(problemsOf('# later\n---\n'), ['policy.yaml:1: is empty']);
  });

  it('all its problems at once, in order of line, over several documents', () => {
    const first = `${HEAD}spec:\n  mode: x\n  onFault: y\n`;
    const second = `---\n${HEAD}spec: { modes: 1 }\n`;
    assert.deepEqual(
      problemsOf(first + second).map((line) => line.split(' ')[0]),
      ['policy.yaml:5', 'policy.yaml:6', 'policy.yaml:11'],
    );
  });

  it('nesting and aliases that would cost too much', () => {
    assert.match(problemsOf(`${HEAD}spec: ${'['.repeat(100_000)}`).join(), /^policy\.yaml:\d+: /);
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${'bcdef'.replace(/./g, (c) => `${c}: &${c} [${`*${String.fromCharCode(c.charCodeAt(0) - 1)}, `.repeat(10)}]\n`)}`;
    assert.match(problemsOf(bomb).join(), /aliases multiply too far/);
  });
});

describe('what is promised for later is refused by name, never ignored', () => {
  const LATER = [
    ['spec: { audit: { content: full } }', 'spec.audit'],
    ['spec: { request: { limits: { inputTokens: 5 } } }', 'spec.request.limits.inputTokens'],
  ] as const;
  for (const [text, path] of LATER) {
    it(path, () => {
      assert.deepEqual(problemsOf(HEAD + text), [
        `policy.yaml:4 ${path}: is not supported by this version of Weir; remove it`,
      ]);
    });
  }

  it('a default that would hold every tool', () => {
    const [problem = ''] = problemsOf(`${HEAD}spec: { tools: { default: hold } }`);
    assert.match(
      problem,
      /^policy\.yaml:4 spec\.tools\.default: "hold" is not supported by this version of Weir/,
    );
  });

  it('the action hold', () => {
    const text = `${HEAD}spec: { response: { rules: [{ name: a, detector: pii, action: hold }] } }`;
    assert.deepEqual(problemsOf(text), [
      'policy.yaml:4 spec.response.rules[0].action: "hold" is not supported by this version of Weir; remove it',
    ]);
  });
});
