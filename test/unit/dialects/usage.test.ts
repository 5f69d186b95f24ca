/** What providers say that an exchange took is read in every dialect, whole and streamed, wherever the bytes are cut. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Dialect } from '../../../src/core/dialect.ts';
import { type Usage, usageIn } from '../../../src/core/usage.ts';
import { jsonEvent } from '../../../src/dialects/event-stream/frame.ts';
import { DIALECTS } from '../../../src/dialects/index.ts';
import { LIMITS } from './read-all.ts';

const JSON_TYPE = 'application/json';
const EVENTS = 'text/event-stream';
const FRAMES = 'application/vnd.amazon.eventstream';

interface Row {
  readonly dialect: string;
  readonly type: string;
  readonly body: object | Uint8Array;
  readonly usage: Partial<Usage>;
}

const events = (...list: readonly object[]): Buffer =>
  Buffer.from(list.map((one) => `data: ${JSON.stringify(one)}\n\n`).join(''));
const lines = (...list: readonly object[]): Buffer =>
  Buffer.from(list.map((one) => `${JSON.stringify(one)}\n`).join(''));
const chunk = (document: object): Uint8Array =>
  jsonEvent('chunk', { bytes: Buffer.from(JSON.stringify(document)).toString('base64') });

const BOTH = { input: 7, output: 5 };
const OPENAI = { usage: { prompt_tokens: 7, completion_tokens: 5, total_tokens: 12 } };
const RESPONSES = {
  usage: { input_tokens: 7, input_tokens_details: { cached_tokens: 3 }, output_tokens: 5, total_tokens: 12 },
};
const ANTHROPIC = {
  usage: { input_tokens: 4, cache_creation_input_tokens: 1, cache_read_input_tokens: 2, output_tokens: 5 },
};
const STREAMED_MESSAGE = [
  { type: 'message_start', message: { usage: { ...ANTHROPIC.usage, output_tokens: 1 } } },
  { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 5 } },
];
const GEMINI = {
  usageMetadata: {
    promptTokenCount: 6,
    toolUsePromptTokenCount: 1,
    candidatesTokenCount: 3,
    thoughtsTokenCount: 2,
  },
};
const COHERE = {
  usage: {
    billed_units: { input_tokens: 1, output_tokens: 2 },
    tokens: { input_tokens: 7, output_tokens: 5 },
  },
};
const CONVERSE = { usage: { inputTokens: 7, outputTokens: 5, totalTokens: 12 } };
const OLLAMA = { done: true, prompt_eval_count: 7, eval_count: 5, eval_duration: 991 };
const TGI = {
  generated_text: 'x',
  details: { finish_reason: 'length', generated_tokens: 5, input_length: 7 },
};

const ROWS: readonly Row[] = [
  { dialect: 'openai-chat', type: JSON_TYPE, body: OPENAI, usage: BOTH },
  {
    dialect: 'openai-chat',
    type: EVENTS,
    body: events({ choices: [] }, { choices: [], ...OPENAI }),
    usage: BOTH,
  },
  { dialect: 'openai-completions', type: JSON_TYPE, body: OPENAI, usage: BOTH },
  { dialect: 'openai-completions', type: EVENTS, body: events(OPENAI), usage: BOTH },
  { dialect: 'openai-responses', type: JSON_TYPE, body: { object: 'response', ...RESPONSES }, usage: BOTH },
  {
    ...{ dialect: 'openai-responses', type: EVENTS, usage: BOTH },
    body: events({ type: 'response.completed', response: RESPONSES }),
  },
  {
    dialect: 'openai-embeddings',
    type: JSON_TYPE,
    body: { usage: { prompt_tokens: 7 } },
    usage: { input: 7 },
  },
  { dialect: 'openai-images', type: JSON_TYPE, body: { data: [], ...RESPONSES }, usage: BOTH },
  { dialect: 'mistral', type: JSON_TYPE, body: OPENAI, usage: BOTH },
  { dialect: 'anthropic-messages', type: JSON_TYPE, body: ANTHROPIC, usage: BOTH },
  { dialect: 'anthropic-messages', type: EVENTS, body: events(...STREAMED_MESSAGE), usage: BOTH },
  { dialect: 'gemini', type: JSON_TYPE, body: GEMINI, usage: BOTH },
  {
    dialect: 'gemini',
    type: EVENTS,
    body: events({ usageMetadata: { promptTokenCount: 6 } }, GEMINI),
    usage: BOTH,
  },
  { dialect: 'cohere-chat', type: JSON_TYPE, body: COHERE, usage: BOTH },
  { dialect: 'cohere-chat', type: EVENTS, body: events({ type: 'message-end', delta: COHERE }), usage: BOTH },
  { dialect: 'ollama', type: JSON_TYPE, body: OLLAMA, usage: BOTH },
  { dialect: 'ollama', type: 'application/x-ndjson', body: lines({ done: false }, OLLAMA), usage: BOTH },
  { dialect: 'bedrock-converse', type: JSON_TYPE, body: CONVERSE, usage: BOTH },
  { dialect: 'bedrock-converse', type: FRAMES, body: jsonEvent('metadata', CONVERSE), usage: BOTH },
  { dialect: 'bedrock-invoke', type: JSON_TYPE, body: OPENAI, usage: BOTH },
  {
    ...{ dialect: 'bedrock-invoke', type: FRAMES, usage: BOTH },
    body: chunk({ 'amazon-bedrock-invocationMetrics': { inputTokenCount: 7, outputTokenCount: 5 } }),
  },
  {
    ...{ dialect: 'bedrock-invoke', type: FRAMES, usage: BOTH },
    body: Buffer.concat(STREAMED_MESSAGE.map(chunk)),
  },
  {
    dialect: 'rerank',
    type: JSON_TYPE,
    body: { results: [], usage: { total_tokens: 7 } },
    usage: { input: 7 },
  },
  { dialect: 'tgi', type: JSON_TYPE, body: TGI, usage: BOTH },
  { dialect: 'tgi', type: EVENTS, body: events({ index: 1, ...TGI }), usage: BOTH },
];

describe('usage', () => {
  for (const row of ROWS) {
    const body = row.body instanceof Uint8Array ? row.body : Buffer.from(JSON.stringify(row.body));
    for (const size of [body.length, 1]) {
      it(`of ${row.dialect} as ${row.type}, in pieces of ${size}`, () => {
        assert.deepEqual(usageOf(row, body, size), row.usage);
      });
    }
  }

  it('is no number that counts nothing', () => {
    const row: Row = { dialect: 'openai-chat', type: JSON_TYPE, body: {}, usage: {} };
    for (const odd of ['-5', '1.5', '1e400', '"7"', 'null', '9007199254740993', '{"prompt_tokens":7}']) {
      const body = Buffer.from(`{"usage":{"prompt_tokens":${odd}}}`);
      assert.deepEqual(usageOf(row, body, body.length), {}, odd);
    }
  });
});

function usageOf({ dialect, type }: Row, body: Uint8Array, size: number): Partial<Usage> {
  const found: Dialect | undefined = DIALECTS.find(({ name }) => name === dialect);
  assert.ok(found, dialect);
  const head = { status: 200, headers: [{ name: 'content-type', value: type }] };
  const reader = found.response(head, {}, LIMITS);
  assert.ok(reader.ok);
  for (let at = 0; at < body.length; at += size) {
    assert.equal(reader.value.push(body.subarray(at, at + size)).fault, undefined);
  }
  assert.equal(reader.value.end().fault, undefined);
  return usageIn(reader.value.facts);
}
