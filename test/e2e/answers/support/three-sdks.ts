/** One exchange in three SDKs (OpenAI, Anthropic, Google), plain and streamed: a prompt, what a tool said, an answer that is scripted. */
import assert from 'node:assert/strict';
import Anthropic from '@anthropic-ai/sdk';
import { ApiError, type GenerateContentResponse, GoogleGenAI } from '@google/genai';
import OpenAI from 'openai';
import type { Script } from '../../../../demo/scripted-model.ts';
import { named } from '../../../dialects/anthropic-messages/wire.ts';
import { DONE, event, STOP, sends } from '../../conformance/support/events.ts';
import { openai } from '../../harness/client.ts';
import type { Stack } from '../../harness/stack.ts';
import { eventsOf, messageOf } from '../../sdk/support/anthropic-form.ts';
import { chunksOf, contentOf } from '../../sdk/support/gemini-form.ts';

/** What the model says: a text, or one call of a tool. */
export type Said = { readonly text: string } | { readonly tool: string; readonly args: object };

/** What the request says, whatever the wire. */
export interface Asked {
  readonly system: string;
  readonly question: string;
  /** The result of a tool that the assistant has called. */
  readonly found: string;
}

/** What the client saw. */
export interface Seen {
  readonly text: string;
  /** Arguments of the call, where one came whole. */
  readonly args: unknown;
  /** `refused`: the SDK's own error for 403. `cut`: the ending that means "filtered". */
  readonly ended: 'whole' | 'refused' | 'cut';
  readonly id: string | undefined;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface Sdk {
  readonly name: string;
  ask(stack: Stack, said: Said, how: { readonly streamed: boolean; readonly asked: Asked }): Promise<Seen>;
}

let scripts = 0;

/** Gives a script a name of its own, so that exchanges do not get in each other's way. */
function scripted(stack: Stack, script: Script): string {
  const name = `three-sdks-${scripts++}`;
  stack.model.script(name, script);
  return name;
}

const TOOL = 'find';
const JSON_TYPE = { contentType: 'application/json' };

/** Pieces of a few characters, so that nothing stands in one of them. */
function pieces(text: string): string[] {
  return text.match(/[\s\S]{1,7}/gu) ?? [];
}

function seen(
  headers: Headers | Readonly<Record<string, string>> | undefined,
  rest: Pick<Seen, 'text' | 'ended'> & { readonly args?: string | undefined },
): Seen {
  const all = headers instanceof Headers ? Object.fromEntries(headers) : (headers ?? {});
  const args: unknown = rest.args === undefined || rest.args === '' ? undefined : parsed(rest.args);
  return { ...rest, args, id: all['x-weir-id'], headers: all };
}

/** Of a call that was cut nothing whole has come. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const CHUNK = { id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm' };

export function openaiScript(said: Said, streamed: boolean): Script {
  const called = (args: string, first: boolean) => ({
    ...{ index: 0, function: { ...(first && 'tool' in said ? { name: said.tool } : {}), arguments: args } },
    ...(first ? { id: 'call_2', type: 'function' } : {}),
  });
  if (!streamed) {
    const calls = 'tool' in said ? { tool_calls: [called(JSON.stringify(said.args), true)] } : {};
    const message = { role: 'assistant', content: 'text' in said ? said.text : null, ...calls };
    const choices = [{ index: 0, message, finish_reason: 'text' in said ? 'stop' : 'tool_calls' }];
    return sends([JSON.stringify({ ...CHUNK, object: 'chat.completion', choices })], JSON_TYPE);
  }
  if ('text' in said)
    return sends([...pieces(said.text).map((text) => event(text)), STOP, DONE], { paceMs: 0 });
  const events = pieces(JSON.stringify(said.args)).map((args, at) => {
    const choices = [{ index: 0, delta: { tool_calls: [called(args, at === 0)] }, finish_reason: null }];
    return `data: ${JSON.stringify({ ...CHUNK, choices })}\n\n`;
  });
  return sends([...events, STOP.replace('"stop"', '"tool_calls"'), DONE], { paceMs: 0 });
}

/** The request as OpenAI has it. */
export function openaiMessages({ system, question, found }: Asked): OpenAI.ChatCompletionMessageParam[] {
  const call = { id: 'call_1', type: 'function', function: { name: TOOL, arguments: '{}' } } as const;
  return [
    { role: 'system', content: system },
    { role: 'user', content: question },
    { role: 'assistant', content: null, tool_calls: [call] },
    { role: 'tool', tool_call_id: 'call_1', content: found },
  ];
}

const OPENAI: Sdk = {
  name: 'openai',
  async ask(stack, said, { streamed, asked }) {
    const script = scripted(stack, openaiScript(said, streamed));
    const body = { model: 'gpt-4o-mini', messages: openaiMessages(asked) };
    const options = { headers: { 'x-script': script } };
    const { completions } = openai(stack).chat;
    try {
      if (!streamed) {
        const { data, response } = await completions.create(body, options).withResponse();
        const message = data.choices[0]?.message;
        const [call] = message?.tool_calls ?? [];
        const args = call?.type === 'function' ? call.function.arguments : undefined;
        return seen(response.headers, { text: message?.content ?? '', ended: 'whole', args });
      }
      const { data, response } = await completions.create({ ...body, stream: true }, options).withResponse();
      const came = { text: '', args: '', finish: '' };
      for await (const { choices } of data) {
        came.text += choices[0]?.delta.content ?? '';
        came.args += choices[0]?.delta.tool_calls?.[0]?.function?.arguments ?? '';
        came.finish = choices[0]?.finish_reason ?? came.finish;
      }
      return seen(response.headers, { ...came, ended: came.finish === 'content_filter' ? 'cut' : 'whole' });
    } catch (error) {
      assert.ok(error instanceof OpenAI.PermissionDeniedError, String(error));
      return seen(error.headers, { text: '', ended: 'refused' });
    }
  },
};

export function anthropicScript(said: Said, streamed: boolean): Script {
  const block =
    'text' in said
      ? { text: pieces(said.text) }
      : { tool: said.tool, input: pieces(JSON.stringify(said.args)) };
  if (!streamed) return sends([JSON.stringify(messageOf([block]))], JSON_TYPE);
  return sends(
    eventsOf([block]).map((one) => named([one])),
    { paceMs: 0 },
  );
}

function anthropicBody({ system, question, found }: Asked) {
  const messages: Anthropic.MessageParam[] = [
    { role: 'user', content: question },
    { role: 'assistant', content: [{ type: 'tool_use', id: 'toolu_1', name: TOOL, input: {} }] },
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: found }] },
  ];
  return { model: 'claude-sonnet-5', max_tokens: 500, system, messages };
}

