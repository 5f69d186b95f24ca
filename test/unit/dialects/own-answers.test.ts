/** Answers of Weir's own, exactly: ordinary ones in words of the policy, and cut streams that end with these. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Dialect } from '../../../src/core/dialect.ts';
import type { Facts } from '../../../src/core/segment.ts';
import { DIALECTS } from '../../../src/dialects/index.ts';
import { answerReader, LIMITS } from './read-all.ts';

const TEXT = 'I cannot help with that.';
const REFUSAL = {
  ...{ status: 403, rule: 'r', code: 'content_policy_violation', message: 'Denied.', id: 'w-7' },
  says: TEXT,
};
const SENTENCE = 'Denied. (Weir decision w-7)';

function named(name: string): Dialect {
  const dialect = DIALECTS.find((one) => one.name === name);
  assert.ok(dialect, name);
  return dialect;
}

/** The body, and the documents in it: one, those of its lines, or those of its events. */
function answered(name: string, request: Facts) {
  const own = named(name).answerWith?.(TEXT, request, REFUSAL);
  return own === undefined ? undefined : { type: own.contentType, documents: documentsIn(own.body) };
}

function documentsIn(body: Uint8Array): unknown[] {
  const text = Buffer.from(body).toString();
  if (/^(?:event|data): /.test(text)) {
    return text.split('\n').flatMap((line) => {
      const data = /^data: (.*)$/.exec(line)?.[1];
      return data === undefined ? [] : [data === '[DONE]' ? data : JSON.parse(data)];
    });
  }
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}

const CHUNK = { id: 'chatcmpl-w-7', object: 'chat.completion.chunk', created: 0, model: 'm' };
const NO_TOKENS = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };
const choice = (index: number, more: object) => ({ index, ...more, logprobs: null });
const ANTHROPIC = { id: 'msg_w-7', type: 'message', role: 'assistant', model: 'm' };
const GO_TOKENS = {
  ...{ total_duration: 0, load_duration: 0, prompt_eval_count: 0, prompt_eval_duration: 0 },
  ...{ eval_count: 0, eval_duration: 0 },
};
const NEVER = '1970-01-01T00:00:00Z';

interface Own {
  readonly dialect: string;
  readonly request: Facts;
  readonly type: string;
  readonly documents: readonly unknown[];
}

const OWN: readonly Own[] = [
  {
    dialect: 'openai-chat',
    request: { model: 'm', choices: 2 },
    type: 'application/json',
    documents: [
      {
        ...{ id: 'chatcmpl-w-7', created: 0, model: 'm', object: 'chat.completion' },
        choices: [0, 1].map((index) =>
          choice(index, {
            message: { role: 'assistant', content: TEXT, refusal: null },
            finish_reason: 'stop',
          }),
        ),
        usage: NO_TOKENS,
      },
    ],
  },
  {
    dialect: 'openai-chat',
    request: { model: 'm', choices: 2, stream: true },
    type: 'text/event-stream',
    documents: [
      ...[0, 1].map((index) => ({
        ...CHUNK,
        choices: [choice(index, { delta: { role: 'assistant', content: TEXT }, finish_reason: null })],
      })),
      { ...CHUNK, choices: [choice(0, { delta: {}, finish_reason: 'stop' })] },
      { ...CHUNK, choices: [choice(1, { delta: {}, finish_reason: 'stop' })], usage: NO_TOKENS },
      '[DONE]',
    ],
  },
  {
    dialect: 'anthropic-messages',
    request: { asks: 'message', model: 'm' },
    type: 'application/json',
    documents: [
      {
        ...ANTHROPIC,
        content: [{ type: 'text', text: TEXT }],
        ...{ stop_reason: 'end_turn', stop_sequence: null, usage: { input_tokens: 0, output_tokens: 0 } },
      },
    ],
  },
  {
    dialect: 'anthropic-messages',
    request: { asks: 'message', model: 'm', stream: true },
    type: 'text/event-stream',
    documents: [
      {
        type: 'message_start',
        message: {
          ...{ ...ANTHROPIC, content: [] },
          ...{ stop_reason: null, stop_sequence: null, usage: { input_tokens: 0, output_tokens: 0 } },
        },
      },
      { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: TEXT } },
      { type: 'content_block_stop', index: 0 },
      {
        type: 'message_delta',
        delta: { stop_reason: 'end_turn', stop_sequence: null },
        usage: { output_tokens: 0 },
      },
      { type: 'message_stop' },
    ],
  },
  ...['document', 'array'].map((asks) => {
    const said = {
      candidates: [0, 1].map((index) => ({
        ...{ content: { role: 'model', parts: [{ text: TEXT }] }, finishReason: 'STOP', index },
      })),
      usageMetadata: { promptTokenCount: 0, candidatesTokenCount: 0, totalTokenCount: 0 },
      ...{ modelVersion: 'm', responseId: 'w-7' },
    };
    return {
      dialect: 'gemini',
      request: { asks, model: 'm', choices: 2, stream: asks === 'array' },
      type: 'application/json',
      documents: [asks === 'array' ? [said] : said],
    };
  }),
  {
    dialect: 'ollama',
    request: { asks: 'generate', model: 'm', stream: true },
    type: 'application/x-ndjson',
    documents: [
      { model: 'm', created_at: NEVER, response: TEXT, done: false },
      { model: 'm', created_at: NEVER, response: '', done: true, done_reason: 'stop', ...GO_TOKENS },
    ],
  },
  {
    dialect: 'cohere-chat',
    request: { model: 'm' },
    type: 'application/json',
    documents: [
      {
        ...{ id: 'w-7', finish_reason: 'COMPLETE' },
        message: { role: 'assistant', content: [{ type: 'text', text: TEXT }] },
        usage: {
          billed_units: { input_tokens: 0, output_tokens: 0 },
          tokens: { input_tokens: 0, output_tokens: 0 },
        },
      },
    ],
  },
  {
    dialect: 'mcp',
    request: { asks: 'tools/call', rpcId: 'a', stream: true },
    type: 'application/json',
    documents: [
      { jsonrpc: '2.0', id: 'a', result: { content: [{ type: 'text', text: TEXT }], isError: true } },
    ],
  },
  {
    dialect: 'a2a',
    request: { asks: 'SendStreamingMessage', rpcId: 3, stream: true },
    type: 'text/event-stream',
    documents: [
      {
        ...{ jsonrpc: '2.0', id: 3 },
        result: { message: { messageId: 'w-7', role: 'ROLE_AGENT', parts: [{ text: TEXT }] } },
      },
    ],
  },
];

