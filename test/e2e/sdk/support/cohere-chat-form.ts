/** Answers of a scripted model in the form of Cohere: a whole answer, or its events. */
import type { Script } from '../../../../demo/scripted-model.ts';
import { sends } from '../../conformance/support/events.ts';

/** What a model says, each in the pieces that it streams in. */
export interface Said {
  readonly text?: readonly string[];
  /** A stream goes on with an event until the client goes away. */
  readonly endless?: boolean;
  readonly thinking?: readonly string[];
  readonly tool?: { readonly name: string; readonly args: readonly string[] };
}

type Event = { readonly type: string; readonly [member: string]: unknown };

const USAGE = { tokens: { input_tokens: 3, output_tokens: 9 } };
const CALL = { id: 'call_scripted', type: 'function' };

function finishOf({ tool }: Said): string {
  return tool === undefined ? 'COMPLETE' : 'TOOL_CALL';
}

/** The answer as one document. */
export function answerOf(said: Said): object {
  const { text, thinking, tool } = said;
  return {
    ...{ id: 'c-scripted', finish_reason: finishOf(said), usage: USAGE },
    message: {
      role: 'assistant',
      content: [
        ...(thinking === undefined ? [] : [{ type: 'thinking', thinking: thinking.join('') }]),
        ...(text === undefined ? [] : [{ type: 'text', text: text.join('') }]),
      ],
      ...(tool === undefined
        ? {}
        : { tool_calls: [{ ...CALL, function: { name: tool.name, arguments: tool.args.join('') } }] }),
    },
  };
}

function part(index: number, type: 'text' | 'thinking', pieces: readonly string[]): Event[] {
  const delta = (content: object) => ({ delta: { message: { content } } });
  return [
    { type: 'content-start', index, ...delta({ type, [type]: '' }) },
    ...pieces.map((piece) => ({ type: 'content-delta', index, ...delta({ [type]: piece }) })),
    { type: 'content-end', index },
  ];
}

function call({ name, args }: NonNullable<Said['tool']>): Event[] {
  const delta = (tool_calls: object) => ({ index: 0, delta: { message: { tool_calls } } });
  return [
    { type: 'tool-call-start', ...delta({ ...CALL, function: { name, arguments: '' } }) },
    ...args.map((piece) => ({ type: 'tool-call-delta', ...delta({ function: { arguments: piece } }) })),
    { type: 'tool-call-end', index: 0 },
  ];
}

/** The same in events; without the end mark, at which the SDK would hang up. */
export function eventsOf(said: Said): string[] {
  const { text, thinking, tool } = said;
  const message = { role: 'assistant', content: [], tool_plan: '', tool_calls: [], citations: [] };
  const events: Event[] = [
    { id: 'c-scripted', type: 'message-start', delta: { message } },
    ...(thinking === undefined ? [] : part(0, 'thinking', thinking)),
    ...(text === undefined ? [] : part(1, 'text', text)),
    ...(tool === undefined ? [] : call(tool)),
    { type: 'message-end', delta: { finish_reason: finishOf(said), usage: USAGE } },
  ];
  return events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}

/** A model that answers so, streamed when it is asked to; each event in a write of its own. */
export function saysAnswer(said: Said): Script {
  const document = sends([JSON.stringify(answerOf(said))], { contentType: 'application/json' });
  const events = sends(eventsOf(said), {
    paceMs: 8,
    ...(said.endless === true ? { forever: 'event: debug\ndata: {"type":"debug"}\n\n' } : {}),
  });
  return async (exchange) => {
    const asked = JSON.parse((await exchange.body).toString()) as { stream?: boolean };
    await (asked.stream === true ? events : document)(exchange);
  };
}
