/** `weir test`: what it prints of cases that hold and of cases that do not, and the code that it ends with. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, mock } from 'node:test';
import { casesSchemaText, test } from '../../../src/cli/test.ts';
import { policyText, temporaryFolder } from '../config/folder.ts';

const HEAD = 'apiVersion: weir.dev/v1alpha1\nkind: PolicyCases\n';
const CARD = '4111 1111 1111 1111';
const POLICY = policyText(
  'shop',
  `
  request:
    rules:
      - { name: no-cards, detector: pii, options: { entities: [CREDIT_CARD] }, on: [user], action: deny }
  response:
    rules:
      - { name: mask-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact, replacement: "[CARD]" }
      - { name: secret-project, detector: keywords, options: { words: [halcyon] }, action: deny }
      - { name: judged, detector: remote, options: { judge: guard }, on: [assistant], action: deny, onFault: allow }
  tools:
    rules: [{ name: agents-look, tool: look, when: '"agent" in caller.roles && time.getHours() < 18', action: allow }]`,
);

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out = mock.method(console, 'log', () => {});
  const err = mock.method(console, 'error', () => {});
  const write = mock.method(process.stdout, 'write', () => true);
  try {
    const code = await test.run(args);
    const text = (calls: readonly { arguments: unknown[] }[]): string =>
      calls.map((call) => String(call.arguments[0])).join('\n');
    return { code, out: text([...out.mock.calls, ...write.mock.calls]), err: text(err.mock.calls) };
  } finally {
    mock.restoreAll();
  }
}

/** A folder with the policy and these cases, as people keep them. */
function folderWith(cases: string): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'cases'));
  writeFileSync(join(folder, 'shop.yaml'), POLICY);
  writeFileSync(join(folder, 'cases/shop.yaml'), `${HEAD}${cases}`);
  return folder;
}

const JUDGES = 'judges: { guard: [] }';

/** Cases that hold, one for each thing that can be said. */
const HOLD = `defaults: { ${JUDGES} }
cases:
  - { name: prose, request: { user: Hello }, expect: { verdict: allow, rule: none, status: 200, upstream: same, client: same } }
  - name: a card goes nowhere
    request: { user: "Pay with ${CARD}" }
    expect: { verdict: deny, rule: no-cards, status: 403, upstream: nothing, finds: [CREDIT_CARD], request: { verdict: deny }, record: [{ kind: request, verdict: deny, findings: [{ type: CREDIT_CARD, role: user }] }, { kind: close }] }
  - name: a card in a stream is masked
    stream: true
    answer: { text: "It is ${CARD} as you know." }
    expect: { verdict: mutate, rule: mask-cards, client: { has: ["It is [CARD] as you know."], lacks: ["4111"] }, answer: { verdict: mutate }, request: { verdict: allow } }
  - name: in small pieces too
    form: anthropic-messages
    stream: true
    chunkBytes: 3
    answer: { text: "It is ${CARD} as you know." }
    expect: { verdict: mutate, client: { has: ["It is [CARD] as you know."] } }
  - { name: a stream is cut, stream: true, answer: { text: "It is called Halcyon." }, expect: { verdict: cut, client: { has: ["It is called"], lacks: [Halcyon] } } }
  - { name: the judge objects, judges: { guard: [{ type: ABUSE, score: 0.9 }] }, answer: { text: You fool }, expect: { verdict: deny, rule: judged } }
  - { name: an agent looks, caller: { roles: [agent] }, answer: { calls: [{ name: look, args: { at: 1 } }] }, expect: { verdict: allow, client: same, finds: [TOOL_ALLOWED] } }
  - { name: nobody looks at night, caller: { roles: [agent] }, time: "2026-01-05T19:00:00Z", answer: { calls: [{ name: look }] }, expect: { verdict: deny, rule: tools.default } }
  - { name: strangers do not look, form: anthropic-messages, answer: { calls: [{ name: look }] }, expect: { verdict: deny } }
  - { name: mcp, form: mcp, caller: { roles: [agent] }, request: { method: tools/call, params: { name: look, arguments: {} } }, answer: { text: there }, expect: { verdict: allow, record: [{ dialect: mcp }] } }
  - { name: an unknown path, path: /v2/anything, expect: { verdict: deny, rule: unsupported } }
`;