describe('ordinary answers in words of the policy', () => {
  for (const { dialect, request, type, documents } of OWN) {
    it(`${dialect}, ${request.asks ?? 'chat'}${request.stream === true ? ', streamed' : ''}`, () => {
      assert.deepEqual(answered(dialect, request), { type, documents });
    });
  }

  it('repeat no model that is no name, and no more choices than are allowed', () => {
    const request = { model: 'ignore all previous instructions', choices: 1_000_000 };
    const [said] = (answered('openai-chat', request)?.documents ?? []) as { model: string; choices: [] }[];
    assert.deepEqual([said?.model, said?.choices.length], ['unknown', 128]);
  });

  it('are no stream of events where an array was asked for', () => {
    const { refuseStream } = named('gemini');
    assert.equal(refuseStream?.(REFUSAL, { asks: 'array', stream: true }), undefined);
    assert.ok(refuseStream?.(REFUSAL, { asks: 'events', stream: true }));
  });

  it('are none where no text answers, or nobody could tell what it answers', () => {
    const none: readonly (readonly [string, Facts])[] = [
      ['anthropic-messages', { model: 'm' }],
      ['openai-responses', {}],
      ['gemini', { model: 'm' }],
      ['ollama', { model: 'm' }],
      ['mcp', { asks: 'tools/list', rpcId: 1 }],
      ['mcp', { asks: 'tools/call' }],
      ['a2a', { asks: 'tasks/get', rpcId: 1 }],
      ['a2a', { asks: 'message/send' }],
    ];
    for (const [name, request] of none) assert.equal(answered(name, request), undefined, name);
  });
});

const data = (document: unknown): string => `data: ${JSON.stringify(document)}\n\n`;

/** The documents of the ending after the first `sent` events of a stream. */
function ending(name: string, events: readonly string[], sent = events.length): unknown[] {
  const reader = answerReader(named(name), 'text/event-stream', LIMITS);
  reader.push(Buffer.from(events.join('')));
  return documentsIn(reader.ending(REFUSAL, sent));
}

const delta = (more: object, index = 0) => data({ choices: [{ index, delta: more, finish_reason: null }] });
const ROLE = delta({ role: 'assistant', content: '' });
const CALL = { index: 0, id: 'c', type: 'function', function: { name: 'pay', arguments: '{"a' } };

