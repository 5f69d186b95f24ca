/** Sealed reasoning goes round with the real SDKs: it passes back to whoever got it through Weir, and nobody else brings it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import Anthropic, { PermissionDeniedError } from '@anthropic-ai/sdk';
import type { MessageParam } from '@anthropic-ai/sdk/resources/messages';
import { ApiError, type Content, GoogleGenAI } from '@google/genai';
import { Ollama } from 'ollama';
import OpenAI from 'openai';
import type { ResponseInput } from 'openai/resources/responses/responses';
import { assertRecorded, CLEAN, recordsOf, skippedOf } from '../answers/support/records.ts';
import { sends } from '../conformance/support/events.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { saysMessage } from '../sdk/support/anthropic-form.ts';

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: sealed }
spec:
  response:
    rules:
      - { name: mask, detector: keywords, options: { words: ["barrier"] }, action: redact, replacement: "[X]" }
`;
const DENIED = ['request deny uninspected.sealed', 'close denied'];
const MODEL = 'gemini-3-flash';

function blobOf(name: string): string {
  return Buffer.from(`${name} sealed by the provider `.repeat(6)).toString('base64');
}

describe('sealed reasoning', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY });
    stack.model.script('claude', saysMessage({ thinking: ['So: ', 'low.'] }, { text: ['It is ', 'low.'] }));
    stack.model.script('gemini', saysGemini('gemini'));
    stack.model.script('gemini-stream', saysGemini('gemini-stream'));
    stack.model.script('responses', saysSealed);
    stack.model.script('tokens', saysTokens('It is low.'));
    stack.model.script('masked', saysTokens('It is a barrier.'));
  });
  after(async () => stack?.stop());

  describe('of @anthropic-ai/sdk', () => {
    const client = (apiKey = 'sk-one') =>
      new Anthropic({ baseURL: stack.url, apiKey, maxRetries: 0, defaultHeaders: { 'x-script': 'claude' } });
    const asked = {
      model: 'claude-sonnet-5',
      max_tokens: 2048,
      thinking: { type: 'enabled', budget_tokens: 1024 },
    } as const;
    const question = { role: 'user', content: 'What is a weir?' } as const;
    const goOn = { role: 'user', content: 'Go on.' } as const;
    const forged = { type: 'thinking', thinking: 'So.', signature: blobOf('forged') } as const;

    for (const streamed of [false, true]) {
      it(`passes back after ${streamed ? 'a streamed' : 'a plain'} answer, and to nobody else`, async () => {
        // Each turn is of a tenant of its own: the scripted signature is always the same.
        const key = `sk-${streamed}`;
        const first = client(key).messages;
        const answer = streamed
          ? await first.stream({ ...asked, messages: [question] }).finalMessage()
          : await first.create({ ...asked, messages: [question] });
        assert.equal(answer.content[0]?.type, 'thinking');
        const messages: MessageParam[] = [question, { role: 'assistant', content: answer.content }, goOn];
        const { response } = await client(key)
          .messages.create({ ...asked, messages })
          .withResponse();
        const records = await assertRecorded(stack, response.headers.get('x-weir-id'), CLEAN);
        assert.deepEqual(Object.keys(skippedOf(records)), ['sealed']);
        const error = await client('sk-other')
          .messages.create({ ...asked, messages })
          .catch((thrown) => thrown);
        assert.ok(error instanceof PermissionDeniedError, String(error));
        await assertRecorded(stack, error.headers.get('x-weir-id'), DENIED);
      });
    }

    it('is denied where nobody gave it out', async () => {
      const messages: MessageParam[] = [question, { role: 'assistant', content: [forged] }, goOn];
      const error = await client()
        .messages.create({ ...asked, messages })
        .catch((thrown) => thrown);
      assert.ok(error instanceof PermissionDeniedError, String(error));
    });
  });

  describe('of @google/genai', () => {
    const client = (script: string, apiKey = 'one') =>
      new GoogleGenAI({ apiKey, httpOptions: { baseUrl: stack.url, headers: { 'x-script': script } } });
    const question: Content = { role: 'user', parts: [{ text: 'What is a weir?' }] };
    const outcome: Content = {
      role: 'user',
      parts: [{ functionResponse: { name: 'look', response: { depth: 2 } } }],
    };

    for (const script of ['gemini', 'gemini-stream']) {
      it(`passes back with the call of a function (${script})`, async () => {
        const parts = await turn(client(script), script, [question]);
        assert.equal(parts[0]?.thoughtSignature, blobOf(script));
        const contents = [question, { role: 'model', parts }, outcome];
        const again = await client(script).models.generateContent({ model: MODEL, contents });
        const records = await assertRecorded(stack, again.sdkHttpResponse?.headers?.['x-weir-id'], CLEAN);
        assert.deepEqual(Object.keys(skippedOf(records)), ['sealed']);
        const other = client(script, 'two').models.generateContent({ model: MODEL, contents });
        const error = await other.catch((thrown) => thrown);
        assert.ok(error instanceof ApiError, String(error));
        assert.equal(error.status, 403);
      });
    }
  });

  it('of openai passes back: encrypted reasoning of a client that stores nothing', async () => {
    const client = (apiKey: string) =>
      new OpenAI({
        baseURL: `${stack.url}/v1`,
        apiKey,
        maxRetries: 0,
        defaultHeaders: { 'x-script': 'responses' },
      });
    const include = ['reasoning.encrypted_content' as const];
    const asked = { model: 'gpt-5', store: false, include };
    const answer = await client('sk-one').responses.create({ ...asked, input: 'What is a weir?' });
    const input = [...answer.output, { role: 'user', content: 'Go on.' }] as ResponseInput;
    const again = await client('sk-one')
      .responses.create({ ...asked, input })
      .withResponse();
    await assertRecorded(stack, again.response.headers.get('x-weir-id'), CLEAN);
    const error = await client('sk-two')
      .responses.create({ ...asked, input })
      .catch((thrown) => thrown);
    assert.equal(error.status, 403);
    await assertRecorded(stack, error.headers.get('x-weir-id'), DENIED);
  });

  describe('of ollama: the tokens of an exchange', () => {
    const generate = async (script: string, context?: number[]) => {
      const seen: { id: string | null } = { id: null };
      const client = new Ollama({
        host: stack.url,
        fetch: async (url, init) => {
          const headers = { ...(init?.headers as object), 'x-script': script };
          const answer = await fetch(url, { ...init, headers });
          seen.id = answer.headers.get('x-weir-id');
          return answer;
        },
      });
      const asked = {
        model: 'llama3',
        prompt: 'What is a weir?',
        ...(context === undefined ? {} : { context }),
      };
      const answer = await client.generate({ ...asked, stream: false }).catch((thrown: Error) => thrown);
      return { answer, id: seen.id };
    };

    it('pass back, and others are denied', async () => {
      const { answer } = await generate('tokens');
      assert.ok(!(answer instanceof Error), String(answer));
      assert.deepEqual(answer.context, [9, 8, 7]);
      const again = await generate('tokens', answer.context);
      await assertRecorded(stack, again.id, CLEAN);
      for (const context of [
        [9, 8, 7, 6],
        [9, 87],
      ]) {
        const denied = await generate('tokens', context);
        await assertRecorded(stack, denied.id, DENIED);
      }
    });

    it('do not spell again what was masked', async () => {
      const { answer, id } = await generate('masked');
      assert.ok(answer instanceof Error);
      const records = await recordsOf(stack, id);
      assert.deepEqual(records.map(({ kind, verdict, rule }) => `${kind} ${verdict} ${rule}`).slice(0, 2), [
        'request allow none',
        'open deny uninspected.sealed',
      ]);
    });
  });
});

async function turn(client: GoogleGenAI, script: string, contents: Content[]) {
  if (script === 'gemini') {
    const answer = await client.models.generateContent({ model: MODEL, contents });
    return answer.candidates?.[0]?.content?.parts ?? [];
  }
  const parts = [];
  const stream = await client.models.generateContentStream({ model: MODEL, contents });
  for await (const chunk of stream) parts.push(...(chunk.candidates?.[0]?.content?.parts ?? []));
  return parts;
}

/** A call of a function with the signature of the thought behind it. */
function saysGemini(name: string): Parameters<Stack['model']['script']>[1] {
  const part = {
    functionCall: { id: 'call-1', name: 'look', args: { at: 'weir' } },
    thoughtSignature: blobOf(name),
  };
  const answer = JSON.stringify({
    candidates: [{ content: { parts: [part], role: 'model' }, finishReason: 'STOP', index: 0 }],
    modelVersion: MODEL,
  });
  return async (exchange) => {
    const streams = exchange.request.url?.includes('alt=sse') === true;
    const type = streams ? 'text/event-stream' : 'application/json';
    await sends([streams ? `data: ${answer}\r\n\r\n` : answer], { contentType: type })(exchange);
  };
}

const saysSealed = sends(
  [
    JSON.stringify({
      ...{ id: 'resp_sealed', object: 'response', created_at: 1, model: 'gpt-5', status: 'completed' },
      output: [
        { id: 'rs_1', type: 'reasoning', summary: [], encrypted_content: blobOf('responses') },
        {
          ...{ id: 'msg_1', type: 'message', status: 'completed', role: 'assistant' },
          content: [{ type: 'output_text', text: 'It is low.', annotations: [] }],
        },
      ],
    }),
  ],
  { contentType: 'application/json' },
);

function saysTokens(response: string): Parameters<Stack['model']['script']>[1] {
  const answer = {
    model: 'llama3',
    created_at: '2026-11-21T00:00:00Z',
    response,
    done: true,
    context: [9, 8, 7],
  };
  return sends([JSON.stringify(answer)], { contentType: 'application/json' });
}
