/** Refusals through a real Envoy as a policy has them told: ordinary answers, streams that say no, and what stays an error. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { CHAT, chat, idOf, post } from '../conformance/support/clients.ts';
import { sends } from '../conformance/support/events.ts';
import { assertQuiet, inWords } from '../conformance/support/witness.ts';
import { eventually } from '../harness/eventually.ts';
import { type RawAnswer, RawClient } from '../harness/raw-http.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { assertRecorded } from './support/records.ts';

const BANNED = 'Project Heron';
const SECRET = 'Project Halcyon';
const EVENTS = 'events.test';

function policy(name: string, told: string): string {
  return `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: ${name} }
spec:
  readPaths: [/other]
${told}  request:
    limits: { bodyBytes: 200KiB, messages: 3 }
    models: { allow: [m, command, claude, gemini, llama] }
    rules:
      - { name: no-heron, detector: keywords, options: { words: ["${BANNED}"] }, action: deny }
  response:
    rules:
      - { name: no-leak, detector: keywords, options: { words: ["${SECRET}"] }, action: deny }
`;
}

const POLICY = [
  policy('polite', '  refusals: { as: answer, text: "No; \\"{id}\\" and {id}.\\nAsk us." }\n'),
  policy('events', `  selects: { hosts: [${EVENTS}] }\n  refusals: { as: events }\n`),
].join('---');

const wordsOf = (answer: RawAnswer): string => `No; "${idOf(answer)}" and ${idOf(answer)}.\nAsk us.`;
const DENIED = ['request deny no-heron', 'close denied'];
const NEWS = `News of ${BANNED}?`;
/** More than Envoy and Weir take at once, behind what is denied. */
const LONG = 'All is calm. '.repeat(12_000);

interface Asked {
  readonly title: string;
  readonly path: string;
  readonly body: object | string;
  readonly records: readonly string[];
}

/** Requests whose answer is made in words of the policy: where the words stand in it. */
const ANSWERED: readonly (Asked & { texts(document: never): unknown[]; count?: number })[] = [
  {
    title: 'each of three choices alike',
    path: CHAT,
    body: { model: 'm', n: 3, messages: [{ role: 'user', content: NEWS }] },
    records: DENIED,
    texts: ({ choices }: { choices: { message: { content: string } }[] }) =>
      choices.map(({ message }) => message.content),
    count: 3,
  },
  {
    title: 'a model that is not allowed',
    path: CHAT,
    body: { model: 'other', messages: [{ role: 'user', content: 'News?' }] },
    records: ['request deny models', 'close denied'],
    texts: ({ choices }: { choices: { message: { content: string } }[] }) => [choices[0]?.message.content],
  },
  {
    title: 'what the provider keeps',
    path: '/v1/responses',
    body: { model: 'm', input: 'News?', previous_response_id: 'resp_0' },
    records: ['request deny uninspected.reference', 'close denied'],
    texts: ({ output }: { output: { content: { text: string }[] }[] }) => [output[0]?.content[0]?.text],
  },
  {
    title: 'both candidates',
    path: '/v1beta/models/gemini:generateContent',
    body: { contents: [{ parts: [{ text: NEWS }] }], generationConfig: { candidateCount: 2 } },
    records: DENIED,
    texts: ({ candidates }: { candidates: { content: { parts: { text: string }[] } }[] }) =>
      candidates.map(({ content }) => content.parts[0]?.text),
    count: 2,
  },
  {
    title: 'a generated text',
    path: '/api/generate',
    body: { model: 'llama', prompt: NEWS, stream: false },
    records: DENIED,
    texts: ({ response }: { response: string }) => [response],
  },
  {
    title: 'a message at Vertex',
    path: '/v1/projects/p/locations/l/publishers/anthropic/models/claude:rawPredict',
    body: { anthropic_version: 'vertex', max_tokens: 9, messages: [{ role: 'user', content: NEWS }] },
    records: DENIED,
    texts: ({ content }: { content: { text: string }[] }) => content.map(({ text }) => text),
  },
  {
    title: 'a call of a tool, whose id comes last',
    path: '/mcp',
    body: {
      jsonrpc: '2.0',
      method: 'tools/call',
      params: { name: 'weather', arguments: { q: NEWS } },
      id: 'call "1"',
    },
    records: DENIED,
    texts: ({ id, result }: { id: string; result: { isError: boolean; content: { text: string }[] } }) => {
      assert.deepEqual([id, result.isError], ['call "1"', true]);
      return result.content.map(({ text }) => text);
    },
  },
  {
    title: 'a message to an agent of version 0.3',
    path: '/a2a',
    body: {
      jsonrpc: '2.0',
      id: 7,
      method: 'message/send',
      params: {
        message: { kind: 'message', messageId: 'q', role: 'user', parts: [{ kind: 'text', text: NEWS }] },
      },
    },
    records: DENIED,
    texts: ({ id, result }: { id: number; result: { kind: string; parts: { text: string }[] } }) => {
      assert.deepEqual([id, result.kind], [7, 'message']);
      return result.parts.map(({ text }) => text);
    },
  },
];

