/** A stream that a budget ends looks like one that was as long as it may be, in the terms of its provider. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { jsonEvent } from '../../../src/dialects/event-stream/frame.ts';
import { DIALECTS } from '../../../src/dialects/index.ts';
import { answerReader } from './read-all.ts';

const EVENTS = 'text/event-stream';
const FRAMES = 'application/vnd.amazon.eventstream';
const REFUSAL = {
  ...{ status: 429, rule: 'budgets.daily', code: 'budget_exceeded', message: 'Spent.', id: 'w-1' },
  ends: 'length',
} as const;

const events = (...list: readonly object[]): Uint8Array =>
  Buffer.from(list.map((one) => `data: ${JSON.stringify(one)}\n\n`).join(''));

interface Row {
  readonly dialect: string;
  readonly type?: string;
  readonly body: Uint8Array;
  readonly sent: number;
  /** How the stream ends. */
  readonly ends: RegExp;
  readonly never?: RegExp;
}

const FILTERED = /content_filter|SAFETY|refusal|guardrail|Spent/;

const ROWS: readonly Row[] = [
  {
    ...{ dialect: 'openai-chat', sent: 1, never: FILTERED },
    body: events({ id: 'c', choices: [{ index: 0, delta: { content: 'a' } }] }),
    ends: /"finish_reason":"length"}]}\n\ndata: \[DONE\]\n\n$/,
  },
  {
    ...{ dialect: 'openai-completions', sent: 1, never: FILTERED },
    body: events({ choices: [{ index: 0, text: 'a' }] }),
    ends: /"finish_reason":"length"}]}\n\ndata: \[DONE\]\n\n$/,
  },
  {
    ...{ dialect: 'openai-responses', sent: 2, never: FILTERED },
    body: events(
      { type: 'response.created', response: { id: 'r', model: 'm', created_at: 1 } },
      { type: 'response.output_text.delta', output_index: 0, content_index: 0, delta: 'a' },
    ),
    ends: /response\.incomplete.*"incomplete_details":{"reason":"max_output_tokens"}/,
  },
  {
    ...{ dialect: 'anthropic-messages', sent: 3, never: FILTERED },
    body: events(
      { type: 'message_start', message: { content: [], usage: { output_tokens: 1 } } },
      { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'a' } },
    ),
    ends: /content_block_stop[\s\S]*"stop_reason":"max_tokens"[\s\S]*message_stop"}\n\n$/,
  },
  {
    ...{ dialect: 'gemini', sent: 1, never: /SAFETY/ },
    body: events({ candidates: [{ index: 0, content: { parts: [{ text: 'a' }] } }] }),
    ends: /"finishReason":"MAX_TOKENS"/,
  },
  {
    ...{ dialect: 'cohere-chat', sent: 2, never: /ERROR/ },
    body: events(
      { type: 'message-start', id: 'x', delta: { message: { role: 'assistant' } } },
      { type: 'content-start', index: 0, delta: { message: { content: { type: 'text', text: 'a' } } } },
    ),
    ends: /content-end[\s\S]*"finish_reason":"MAX_TOKENS"[\s\S]*\[DONE\]\n\n$/,
  },
  {
    ...{ dialect: 'ollama', type: 'application/x-ndjson', sent: 1, never: FILTERED },
    body: Buffer.from('{"model":"m","message":{"role":"assistant","content":"a"},"done":false}\n'),
    ends: /"done":true,"done_reason":"length"}\n$/,
  },
  {
    ...{ dialect: 'bedrock-converse', type: FRAMES, sent: 2, never: FILTERED },
    body: Buffer.concat([
      jsonEvent('messageStart', { role: 'assistant' }),
      jsonEvent('contentBlockDelta', { contentBlockIndex: 0, delta: { text: 'a' } }),
    ]),
    ends: /contentBlockStop[\s\S]*"stopReason":"max_tokens"[\s\S]*metadata/,
  },
  {
    ...{ dialect: 'tgi', sent: 1, never: /incomplete_generation/ },
    body: events({ index: 1, token: { id: 1, text: 'a', logprob: 0, special: false } }),
    ends: /"finish_reason":"length"/,
  },
];

describe('a stream that a budget ends', () => {
  for (const { dialect: name, type = EVENTS, body, sent, ends, never } of ROWS) {
    it(`ends by its length in ${name}`, () => {
      const dialect = DIALECTS.find((one) => one.name === name);
      assert.ok(dialect);
      const reader = answerReader(dialect, type);
      assert.equal(reader.push(body).fault, undefined);
      const ending = Buffer.from(reader.ending(REFUSAL, sent)).toString();
      assert.match(ending, ends);
      if (never !== undefined) assert.doesNotMatch(ending, never);
    });
  }
});
