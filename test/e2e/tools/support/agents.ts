/** Agent loops as the SDKs have them, plain and streamed: the model is scripted, the tools are ours and note that they ran. */
import assert from 'node:assert/strict';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import type { RunnableToolFunction } from 'openai/lib/RunnableFunction';
import type { Script } from '../../../../demo/scripted-model.ts';
import { anthropicScript, openaiScript, type Said } from '../../answers/support/three-sdks.ts';
import { DONE, sends } from '../../conformance/support/events.ts';
import type { Stack } from '../../harness/stack.ts';

/** The tools of a shop, with the arguments that they take. */
const SCHEMAS = {
  search_orders: { type: 'object', properties: { text: { type: 'string' } } },
  get_order: { type: 'object', properties: { order: { type: 'string' } }, required: ['order'] },
  issue_refund: {
    type: 'object',
    properties: { amount: { type: 'number' }, order: { type: 'string' } },
    additionalProperties: false,
  },
  delete_orders: { type: 'object', properties: {} },
};
/** Tools by their names, with the schemas of their arguments. */
export type Tools = Readonly<Record<string, object>>;

/** What became of one run. */
export interface Ran {
  /** What the assistant said in the end. */
  readonly text: string;
  /** Tools that were carried out. */
  readonly ran: readonly string[];
  /** Names of the tools that each request offered to the model. */
  readonly offered: readonly (readonly string[])[];
  /** How the last answer ended, in the words of the wire. */
  readonly ended: string;
  /** Decisions, one for each request. */
  readonly ids: readonly string[];
}

export interface Agent {
  readonly name: string;
  /** Runs until the model says something; it first calls the tools, one after the other, and then says what came of it. */
  run(stack: Stack, ...calls: readonly Call[]): Promise<Ran>;
}

export interface Call {
  readonly tool: string;
  readonly args: object;
}

/** Says a call, the next when its result is there, and with all results a text. */
function modelOf(calls: readonly Call[], result: string, script: (said: Said) => Script): Script {
  return async (exchange) => {
    const body = (await exchange.body).toString();
    const answered = body.split(result).length - 1;
    const said: Said = calls[answered] ?? { text: 'It is done, and all is well.' };
    await script(said)(exchange);
  };
}

/** Notes the decision of every answer. */
function noting(ids: string[]): typeof fetch {
  return async (url, init) => {
    const response = await fetch(url, init);
    ids.push(response.headers.get('x-weir-id') ?? '');
    return response;
  };
}

interface Offer {
  readonly name?: string;
  readonly type?: string;
  readonly function?: { readonly name: string };
}

function offeredSince(stack: Stack, from: number): string[][] {
  return stack.model.received.slice(from).map(({ body }) => {
    const { tools = [] } = JSON.parse(body.toString()) as { tools?: Offer[] };
    return tools.map((tool) => tool.function?.name ?? tool.name ?? tool.type ?? '');
  });
}

/** A stream as OpenAI begins and ends it. */
function openaiStream(said: Said): Script {
  const event = (delta: object, finish: string | null = null) => {
    const choices = [{ index: 0, delta, finish_reason: finish }];
    return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices })}\n\n`;
  };
  const begun = event({ role: 'assistant', content: null });
  if ('text' in said)
    return sends([begun, event({ content: said.text }), event({}, 'stop'), DONE], { paceMs: 0 });
  const called = (part: object) => event({ tool_calls: [{ index: 0, ...part }] });
  const args = JSON.stringify(said.args).match(/[\s\S]{1,7}/g) ?? [];
  const named = called({ id: 'call_2', type: 'function', function: { name: said.tool, arguments: '' } });
  const rest = args.map((text) => called({ function: { arguments: text } }));
  return sends([begun, named, ...rest, event({}, 'tool_calls'), DONE], { paceMs: 0 });
}

function openaiAgent(offers: Tools, streamed: boolean): Agent {
  return {
    name: `openai, ${streamed ? 'streamed' : 'plain'}`,
    async run(stack, ...calls) {
      const [ids, ran, from]: [string[], string[], number] = [[], [], stack.model.received.length];
      const script = streamed ? openaiStream : (said: Said) => openaiScript(said, false);
      stack.model.script('agent', modelOf(calls, '"role":"tool"', script));
      const client = new OpenAI({
        baseURL: `${stack.url}/v1`,
        apiKey: 'test',
        maxRetries: 0,
        fetch: noting(ids),
      });
      const tools = Object.entries(offers).map(
        ([name, parameters]): RunnableToolFunction<object> => ({
          type: 'function' as const,
          function: {
            ...{ name, description: `${name} of the shop`, parameters: { ...parameters } },
            parse: (text: string) => JSON.parse(text) as object,
            function: (_: object) => {
              ran.push(name);
              return 'done';
            },
          },
        }),
      );
      const asked = {
        model: 'gpt-4o-mini',
        messages: [{ role: 'user' as const, content: 'Help me.' }],
        tools,
      };
      const { completions } = client.chat;
      const headers = { headers: { 'x-script': 'agent' } };
      const runner = streamed
        ? completions.runTools({ ...asked, stream: true }, headers)
        : completions.runTools(asked, headers);
      const last = await runner.finalChatCompletion();
      const choice = last.choices[0];
      return {
        ...{ text: choice?.message.content ?? '', ended: choice?.finish_reason ?? '' },
        ...{ ran, ids, offered: offeredSince(stack, from) },
      };
    },
  };
}

function anthropicAgent(offers: Tools, streamed: boolean): Agent {
  return {
    name: `@anthropic-ai/sdk, ${streamed ? 'streamed' : 'plain'}`,
    async run(stack, ...calls) {
      const [ids, ran, from]: [string[], string[], number] = [[], [], stack.model.received.length];
      const script = (said: Said) => anthropicScript(said, streamed);
      stack.model.script('agent', modelOf(calls, '"tool_result"', script));
      const client = new Anthropic({ baseURL: stack.url, apiKey: 'test', maxRetries: 0, fetch: noting(ids) });
      const tools: Anthropic.ToolUnion[] = [
        ...Object.entries(offers).map(([name, schema]) => ({
          ...{ name, input_schema: schema as Anthropic.Tool.InputSchema },
        })),
        { type: 'web_search_20250305', name: 'web_search' },
      ];
      const messages: Anthropic.MessageParam[] = [{ role: 'user', content: 'Help me.' }];
      for (;;) {
        const body = { model: 'claude-sonnet-5', max_tokens: 500, tools, messages };
        const headers = { headers: { 'x-script': 'agent' } };
        const message = streamed
          ? await client.messages.stream(body, headers).finalMessage()
          : await client.messages.create(body, headers);
        const used = message.content.filter((block) => block.type === 'tool_use');
        if (used.length === 0 || message.stop_reason !== 'tool_use') {
          const text = message.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
          return { text, ran, ended: message.stop_reason ?? '', offered: offeredSince(stack, from), ids };
        }
        assert.ok(messages.length < 9, 'the loop ends');
        messages.push({ role: 'assistant', content: message.content });
        for (const { name } of used) ran.push(name);
        const results = used.map(({ id }) => ({
          type: 'tool_result' as const,
          tool_use_id: id,
          content: 'done',
        }));
        messages.push({ role: 'user', content: results });
      }
    },
  };
}

/** Agents that offer these tools. */
export function agentsWith(tools: Tools): readonly Agent[] {
  return [openaiAgent, anthropicAgent].flatMap((agent) =>
    [false, true].map((streamed) => agent(tools, streamed)),
  );
}

export const AGENTS: readonly Agent[] = agentsWith(SCHEMAS);