/** Requests that get an error all the same. */
const ERRORS: readonly (Asked & { status: number })[] = [
  {
    title: 'no JSON',
    path: CHAT,
    body: '{"messages":',
    status: 400,
    records: ['request deny unreadable', 'close fault'],
  },
  {
    title: 'too many messages',
    path: CHAT,
    body: { model: 'm', messages: Array.from({ length: 4 }, () => ({ role: 'user', content: 'Hm.' })) },
    status: 413,
    records: ['request deny limits.messages', 'close denied'],
  },
  {
    title: 'a body that is too large',
    path: CHAT,
    body: { model: 'm', messages: [{ role: 'user', content: LONG.repeat(2) }] },
    status: 413,
    records: ['request deny limits.bodyBytes', 'close denied'],
  },
  {
    title: 'vectors',
    path: '/api/embed',
    body: { model: 'llama', input: NEWS },
    status: 403,
    records: DENIED,
  },
  {
    title: 'a count of tokens (Anthropic)',
    path: '/v1/messages/count_tokens',
    body: { model: 'claude', messages: [{ role: 'user', content: NEWS }] },
    status: 403,
    records: DENIED,
  },
  {
    title: 'a count of tokens (Gemini)',
    path: '/v1beta/models/gemini:countTokens',
    body: { contents: [{ parts: [{ text: NEWS }] }] },
    status: 403,
    records: DENIED,
  },
  {
    title: 'a count of tokens (Responses)',
    path: '/v1/responses/input_tokens',
    body: { model: 'm', input: NEWS },
    status: 403,
    records: DENIED,
  },
  {
    title: 'a batch',
    path: '/v1/messages/batches',
    body: {
      requests: [
        { custom_id: 'a', params: { model: 'claude', messages: [{ role: 'user', content: NEWS }] } },
      ],
    },
    status: 403,
    records: DENIED,
  },
  {
    title: 'a list of tools',
    path: '/mcp',
    body: { jsonrpc: '2.0', id: 1, method: 'tools/list', params: { cursor: NEWS } },
    status: 403,
    records: DENIED,
  },
  { title: 'a path of no format', path: '/other', body: { ask: NEWS }, status: 403, records: DENIED },
  {
    title: 'an unknown path',
    path: '/nobody/knows',
    body: {},
    status: 403,
    records: ['request deny unsupported', 'close fault'],
  },
];