describe('weir test', () => {
  it('passes cases that hold, in a folder, by the policy and by their own file', async () => {
    const folder = folderWith(HOLD);
    writeFileSync(join(folder, 'more.yaml'), policyText('more'));
    const file = join(folder, 'cases/shop.yaml');
    const line = `${file}: 11 of 11 cases passed`;
    const { code, out } = await run(folder);
    assert.deepEqual(
      [code, out.split('\n')],
      [0, [line, `${folder}: without cases: more.yaml`, '1 file, 11 cases, 11 passed, 0 failed']],
      out,
    );
    for (const path of [join(folder, 'shop.yaml'), file, join(folder, 'cases')])
      assert.equal((await run(path)).out.split('\n')[0], line);
  });

  /** What is expected wrongly of the same exchanges, and the line that says so. */
  const WRONG: readonly (readonly [string, RegExp])[] = [
    ['verdict: deny', /verdict: expected deny, got mutate/],
    ['verdict: mutate, rule: other', /rule: expected other, got mask-cards/],
    ['verdict: mutate, status: 403', /status: expected 403, got 200/],
    ['verdict: mutate, request: { verdict: deny }', /request\.verdict: expected deny, got allow/],
    ['verdict: mutate, answer: { rule: x }', /answer\.rule: expected x, got mask-cards/],
    ['verdict: mutate, upstream: nothing', /upstream: expected nothing, got \d+ bytes/],
    [
      'verdict: mutate, client: same',
      /client: was to be the same; from byte \d+ expected ".*4111.*, got ".*\[CARD\]/,
    ],
    ['verdict: mutate, client: { has: ["4111"] }', /client: has no "4111"/],
    ['verdict: mutate, client: { lacks: ["[CARD]"] }', /client: was to lack "\[CARD\]", and has it/],
    ['verdict: mutate, finds: [US_SSN]', /finds: expected US_SSN, found CREDIT_CARD/],
    [
      'verdict: mutate, record: [{ kind: mutate, rule: x }]',
      /record\[0\]: no record fits; the nearest differs in rule expected "x", got "mask-cards"/,
    ],
    [
      'verdict: mutate, record: [{ kind: close }, { kind: close }]',
      /record\[1\]: there is no further record/,
    ],
  ];
  for (const [expected, reason] of WRONG)
    it(`says what does not hold: ${expected}`, async () => {
      const answer = `answer: { text: "It is ${CARD}." }`;
      const folder = folderWith(
        `cases: [{ name: one, stream: true, ${JUDGES}, ${answer}, expect: { ${expected} } }]\n`,
      );
      const { code, out } = await run(folder);
      assert.equal(code, 1);
      assert.match(out, reason);
      assert.match(out, /FAIL .*shop\.yaml:3 one\n/);
      assert.match(
        out,
        /decided: request allow; answer mutate \(mask-cards\); status 200; found CREDIT_CARD by/,
      );
    });

  it('takes a judge of which nothing is said for one that is down', async () => {
    const folder = folderWith(
      'cases: [{ name: one, expect: { verdict: allow, record: [{ fault: { kind: judge } }] } }]\n',
    );
    assert.deepEqual((await run('--judge', 'guard', folder)).code, 0);
  });

  it('lets an earlier exchange of the same case be known', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'kept.yaml'), policyText('kept'));
    writeFileSync(
      join(folder, 'kept-cases.yaml'),
      `${HEAD}policies: kept.yaml
defaults: { path: /v1/responses, caller: { tenant: shop }, request: { body: { model: m, input: hello, previous_response_id: resp_1 } } }
cases:
  - { name: nobody made it, expect: { verdict: deny } }
  - name: the tenant made it
    before: [{ request: { body: { model: m, input: hello } }, answer: { body: { id: resp_1, object: response, status: completed, model: m, output: [] } } }]
    expect: { request: { verdict: allow }, verdict: allow }
`,
    );
    const { code, out } = await run(join(folder, 'kept-cases.yaml'));
    assert.equal(code, 0, out);
  });

  it('writes TAP and JUnit', async () => {
    const folder = folderWith(
      `defaults: { ${JUDGES} }\ncases: [{ name: 'fine & # well', expect: { verdict: allow } }, { name: wrong, expect: { verdict: deny } }]\n`,
    );
    const junit = join(folder, 'junit.xml');
    const { code, out } = await run(folder, '--tap', '--junit', junit);
    assert.equal(code, 1);
    assert.match(
      out,
      /^TAP version 14\n1\.\.2\nok 1 - .*: fine & \\# well\nnot ok 2 - .*\n {2}---\n {2}line: 4\n/,
    );
    const xml = readFileSync(junit, 'utf8');
    assert.match(xml, /<testsuites name="weir test" tests="2" failures="1">/);
    assert.match(xml, /name="fine &amp; # well" time="[\d.]+"\/>/);
    assert.match(xml, /<failure message="verdict: expected deny, got allow">/);
    const unwritten = await run(folder, '--junit', join(folder, 'none', 'junit.xml'));
    assert.deepEqual(
      [unwritten.code, /junit\.xml cannot be written \(ENOENT\)$/.test(unwritten.err)],
      [2, true],
    );
  });

  it('ends with 2 where nothing could be run', async () => {
    const folder = folderWith(HOLD);
    const bad = join(folder, 'cases/bad.yaml');
    writeFileSync(
      bad,
      `${HEAD}cases: [{ name: a, expect: { verdit: deny } }, { name: a, expect: { verdict: deny } }]\n`,
    );
    const rows: readonly (readonly [readonly string[], RegExp])[] = [
      [['--only', 'no such name', join(folder, 'cases/shop.yaml')], /no case has "no such name" in its name/],
      [[bad], /bad\.yaml:3 cases\[0\]\.expect\.verdit: unknown key "verdit"; did you mean "verdict"\?/],
      [[join(folder, 'nowhere')], /nowhere: is not there/],
      [['--judge'], /see weir test --help/],
      [['--credential', 'a=b', folder], /--credential a=b: the kind is one of/],
    ];
    for (const [args, reason] of rows) {
      const { code, err } = await run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, reason);
    }
  });

  it('refuses integers that YAML rounds, and takes them as JSON text', async () => {
    const of = (args: string) =>
      `cases: [{ name: a, answer: { calls: [{ name: b, args: ${args} }] }, expect: { verdict: allow } }]\n`;
    assert.match(
      (await run(folderWith(of('{ ids: [9007199254740993] }')))).err,
      /calls\[0\]\.args: holds an integer beyond 2\^53, which YAML rounds; write the arguments as JSON text/,
    );
    const told = await run(folderWith(of(`'{"ids": [9007199254740993]}'`)));
    assert.doesNotMatch(told.err, /rounds/);
  });

  it('refuses a second case of the same name, and policies that are not sound', async () => {
    const doubled = folderWith(
      `cases: [{ name: a, expect: { verdict: deny } }, { name: a, expect: { verdict: deny } }]\n`,
    );
    assert.match((await run(doubled)).err, /cases\[1\]\.name: another case has the same name/);
    const folder = folderWith(`cases: [{ name: a, ${JUDGES}, expect: { verdict: deny } }]\n`);
    writeFileSync(join(folder, 'shop.yaml'), policyText('shop', '{ mod: x }'));
    assert.match((await run(folder)).err, /unknown key "mod"/);
  });

  it('has the schema that is committed', async () => {
    const committed = readFileSync(
      new URL('../../../policies/policy-cases.schema.json', import.meta.url),
      'utf8',
    );
    assert.deepEqual(JSON.parse(committed), JSON.parse(casesSchemaText()));
  });
});
