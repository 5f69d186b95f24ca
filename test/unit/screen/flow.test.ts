/** What a request tells of earlier calls, in every protocol of models, and whose texts it holds. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NO_GRANTS } from '../../../src/core/caller.ts';
import type { Dialect } from '../../../src/core/dialect.ts';
import type { Channel } from '../../../src/core/segment.ts';
import { findDialect } from '../../../src/dialects/index.ts';
import { answerLane } from '../../../src/screen/answer-lane.ts';
import { Flow } from '../../../src/screen/flow.ts';
import { requestLane } from '../../../src/screen/request-lane.ts';
import { policiesOf } from '../../fakes/conversation.ts';

const NOW = new Date(Date.UTC(2026, 0, 1, 12));
const FACTS = {
  caller: { id: 'ann', kind: 'jwt', ...NO_GRANTS },
  request: { host: 'llm.test', path: '/', method: 'POST', dialect: '' },
  time: NOW,
} as const;

const [POLICY] = policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: t }
spec:
  tools:
    history: { by: session }
    rules: [{ tool: "*", when: 'history.size() < 100 && !("retrieved" in sees)', action: allow }]
`).policies;

function flowOf(hears = true): Flow {
  assert.ok(POLICY?.tools !== undefined);
  return new Flow({ tools: POLICY.tools, id: 'x', time: NOW, hears });
}

const NAMES = ['read_mail', 'fetch_page', 'read_mail'];
const call = (name: string, at: number) => ({ id: `c${at}`, name, args: { a: at } });
const CALLS = NAMES.map(call);

/** The same conversation on every wire: three calls, their results, and no document. */
const REQUESTS: readonly { readonly title: string; readonly path: string; readonly body: object }[] = [
  {
    ...{ title: 'openai-chat', path: '/v1/chat/completions' },
    body: {
      model: 'm',
      messages: [
        { role: 'user', content: 'Help me.' },
        ...CALLS.flatMap(({ id, name, args }) => [
          {
            ...{ role: 'assistant', content: null },
            tool_calls: [{ id, type: 'function', function: { name, arguments: JSON.stringify(args) } }],
          },
          { role: 'tool', tool_call_id: id, content: 'done' },
        ]),
      ],
    },
  },
  {
    ...{ title: 'openai-chat, parallel and before their names', path: '/v1/chat/completions' },
    body: {
      messages: [
        {
          tool_calls: CALLS.map(({ id, name, args }) => ({
            ...{ function: { arguments: JSON.stringify(args), name }, id, type: 'function' },
          })),
          role: 'assistant',
        },
        ...CALLS.map(({ id }) => ({ content: 'done', role: 'tool', tool_call_id: id })),
      ],
      model: 'm',
    },
  },
  {
    ...{ title: 'openai-responses', path: '/v1/responses' },
    body: {
      model: 'm',
      input: CALLS.flatMap(({ id, name, args }) => [
        { type: 'function_call', call_id: id, name, arguments: JSON.stringify(args) },
        { type: 'function_call_output', call_id: id, output: 'done' },
      ]),
    },
  },
  {
    ...{ title: 'anthropic-messages', path: '/v1/messages' },
    body: {
      ...{ model: 'm', max_tokens: 9 },
      messages: CALLS.flatMap(({ id, name, args }) => [
        { role: 'assistant', content: [{ type: 'tool_use', id, name, input: args }] },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: id, content: 'done' }] },
      ]),
    },
  },
  {
    ...{ title: 'gemini', path: '/v1beta/models/m:generateContent' },
    body: {
      contents: CALLS.flatMap(({ name, args }) => [
        { role: 'model', parts: [{ functionCall: { name, args } }] },
        { role: 'user', parts: [{ functionResponse: { name, response: { output: 'done' } } }] },
      ]),
    },
  },
  {
    ...{ title: 'bedrock-converse', path: '/model/m/converse' },
    body: {
      messages: CALLS.flatMap(({ id, name, args }) => [
        { role: 'assistant', content: [{ toolUse: { toolUseId: id, name, input: args } }] },
        { role: 'user', content: [{ toolResult: { toolUseId: id, content: [{ text: 'done' }] } }] },
      ]),
    },
  },
];

function heard(
  { path, body }: { readonly path: string; readonly body: object },
  size: number,
  flow = flowOf(),
) {
  assert.ok(POLICY !== undefined);
  const dialect = findDialect({ method: 'POST', path }) as Dialect;
  const head = { method: 'POST', path, headers: [{ name: 'content-type', value: 'application/json' }] };
  const parts = { head, flow, facts: FACTS, fingerprint: (text: string) => text, tenant: () => undefined };
  const lane = requestLane(POLICY, dialect, parts);
  assert.ok(lane.ok);
  const bytes = Buffer.from(JSON.stringify(body));
  for (let at = 0; at < bytes.length; at += size) lane.value.push(bytes.subarray(at, at + size));
  const { denial } = lane.value.end();
  assert.equal(denial, undefined, JSON.stringify(denial));
  flow.learn([]);
  return flow;
}

const toolsIn = (flow: Flow) => flow.history?.map(({ tool }) => tool);

