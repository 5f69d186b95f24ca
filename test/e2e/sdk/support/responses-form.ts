/** Answers of a scripted model in the form of OpenAI's Responses API: a whole response, or its events. */
import type { Script } from '../../../../demo/scripted-model.ts';
import {
  type Event,
  events,
  messageEvents,
  RESPONSE,
  responseEvents,
} from '../../../dialects/openai-responses/events.ts';
import { sends } from '../../conformance/support/events.ts';

/** One item of an answer, in the pieces that it streams in. */
export type Said =
  | { readonly text: readonly string[] }
  | { readonly thought: readonly string[] }
  | { readonly tool: string; readonly input: readonly string[] };

function wholeItem(said: Said, index: number): object {
  if ('text' in said) {
    const part = { type: 'output_text', text: said.text.join(''), annotations: [], logprobs: [] };
    const head = { id: `msg_${index}`, type: 'message', status: 'completed', role: 'assistant' };
    return { ...head, content: [part] };
  }
  if ('thought' in said) {
    const summary = [{ type: 'summary_text', text: said.thought.join('') }];
    return { id: `rs_${index}`, type: 'reasoning', summary };
  }
  const call = { type: 'function_call', id: `fc_${index}`, call_id: `call_${index}`, name: said.tool };
  return { ...call, arguments: said.input.join(''), status: 'completed' };
}

function itemEvents(said: Said, output_index: number): Event[] {
  const item = wholeItem(said, output_index);
  if ('text' in said) {
    return messageEvents(said.text, { item_id: `msg_${output_index}`, output_index, content_index: 0 });
  }
  const done = { type: 'response.output_item.done', output_index, item };
  if ('thought' in said) {
    const at = { item_id: `rs_${output_index}`, output_index, summary_index: 0 };
    const text = said.thought.join('');
    const part = { type: 'summary_text', text };
    return [
      { type: 'response.output_item.added', output_index, item: { ...item, summary: [] } },
      { type: 'response.reasoning_summary_part.added', ...at, part: { ...part, text: '' } },
      ...said.thought.map((delta) => ({ type: 'response.reasoning_summary_text.delta', ...at, delta })),
      { type: 'response.reasoning_summary_text.done', ...at, text },
      { type: 'response.reasoning_summary_part.done', ...at, part },
      done,
    ];
  }
  const at = { item_id: `fc_${output_index}`, output_index };
  return [
    { type: 'response.output_item.added', output_index, item: { ...item, arguments: '' } },
    ...said.input.map((delta) => ({ type: 'response.function_call_arguments.delta', ...at, delta })),
    {
      type: 'response.function_call_arguments.done',
      ...at,
      name: said.tool,
      arguments: said.input.join(''),
    },
    done,
  ];
}

/** The response as one document. */
export function responseOf(said: readonly Said[]): object {
  return { ...RESPONSE, status: 'completed', output: said.map(wholeItem) };
}

/** A model that answers so, streamed when it is asked to; each event in a write of its own. */
export function saysResponse(...said: readonly Said[]): Script {
  const document = sends([JSON.stringify(responseOf(said))], { contentType: 'application/json' });
  const list = responseEvents(said.flatMap(itemEvents), said.map(wholeItem));
  const framed = events(list).split(/(?<=\n\n)/);
  const streamed = sends(framed, { paceMs: 8 });
  return async (exchange) => {
    const body = (await exchange.body).toString();
    const asked = body === '' ? {} : (JSON.parse(body) as { stream?: boolean });
    await (asked.stream === true ? streamed : document)(exchange);
  };
}
