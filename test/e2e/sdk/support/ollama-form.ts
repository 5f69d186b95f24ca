/** Answers of a scripted model in the form of Ollama: a whole answer, or its lines. */
import type { Script } from '../../../../demo/scripted-model.ts';
import { sends } from '../../conformance/support/events.ts';

/** What a model says, in the pieces that it streams in; a call comes in one. */
export interface Said {
  readonly text: readonly string[];
  /** A stream goes on with its last text until the client goes away. */
  readonly endless?: boolean;
  readonly tool?: { readonly name: string; readonly args: object };
}

const HEAD = { model: 'llama3.2', created_at: '2026-01-02T03:04:05.678901Z' };
const COUNTS = { total_duration: 5191566416, eval_count: 2, eval_duration: 4799921000 };
const DONE = { done: true, done_reason: 'stop', ...COUNTS };

function callsOf({ tool }: Said): object {
  return tool === undefined ? {} : { tool_calls: [{ function: { name: tool.name, arguments: tool.args } }] };
}

/** One line or document of either endpoint. */
function says(chat: boolean, content: string, more: object = {}): object {
  return chat
    ? { ...HEAD, message: { role: 'assistant', content, ...more } }
    : { ...HEAD, response: content };
}

/** A model that answers so, streamed unless it is asked not to; each line in a write of its own. */
export function saysLines(said: Said): Script {
  return async (exchange) => {
    const chat = exchange.request.url?.endsWith('/chat') === true;
    const asked = JSON.parse((await exchange.body).toString()) as { stream?: boolean };
    const whole = { ...says(chat, said.text.join(''), callsOf(said)), ...DONE };
    const lines = [
      ...said.text.map((piece) => ({ ...says(chat, piece), done: false })),
      ...(said.tool === undefined ? [] : [{ ...says(chat, '', callsOf(said)), done: false }]),
      ...(said.endless === true ? [] : [{ ...says(chat, ''), ...DONE }]),
    ];
    const script =
      asked.stream === false
        ? sends([JSON.stringify(whole)], { contentType: 'application/json; charset=utf-8' })
        : sends(
            lines.map((line) => `${JSON.stringify(line)}\n`),
            {
              contentType: 'application/x-ndjson',
              paceMs: 8,
              ...(said.endless === true
                ? { forever: `${JSON.stringify({ ...says(chat, 'more'), done: false })}\n` }
                : {}),
            },
          );
    await script(exchange);
  };
}
