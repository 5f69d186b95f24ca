/** Answers of a scripted model in the form of Mistral: a whole answer, or its events. */
import type { Script } from '../../../../demo/scripted-model.ts';
import { sends } from '../../conformance/support/events.ts';

/** What a model says, each in the pieces that it streams in. */
export interface Said {
  readonly text?: readonly string[];
  /** Parts of thinking in front of the text. */
  readonly thinking?: readonly string[];
  /** A call comes in one event, its arguments as text or as an object. */
  readonly tool?: { readonly name: string; readonly args: string | object };
  /** A stream goes on until the client goes away. */
  readonly endless?: boolean;
}

const HEAD = { id: 'cmpl-scripted', created: 1700000000, model: 'mistral-small-latest' };
const USAGE = { prompt_tokens: 3, completion_tokens: 9, total_tokens: 12 };

function thought(text: string): object {
  return { type: 'thinking', thinking: [{ type: 'text', text }] };
}

function callsOf({ tool }: Said): object[] {
  return tool === undefined
    ? []
    : [{ id: 'call12345', index: 0, function: { name: tool.name, arguments: tool.args } }];
}

function finishOf({ tool }: Said): string {
  return tool === undefined ? 'stop' : 'tool_calls';
}

function answerOf(said: Said): object {
  const { text = [], thinking } = said;
  const content =
    thinking === undefined
      ? text.join('')
      : [thought(thinking.join('')), { type: 'text', text: text.join('') }];
  const message = { role: 'assistant', content, tool_calls: callsOf(said) };
  return {
    ...{ ...HEAD, object: 'chat.completion', usage: USAGE },
    choices: [{ index: 0, message, finish_reason: finishOf(said) }],
  };
}

function event(delta: object, finish: string | null = null): string {
  const choices = [{ index: 0, delta, finish_reason: finish }];
  return `data: ${JSON.stringify({ ...HEAD, object: 'chat.completion.chunk', choices })}\n\n`;
}

/** Without the end mark, at which the SDK would hang up. */
function eventsOf(said: Said): string[] {
  const { text = [], thinking = [] } = said;
  return [
    event({ role: 'assistant', content: '' }),
    ...thinking.map((piece) => event({ content: [thought(piece)] })),
    ...text.map((content) => event({ content })),
    event({ content: '', ...(said.tool === undefined ? {} : { tool_calls: callsOf(said) }) }, finishOf(said)),
  ];
}

/** A model that answers so, streamed when it is asked to; each event in a write of its own. */
export function saysChoice(said: Said): Script {
  const document = sends([JSON.stringify(answerOf(said))], { contentType: 'application/json' });
  const open = eventsOf(said).slice(0, said.endless === true ? -1 : undefined);
  const events = sends(open, {
    paceMs: 8,
    ...(said.endless === true ? { forever: event({ content: 'more' }) } : {}),
  });
  return async (exchange) => {
    const asked = JSON.parse((await exchange.body).toString()) as { stream?: boolean };
    await (asked.stream === true ? events : document)(exchange);
  };
}

/** A model that has read a document. */
export function readsOut(markdown: string): Script {
  const pages = [{ index: 0, markdown, images: [], dimensions: null }];
  const body = { pages, model: 'mistral-ocr-latest', usage_info: { pages_processed: 1 } };
  return sends([JSON.stringify(body)], { contentType: 'application/json' });
}
