/** Streams that go on for ever, in the terms of three providers, and how each of their SDKs reads them to the end. */
import Anthropic from '@anthropic-ai/sdk';
import { ApiError, GoogleGenAI } from '@google/genai';
import OpenAI from 'openai';
import { named } from '../../../dialects/anthropic-messages/wire.ts';
import { event, sends } from '../../conformance/support/events.ts';
import type { Stack } from '../../harness/stack.ts';
import { eventsOf } from '../../sdk/support/anthropic-form.ts';
import { chunksOf } from '../../sdk/support/gemini-form.ts';

/** What an SDK saw of one stream. */
export interface StreamSeen {
  readonly text: string;
  readonly ended: string;
  readonly id: string | undefined;
}

export interface EndlessSdk {
  readonly name: string;
  /** How it names the end of a stream that was as long as it may be. */
  readonly length: string;
  /** Reads a stream; the error of the SDK passes through. */
  stream(stack: Stack, key: string): Promise<StreamSeen>;
  /** True for the SDK's own error for too many requests. */
  isRateLimit(error: unknown): boolean;
}

const WORDS = ['The', ' weir', ' lets', ' the', ' river', ' through', '.'];
const PROMPT = 'Tell me of weirs.';

const headers = (script: string) => ({ 'x-script': script });

/** Gives the model its endless streams. */
export function scriptEndless(stack: Stack): void {
  const openai = WORDS.map((text) => event(text));
  stack.model.script('endless-openai', sends(openai, { paceMs: 0, forever: event(' and on') }));
  const block = eventsOf([{ text: WORDS }]).map((one) => named([one]));
  const begun = block.slice(0, block.findLastIndex((one) => one.includes('content_block_delta')) + 1);
  const more = begun.find((one) => one.includes('" river"')) ?? '';
  stack.model.script('endless-anthropic', sends(begun, { paceMs: 0, forever: more }));
  const [chunk = {}] = chunksOf([{ text: [' and on'] }]);
  const unended = JSON.parse(JSON.stringify(chunk), (key, value: unknown) =>
    key === 'finishReason' || key === 'usageMetadata' ? undefined : value,
  ) as object;
  const forever = `data: ${JSON.stringify(unended)}\r\n\r\n`;
  stack.model.script('endless-gemini', sends([forever], { paceMs: 0, forever }));
}

const OPENAI: EndlessSdk = {
  name: 'openai',
  length: 'length',
  async stream(stack, key) {
    const client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: key, maxRetries: 0 });
    const body = {
      ...{ model: 'gpt-4o-mini', messages: [{ role: 'user' as const, content: PROMPT }] },
      stream: true as const,
    };
    const { data, response } = await client.chat.completions
      .create(body, { headers: headers('endless-openai') })
      .withResponse();
    let [text, ended] = ['', ''];
    for await (const { choices } of data) {
      text += choices[0]?.delta.content ?? '';
      ended = choices[0]?.finish_reason ?? ended;
    }
    return { text, ended, id: response.headers.get('x-weir-id') ?? undefined };
  },
  isRateLimit: (error) => error instanceof OpenAI.RateLimitError,
};

const ANTHROPIC: EndlessSdk = {
  name: '@anthropic-ai/sdk',
  length: 'max_tokens',
  async stream(stack, key) {
    const client = new Anthropic({ baseURL: stack.url, apiKey: key, maxRetries: 0 });
    const body = {
      ...{ model: 'claude-sonnet-5', max_tokens: 5000, stream: true as const },
      messages: [{ role: 'user' as const, content: PROMPT }],
    };
    const { data, response } = await client.messages
      .create(body, { headers: headers('endless-anthropic') })
      .withResponse();
    let [text, ended, stopped] = ['', '', false];
    for await (const one of data) {
      if (one.type === 'content_block_delta' && one.delta.type === 'text_delta') text += one.delta.text;
      if (one.type === 'message_delta') ended = one.delta.stop_reason ?? ended;
      stopped ||= one.type === 'message_stop';
    }
    return { text, ended: stopped ? ended : '', id: response.headers.get('x-weir-id') ?? undefined };
  },
  isRateLimit: (error) => error instanceof Anthropic.RateLimitError,
};

const GEMINI: EndlessSdk = {
  name: '@google/genai',
  length: 'MAX_TOKENS',
  async stream(stack, key) {
    const httpOptions = { baseUrl: stack.url, headers: headers('endless-gemini') };
    const { models } = new GoogleGenAI({ apiKey: key, httpOptions });
    let [text, ended, id] = ['', '', undefined as string | undefined];
    const stream = await models.generateContentStream({ model: 'gemini-3-flash', contents: PROMPT });
    for await (const chunk of stream) {
      id ??= chunk.sdkHttpResponse?.headers?.['x-weir-id'];
      const [candidate] = chunk.candidates ?? [];
      text += (candidate?.content?.parts ?? []).map((part) => part.text ?? '').join('');
      ended = candidate?.finishReason ?? ended;
    }
    return { text, ended, id };
  },
  isRateLimit: (error) => error instanceof ApiError && error.status === 429,
};

export const ENDLESS_SDKS: readonly EndlessSdk[] = [OPENAI, ANTHROPIC, GEMINI];