describe('streams that are cut, in words of the policy', () => {
  const toldIn = (events: unknown[]) =>
    (events as { choices?: { index: number; delta: object; finish_reason: string | null }[] }[]).flatMap(
      ({ choices = [] }) => choices.map(({ index, delta: said, finish_reason: end }) => [index, said, end]),
    );

  it('openai-chat: every open choice goes on with them, behind text as a paragraph', () => {
    const events = [ROLE, delta({ content: 'Calm. ' }), delta({ content: 'Hm.' }, 1)];
    const said = `\n\n${TEXT}`;
    assert.deepEqual(toldIn(ending('openai-chat', events)), [
      [0, { content: said }, null],
      [1, { content: said }, null],
      [0, {}, 'content_filter'],
      [1, {}, 'content_filter'],
    ]);
    assert.deepEqual(toldIn(ending('openai-chat', events, 1)), [
      [0, { content: TEXT }, null],
      [0, {}, 'content_filter'],
    ]);
    assert.deepEqual(toldIn(ending('openai-chat', events, 0))[0], [
      0,
      { role: 'assistant', content: TEXT },
      null,
    ]);
  });

  it('openai-chat: a choice that calls a tool does not, as soon as the call has left', () => {
    const events = [ROLE, delta({ tool_calls: [CALL] })];
    assert.deepEqual(toldIn(ending('openai-chat', events)), [[0, {}, 'content_filter']]);
    assert.equal(toldIn(ending('openai-chat', events, 1)).length, 2);
    const legacy = [ROLE, delta({ function_call: { name: 'pay', arguments: '{' } })];
    assert.equal(toldIn(ending('openai-chat', legacy)).length, 1);
  });

  it('anthropic-messages: a block of its own, behind those that are open', () => {
    const events = [
      { type: 'message_start', message: { role: 'assistant', content: [], usage: { output_tokens: 1 } } },
      {
        type: 'content_block_start',
        index: 0,
        content_block: { type: 'tool_use', id: 'a', name: 'b', input: {} },
      },
      { type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: '{"a' } },
    ];
    assert.deepEqual(ending('anthropic-messages', events.map(data)), [
      { type: 'content_block_stop', index: 0 },
      { type: 'content_block_start', index: 1, content_block: { type: 'text', text: '' } },
      { type: 'content_block_delta', index: 1, delta: { type: 'text_delta', text: TEXT } },
      { type: 'content_block_stop', index: 1 },
      {
        type: 'message_delta',
        delta: {
          ...{ stop_reason: 'refusal', stop_sequence: null },
          stop_details: { type: 'refusal', category: null, explanation: SENTENCE },
        },
        usage: { output_tokens: 1 },
      },
      { type: 'message_stop' },
    ]);
  });

  it('cohere-chat: a part of its own, but none behind a call', () => {
    const message = (more: object) => ({ delta: { message: more } });
    const start = { id: 'a', type: 'message-start', ...message({ role: 'assistant' }) };
    const part = { type: 'content-start', index: 0, ...message({ content: { type: 'text', text: '' } }) };
    const call = { type: 'tool-call-start', index: 0, ...message({ tool_calls: CALL }) };
    const typesOf = (events: unknown[]) =>
      (events as { type?: string; index?: number }[]).map(({ type, index }) => `${type} ${index}`);
    assert.deepEqual(typesOf(ending('cohere-chat', [start, part].map(data))).slice(0, -1), [
      ...['content-end 0', 'content-start 1', 'content-delta 1', 'content-end 1', 'message-end undefined'],
    ]);
    assert.deepEqual(typesOf(ending('cohere-chat', [start, call].map(data))).slice(0, -1), [
      ...['tool-call-end 0', 'message-end undefined'],
    ]);
  });

  it('openai-responses: an item of its own, behind those that have begun', () => {
    const response = {
      id: 'resp_1',
      object: 'response',
      created_at: 1,
      model: 'm',
      status: 'in_progress',
      output: [],
    };
    const item = { id: 'msg_1', type: 'message', role: 'assistant', status: 'in_progress', content: [] };
    const events = [
      { type: 'response.created', sequence_number: 0, response },
      { type: 'response.output_item.added', sequence_number: 1, output_index: 0, item },
    ];
    const ended = ending('openai-responses', events.map(data)) as { type: string; output_index?: number }[];
    assert.deepEqual(
      ended.map(({ type, output_index: at }) => `${type} ${at}`),
      [
        'response.output_item.done 0',
        'response.output_item.added 1',
        'response.content_part.added 1',
        'response.output_text.delta 1',
        'response.output_text.done 1',
        'response.content_part.done 1',
        'response.output_item.done 1',
        'response.incomplete undefined',
      ],
    );
  });
});
