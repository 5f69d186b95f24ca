/** OPA through a real Envoy: a server and a bundle decide about requests and calls; what is no decision is denied. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, afterEach, before, describe, it } from 'node:test';
import { faultsOf, recordsOf } from '../answers/support/records.ts';
import { sends } from '../conformance/support/events.ts';
import { assertQuiet, inWords } from '../conformance/support/witness.ts';
import { chatBody, postChat } from '../harness/client.ts';
import type { JournalRecord } from '../harness/journal.ts';
import { ROOT, type Stack, startStack } from '../harness/stack.ts';
import { FIXTURES, opaBinary, startOpa } from './opa-child.ts';

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: rego }
spec:
  request:
    rules:
      - { name: note, detector: keywords, options: { words: [halcyon] }, action: annotate }
    decisions:
      - { name: corp, ask: corp, when: 'model.startsWith("gpt")' }
      - { name: bundled, ask: local, when: 'model == "gpt-4o-mini" || model == "local"' }
      - { name: silent, ask: silent, when: 'model == "silent"' }
      - { name: wrong, ask: wrong, when: 'model == "wrong"' }
      - { name: slow, ask: slow, when: 'model == "slow"' }
      - { name: down, ask: down, when: 'model == "down"' }
      - { name: lenient, ask: down, when: 'model == "lenient"', onFault: allow }
      - { name: told, ask: told, tell: [history, texts], when: 'model == "told"' }
      - { name: untold, ask: told, when: 'model == "untold"' }
  tools:
    labels: [{ tool: read_mail, reads: [untrusted] }]
    rules:
      - { name: refunds, tool: issue_refund, ask: corp, action: allow }
      - { name: closed, tool: close_account, ask: down, action: allow }
      - { name: spared, tool: look_up, ask: down, onFault: allow, action: allow }
      - { name: bundled-tools, tool: look_up, ask: local, action: allow }
`;

interface Told {
  readonly type: string;
  readonly rule: string;
  readonly source?: string;
}

function told(records: readonly JournalRecord[]): string[] {
  const all = records.flatMap((record) => (record['findings'] ?? []) as Told[]);
  return all.map(({ type, rule, source }) =>
    [type, rule, source].filter((one) => one !== undefined).join(' '),
  );
}

/** Parts of a streamed call. */
function callEvents(tool: string, pieces: readonly string[]): string[] {
  const chunk = (delta: object, finish: string | null = null) =>
    `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
  return [
    chunk({
      role: 'assistant',
      tool_calls: [{ index: 0, id: 'a', type: 'function', function: { name: tool, arguments: '' } }],
    }),
    ...pieces.map((text) => chunk({ tool_calls: [{ index: 0, function: { arguments: text } }] })),
    chunk({}, 'tool_calls'),
    'data: [DONE]\n\n',
  ];
}

function answerWith(tool: string, args: object): string {
  const call = { id: 'a', type: 'function', function: { name: tool, arguments: JSON.stringify(args) } };
  const message = { role: 'assistant', content: null, tool_calls: [call] };
  return JSON.stringify({
    id: 'c',
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [{ index: 0, message, finish_reason: 'tool_calls' }],
  });
}

const binary = opaBinary();
const missing = 'missing' in binary ? binary.missing : false;

describe('OPA', { timeout: 170_000, skip: missing }, () => {
  let stack: Stack;
  let opa: Awaited<ReturnType<typeof startOpa>>;
  before(async () => {
    opa = await startOpa('path' in binary ? binary.path : '');
    const at = (rule: string) => `${opa.url}/v1/data/weir/${rule}`;
    stack = await startStack({
      policy: POLICY,
      config: `deadlines: { judgeMs: 20000, drainMs: 500 }
deciders:
  corp: { kind: opa, url: "${at('decision')}", deadlineMs: 20000 }
  told: { kind: opa, url: "${at('told')}", deadlineMs: 20000 }
  silent: { kind: opa, url: "${at('silent')}", deadlineMs: 20000 }
  wrong: { kind: opa, url: "${at('wrong')}", deadlineMs: 20000 }
  slow: { kind: opa, url: "${at('slow')}", deadlineMs: 100 }
  down: { kind: opa, url: "http://127.0.0.1:1/v1/data/weir/decision", deadlineMs: 20000, breaker: { failures: 0 } }
  local: { kind: opa-wasm, file: "${FIXTURES}/bundle.tar.gz", entrypoint: weir/decision, deadlineMs: 20000 }
`,
    });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => {
    await stack?.stop();
    await opa?.child.stop();
  });

  async function asked(model: string, content = 'Hello.') {
    const before = stack.model.received.length;
    const response = await postChat(stack.url, chatBody(content, { model }));
    const text = await response.text();
    const records = await recordsOf(stack, response.headers.get('x-weir-id'));
    return { status: response.status, text, records, went: stack.model.received.length - before };
  }

  const REQUESTS = [
    {
      model: 'gpt-4o-mini',
      status: 200,
      told: ['DECISION_ALLOWED corp known-model', 'DECISION_ALLOWED bundled known-model'],
    },
    {
      model: 'gpt-4o',
      status: 403,
      words: ['request deny corp', 'close denied'],
      told: ['DECISION_DENIED corp no-rule'],
    },
    {
      model: 'local',
      status: 403,
      words: ['request deny bundled', 'close denied'],
      told: ['DECISION_DENIED bundled no-rule'],
    },
    {
      model: 'silent',
      status: 503,
      words: ['request deny silent', 'close fault'],
      fault: 'decision',
      told: [],
    },
    {
      model: 'wrong',
      status: 503,
      words: ['request deny wrong', 'close fault'],
      fault: 'decision',
      told: [],
    },
    { model: 'slow', status: 503, words: ['request deny slow', 'close fault'], fault: 'decision', told: [] },
    { model: 'down', status: 503, words: ['request deny down', 'close fault'], fault: 'decision', told: [] },
    { model: 'lenient', status: 200, fault: 'decision', told: [] },
    { model: 'unasked', status: 200, told: [] },
  ] as const;
  for (const row of REQUESTS)
    it(`decides about a request: ${row.model}`, async () => {
      const { status, text, records, went } = await asked(row.model);
      assert.equal(status, row.status, text);
      assert.equal(went, row.status === 200 ? 1 : 0);
      if ('words' in row) assert.deepEqual(records.map(inWords), row.words);
      assert.deepEqual(told(records), row.told);
      assert.deepEqual(faultsOf(records), 'fault' in row ? [row.fault] : []);
    });

  it('is told what rules found, and no word of it', async () => {
    const { status, records } = await asked('gpt-4o-mini', 'Project halcyon.');
    assert.equal(status, 403);
    assert.deepEqual(told(records), ['KEYWORD note', 'DECISION_DENIED corp no-rule']);
  });

  it('is told texts and earlier calls, where the policy says so', async () => {
    const called = {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'c', type: 'function', function: { name: 'read_mail', arguments: '{}' } }],
    };
    const messages = [
      called,
      { role: 'tool', tool_call_id: 'c', content: 'Nothing.' },
      { role: 'user', content: 'On halcyon.' },
    ];
    for (const [model, status, reason] of [
      ['told', 200, 'DECISION_ALLOWED told all-told'],
      ['untold', 403, 'DECISION_DENIED untold nothing-told'],
    ] as const) {
      const response = await postChat(stack.url, JSON.stringify({ model, messages }));
      const text = await response.text();
      const records = await recordsOf(stack, response.headers.get('x-weir-id'));
      assert.equal(response.status, status, text);
      assert.ok(told(records).includes(reason), JSON.stringify(told(records)));
      assert.equal(JSON.stringify(records).includes('halcyon'), false);
    }
  });

  it('decides about each of several calls of one answer', async () => {
    for (const [amounts, last] of [
      [[10, 20, 30], 'TOOL_ALLOWED refunds small-refund'],
      [[10, 20, 300], 'TOOL_DENIED refunds large-refund'],
    ] as const) {
      const calls = amounts.map((amount, at) => ({
        id: `c${at}`,
        type: 'function',
        function: { name: 'issue_refund', arguments: JSON.stringify({ amount }) },
      }));
      const message = { role: 'assistant', content: null, tool_calls: calls };
      const answer = JSON.stringify({
        id: 'c',
        choices: [{ index: 0, message, finish_reason: 'tool_calls' }],
      });
      stack.model.script('call', sends([answer], { contentType: 'application/json' }));
      const body = chatBody('Go.', { model: 'unasked' });
      const response = await postChat(stack.url, body, { 'x-script': 'call' });
      const came = await response.text();
      const records = await recordsOf(stack, response.headers.get('x-weir-id'));
      const small = 'TOOL_ALLOWED refunds small-refund';
      assert.deepEqual(told(records), [small, small, last]);
      assert.equal(came === answer, last === small, came);
    }
  });

  const CALLS = [
    { tool: 'issue_refund', args: { amount: 50 }, passes: true, told: ['TOOL_ALLOWED refunds small-refund'] },
    { tool: 'issue_refund', args: { amount: 51 }, passes: false, told: ['TOOL_DENIED refunds large-refund'] },
    { tool: 'close_account', args: {}, passes: false, told: ['TOOL_UNDECIDED closed'] },
    {
      tool: 'look_up',
      args: { a: 1 },
      passes: false,
      told: ['TOOL_UNDECIDED spared', 'TOOL_DENIED bundled-tools no-rule'],
    },
    { tool: 'other', args: {}, passes: false, told: ['TOOL_DENIED tools.default'] },
  ] as const;
  for (const { tool, args, passes, told: expected } of CALLS)
    for (const streams of [true, false])
      it(`decides about a call: ${tool} ${JSON.stringify(args)}${streams ? ', streamed' : ''}`, async () => {
        const text = JSON.stringify(args);
        const pieces = callEvents(tool, [text.slice(0, 4), text.slice(4)]);
        stack.model.script(
          'call',
          streams ? sends(pieces) : sends([answerWith(tool, args)], { contentType: 'application/json' }),
        );
        const body = chatBody('Go.', { model: 'unasked', stream: streams });
        const response = await postChat(stack.url, body, { 'x-script': 'call' });
        const came = await response.text();
        const records = await recordsOf(stack, response.headers.get('x-weir-id'));
        assert.equal(came.includes(`"${tool}"`), passes, came);
        if (passes) assert.equal(came, streams ? pieces.join('') : answerWith(tool, args));
        const decided = records.map(inWords).find((one) => one.startsWith('open'));
        assert.equal(decided, passes ? 'open allow none' : `open deny ${expected.at(-1)?.split(' ')[1]}`);
        assert.deepEqual(told(records), expected);
        const faults = ['close_account', 'look_up'].includes(tool) ? ['decision'] : [];
        assert.deepEqual(faultsOf(records), faults);
      });

  for (const amount of [50, 51])
    it(`decides about a call of a server of MCP: ${amount}`, async () => {
      const before = stack.model.received.length;
      const params = { name: 'issue_refund', arguments: { amount } };
      stack.model.script(
        'call',
        sends(['{"jsonrpc":"2.0","id":1,"result":{"content":[]}}'], { contentType: 'application/json' }),
      );
      const response = await fetch(`${stack.url}/mcp`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', 'x-script': 'call' },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
      });
      await response.text();
      const records = await recordsOf(stack, response.headers.get('x-weir-id'));
      const small = amount === 50;
      assert.equal(stack.model.received.length - before, small ? 1 : 0);
      assert.equal(records.map(inWords)[0], small ? 'request allow none' : 'request deny refunds');
      const allowed = small ? 'TOOL_ALLOWED refunds small-refund' : 'TOOL_DENIED refunds large-refund';
      assert.deepEqual(told(records), [allowed]);
    });

  it('takes the rules that the page shows', () => {
    const page = readFileSync(`${ROOT}docs/policies/opa.md`, 'utf8');
    const [, rules = ''] = /^```rego\n([\s\S]*?)^```$/m.exec(page) ?? [];
    const file = `${stack.folder}/shown.rego`;
    writeFileSync(file, rules);
    const checked = spawnSync('path' in binary ? binary.path : '', ['check', '--strict', file], {
      encoding: 'utf8',
    });
    assert.deepEqual([rules.includes('decision :='), checked.status, checked.stderr], [true, 0, '']);
  });

  it('is counted by outcome', async () => {
    const answers = (outcome: string, kind = 'opa') =>
      stack.metric('weir_decider_answers_total', { kind, outcome });
    for (const outcome of ['allowed', 'denied', 'undefined', 'wrong-type', 'deadline', 'unreachable'])
      assert.ok((await answers(outcome)) > 0, outcome);
    assert.ok((await answers('denied', 'opa-wasm')) > 0);
  });
});