const ANTHROPIC: Sdk = {
  name: '@anthropic-ai/sdk',
  async ask(stack, said, { streamed, asked }) {
    const script = scripted(stack, anthropicScript(said, streamed));
    const client = new Anthropic({ baseURL: stack.url, apiKey: 'test', maxRetries: 0 });
    const options = { headers: { 'x-script': script } };
    try {
      if (!streamed) {
        const { data, response } = await client.messages.create(anthropicBody(asked), options).withResponse();
        const [block] = data.content;
        const args = block?.type === 'tool_use' ? JSON.stringify(block.input) : undefined;
        return seen(response.headers, {
          text: block?.type === 'text' ? block.text : '',
          ended: 'whole',
          args,
        });
      }
      const body = { ...anthropicBody(asked), stream: true } as const;
      const { data, response } = await client.messages.create(body, options).withResponse();
      const came = { text: '', args: '', stop: '' };
      for await (const one of data) {
        if (one.type === 'message_delta') came.stop = one.delta.stop_reason ?? came.stop;
        if (one.type !== 'content_block_delta') continue;
        if (one.delta.type === 'text_delta') came.text += one.delta.text;
        if (one.delta.type === 'input_json_delta') came.args += one.delta.partial_json;
      }
      return seen(response.headers, { ...came, ended: came.stop === 'refusal' ? 'cut' : 'whole' });
    } catch (error) {
      assert.ok(error instanceof Anthropic.PermissionDeniedError, String(error));
      return seen(error.headers, { text: '', ended: 'refused' });
    }
  },
};

function geminiScript(said: Said, streamed: boolean): Script {
  const part = 'text' in said ? { text: pieces(said.text) } : { call: said.tool, args: said.args };
  if (!streamed) return sends([JSON.stringify(contentOf([part]))], JSON_TYPE);
  return sends(
    chunksOf([part]).map((chunk) => `data: ${JSON.stringify(chunk)}\r\n\r\n`),
    { paceMs: 0 },
  );
}

function geminiRequest({ system, question, found }: Asked) {
  return {
    model: 'gemini-3-flash',
    config: { systemInstruction: system },
    contents: [
      { role: 'user', parts: [{ text: question }] },
      { role: 'model', parts: [{ functionCall: { name: TOOL, args: {} } }] },
      { role: 'user', parts: [{ functionResponse: { name: TOOL, response: { output: found } } }] },
    ],
  };
}

function geminiSeen(chunks: readonly GenerateContentResponse[]): Seen {
  const parts = chunks.flatMap(({ candidates }) => candidates?.[0]?.content?.parts ?? []);
  const call = parts.find(({ functionCall }) => functionCall !== undefined)?.functionCall;
  const filtered = chunks.some(({ candidates }) => candidates?.[0]?.finishReason === 'SAFETY');
  return seen(chunks[0]?.sdkHttpResponse?.headers, {
    text: parts.map(({ text }) => text ?? '').join(''),
    ended: filtered ? 'cut' : 'whole',
    args: call === undefined ? undefined : JSON.stringify(call.args),
  });
}

const GEMINI: Sdk = {
  name: '@google/genai',
  async ask(stack, said, { streamed, asked }) {
    const script = scripted(stack, geminiScript(said, streamed));
    const httpOptions = { baseUrl: stack.url, headers: { 'x-script': script } };
    const { models } = new GoogleGenAI({ apiKey: 'test', httpOptions });
    try {
      if (!streamed) return geminiSeen([await models.generateContent(geminiRequest(asked))]);
      const chunks: GenerateContentResponse[] = [];
      for await (const chunk of await models.generateContentStream(geminiRequest(asked))) chunks.push(chunk);
      return geminiSeen(chunks);
    } catch (error) {
      assert.ok(error instanceof ApiError && error.status === 403, String(error));
      const { error: told } = JSON.parse(error.message) as {
        error: { details: { metadata: { decision: string } }[] };
      };
      return seen({ 'x-weir-id': told.details[0]?.metadata.decision ?? '' }, { text: '', ended: 'refused' });
    }
  },
};

export const THREE_SDKS: readonly Sdk[] = [OPENAI, ANTHROPIC, GEMINI];