describe('refusals as ordinary answers', { timeout: 60_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  /** One request that no model gets to see. */
  const refused = async ({ path, body, records }: Asked, host = 'llm'): Promise<RawAnswer> => {
    const before = stack.model.received.length;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await post(stack, [text], { path, headers: { host } });
    assert.equal(answer.complete, true);
    assert.equal(stack.model.received.length, before);
    assert.deepEqual(
      ['x-weir-decision', 'x-should-retry'].map((name) => answer.headers.get(name)),
      ['deny', 'false'],
    );
    assert.ok(!answer.body.toString().includes(BANNED));
    await assertRecorded(stack, idOf(answer), records);
    return answer;
  };

  for (const asked of ANSWERED) {
    it(`has the words of the policy: ${asked.title}`, async () => {
      const answer = await refused(asked);
      assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'application/json']);
      const texts = asked.texts(JSON.parse(answer.body.toString()) as never);
      assert.deepEqual(
        texts,
        Array.from({ length: asked.count ?? 1 }, () => wordsOf(answer)),
      );
    });
  }

  for (const asked of ERRORS) {
    it(`stays an error: ${asked.title}`, async () => {
      const answer = await refused(asked);
      assert.deepEqual(
        [answer.status, answer.headers.get('content-type')],
        [asked.status, 'application/json'],
      );
      assert.ok(!answer.body.toString().includes('Ask us.'));
    });
  }

  const late = {
    path: CHAT,
    body: { model: 'm', messages: [{ role: 'user', content: `${NEWS} ${LONG}` }], n: 2, stream: true },
    records: DENIED,
  };
  const choicesIn = (answer: RawAnswer) => {
    const events = answer.body.toString().split('\n\n').slice(0, -2);
    const chunks = events.map((event) => JSON.parse(event.slice('data: '.length)));
    return chunks.map(({ choices: [{ index, delta, finish_reason: finish }] }) => [index, delta, finish]);
  };

  it('is a stream where the last member of a long request asks for one', async () => {
    const answer = await refused({ ...late, title: '' });
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'text/event-stream']);
    const said = { role: 'assistant', content: wordsOf(answer) };
    assert.deepEqual(choicesIn(answer), [
      ...[0, 1].map((index) => [index, said, null]),
      ...[0, 1].map((index) => [index, {}, 'stop']),
    ]);
  });

  it('says no in events where the policy asks for these, as late', async () => {
    const answer = await refused({ ...late, title: '' }, EVENTS);
    assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'text/event-stream']);
    const choices = choicesIn(answer);
    assert.match(choices[0]?.[1].refusal, /denied by rule "no-heron"/);
    assert.deepEqual(
      choices.map(([index, , finish]) => [index, finish]),
      [
        [0, null],
        [1, null],
        [0, 'content_filter'],
        [1, 'content_filter'],
      ],
    );
  });

  it('is an error where the policy asks for events and the client does not', async () => {
    const { stream: _, ...body } = late.body;
    assert.equal((await refused({ ...late, body, title: '' }, EVENTS)).status, 403);
  });

  it('takes the place of an answer that has not begun to leave', async () => {
    const said = { choices: [{ index: 0, message: { role: 'assistant', content: `See ${SECRET}.` } }] };
    stack.model.script('leak', sends([JSON.stringify(said)], { contentType: 'application/json' }));
    const answer = await post(stack, [chat('News?', { model: 'm', n: 2 })], {
      headers: { 'x-script': 'leak' },
    });
    assert.deepEqual([answer.status, answer.headers.get('x-weir-decision')], [200, 'deny']);
    const { choices, usage } = JSON.parse(answer.body.toString());
    assert.deepEqual(
      choices.map((choice: { message: { content: string }; finish_reason: string }) => [
        ...[choice.message.content, choice.finish_reason],
      ]),
      [0, 1].map(() => [wordsOf(answer), 'stop']),
    );
    assert.deepEqual(usage, { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 });
    await assertRecorded(stack, idOf(answer), ['request allow none', 'open deny no-leak', 'close denied']);
  });

  it('is recorded where the client goes away before the end of its request', async () => {
    const seen = stack.journal().length;
    const client = new RawClient(stack.port);
    const body = `{"model":"m","messages":[{"role":"user","content":"${NEWS}"},`;
    const head = `POST ${CHAT} HTTP/1.1\r\nhost: llm\r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n`;
    await client.send(head + body, 200);
    assert.equal(client.received.length, 0);
    client.close();
    const records = await eventually('the records', () => {
      const later = stack.journal().slice(seen);
      return later.some(({ kind }) => kind === 'close') && later;
    });
    assert.deepEqual(records.map(inWords), ['request deny no-heron', 'close cancelled']);
  });
});

describe('refusals as ordinary answers, by ext_authz', { timeout: 60_000 }, () => {
  it('have the words of the policy, streamed where the client asks for a stream', async () => {
    const stack = await startStack({ policy: POLICY, envoy: { filters: ['ext_authz'] } });
    try {
      for (const stream of [false, true]) {
        const answer = await post(stack, [chat(NEWS, { model: 'm', stream })]);
        assert.deepEqual([answer.status, answer.headers.get('x-weir-decision')], [200, 'deny']);
        const type = stream ? 'text/event-stream' : 'application/json';
        assert.equal(answer.headers.get('content-type'), type);
        assert.ok(answer.body.toString().includes(JSON.stringify(wordsOf(answer)).slice(1, -1)));
        await assertRecorded(stack, idOf(answer), DENIED);
      }
      assert.equal(stack.model.received.length, 0);
      assert.equal((await post(stack, ['{"messages":'])).status, 400);
    } finally {
      await stack.stop();
    }
  });
});