describe('what a request tells of earlier calls', () => {
  for (const one of REQUESTS)
    it(`in order, in any chunking: ${one.title}`, () => {
      for (const size of [1_000_000, 7]) {
        const flow = heard(one, size);
        assert.deepEqual(toolsIn(flow), NAMES);
        assert.ok(flow.history?.every(({ time, parallel }) => time === NOW && !parallel));
        assert.ok(flow.sees.includes('tool') && !flow.sees.includes('retrieved'), flow.sees.join());
      }
    });

  it('is joined with what was stored, each call once', () => {
    const flow = heard(REQUESTS[0] ?? assert.fail(), 9);
    const stored = (tool: string, ago: number, at: number) =>
      [`e:${at}`, `${NOW.getTime() - ago} ${tool}`] as const;
    flow.learn([stored('read_mail', 10, 1), stored('send_mail', 90, 2)]);
    assert.deepEqual(toolsIn(flow), ['send_mail', 'read_mail', 'fetch_page', 'read_mail']);
    assert.equal(flow.history?.[0]?.time.getTime(), NOW.getTime() - 90);
    assert.equal(NOW.getTime(), Date.UTC(2026, 0, 1, 12), 'the time of the exchange stays');
    flow.passes('fetch_page');
    assert.deepEqual(
      flow.history?.filter(({ parallel }) => parallel).map(({ tool }) => tool),
      ['fetch_page'],
    );
    assert.deepEqual(flow.takeFresh(), [['x:0', `${NOW.getTime()} fetch_page`]]);
    assert.deepEqual(flow.takeFresh(), []);
  });

  it('is unknown before what was stored is there, and of a row that says something else', () => {
    const flow = flowOf();
    assert.equal(flow.history, undefined);
    flow.learn([
      ['e:1', null],
      ['e:2', 'send_mail'],
      ['e:3', `${NOW.getTime()} read_mail`],
    ]);
    assert.deepEqual(toolsIn(flow), ['read_mail']);
  });

  it('sees documents', () => {
    const content = [
      { type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'A page' } },
    ];
    const messages = [{ role: 'user', content }];
    const flow = heard({ path: '/v1/messages', body: { model: 'm', max_tokens: 9, messages } }, 5);
    assert.ok(flow.sees.includes('retrieved'), flow.sees.join());
  });

  it('hears nothing where the request is a call itself', () => {
    assert.deepEqual(toolsIn(heard(REQUESTS[0] ?? assert.fail(), 9, flowOf(false))), []);
  });
});

const [COUNTING] = policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: t }
spec:
  tools:
    rules:
      - { name: twice, tool: look_up, when: 'history.filter(h, h.tool == "look_up").size() >= 2', action: deny }
      - { name: first, tool: once, when: 'history.exists(h, h.tool == "once" && !h.parallel)', action: deny }
      - { name: all, tool: "*", action: allow }
`).policies;

/** What becomes of an answer with these calls; the request told of others. */
function answered(tools: readonly string[], before: readonly string[], streams: boolean) {
  assert.ok(COUNTING?.tools !== undefined);
  const flow = new Flow({ tools: COUNTING.tools, id: 'x', time: NOW, hears: true });
  const told = before.map((name, at) => ({ channel: nameOf(name, at), text: name, start: 0, end: 0 }));
  for (const run of told) flow.hears({ ...run, spelling: 'json', last: true });
  const tool_calls = tools.map((name, index) => ({
    ...(streams ? { index } : {}),
    ...{ id: `c${index}`, type: 'function', function: { name, arguments: '{}' } },
  }));
  const content = { role: 'assistant', content: null, tool_calls };
  const choice = {
    index: 0,
    finish_reason: 'tool_calls',
    ...(streams ? { delta: content } : { message: content }),
  };
  const document = JSON.stringify({ id: 'x', model: 'm', choices: [choice] });
  const text = streams ? `data: ${document}\n\ndata: [DONE]\n\n` : document;
  const type = streams ? 'text/event-stream' : 'application/json';
  const dialect = findDialect({ method: 'POST', path: '/v1/chat/completions' }) as Dialect;
  const opened = answerLane({
    ...{ policy: COUNTING, dialect, head: { status: 200, headers: [{ name: 'content-type', value: type }] } },
    ...{ request: { stream: streams }, fingerprint: (one: string) => one, eager: false, enforced: true },
    ...{ facts: FACTS, flow },
  });
  assert.ok(opened.ok);
  const outputs = [opened.value.lane.push(Buffer.from(text)), opened.value.lane.end()];
  const denial = outputs.find((output) => output.denial !== undefined)?.denial;
  return denial?.kind === 'finding' ? denial.rule : denial?.kind;
}

function nameOf(name: string, index: number): Channel {
  const path = `messages[${index}].tool_calls[0].function.name`;
  return { path, role: 'assistant', settled: true, call: { part: 'name', call: { index, name } } };
}

describe('calls of one answer', () => {
  for (const streams of [false, true])
    it(`count for those behind them, ${streams ? 'streamed' : 'whole'}`, () => {
      const look = 'look_up';
      assert.equal(answered([look, look], [], streams), undefined);
      assert.equal(answered([look, look, look], [], streams), 'twice');
      assert.equal(answered([look], [look], streams), undefined);
      assert.equal(answered([look, look], [look], streams), 'twice');
      assert.equal(answered([look, 'other'], [look], streams), undefined);
      assert.equal(answered(['once', 'once'], [], streams), undefined, 'which a condition can leave out');
      assert.equal(answered(['once'], ['once'], streams), 'first');
    });
});
