/** Answers of a scripted model in the form of Anthropic: a whole message, or its events. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Script } from '../../../../demo/scripted-model.ts';
import { named } from '../../../dialects/anthropic-messages/wire.ts';
import { sends } from '../../conformance/support/events.ts';
import { eventually } from '../../harness/eventually.ts';
import type { Stack } from '../../harness/stack.ts';

/** One block of an answer, in the pieces that it streams in. */
export type Said =
  | { readonly text: readonly string[] }
  | { readonly thinking: readonly string[] }
  | { readonly tool: string; readonly input: readonly string[] };

type Event = Parameters<typeof named>[0][number];

const HEAD = { id: 'msg_scripted', type: 'message', role: 'assistant', model: 'claude-sonnet-5' };
const SIGNATURE = 'c2NyaXB0ZWQgc2lnbmF0dXJl'.repeat(4);

function wholeBlock(said: Said): object {
  if ('text' in said) return { type: 'text', text: said.text.join('') };
  if ('thinking' in said) {
    return { type: 'thinking', thinking: said.thinking.join(''), signature: SIGNATURE };
  }
  return { type: 'tool_use', id: 'toolu_scripted', name: said.tool, input: JSON.parse(said.input.join('')) };
}

function emptyBlock(said: Said): object {
  if ('text' in said) return { type: 'text', text: '' };
  if ('thinking' in said) return { type: 'thinking', thinking: '', signature: '' };
  return { type: 'tool_use', id: 'toolu_scripted', name: said.tool, input: {} };
}

function deltasOf(said: Said): object[] {
  if ('text' in said) return said.text.map((text) => ({ type: 'text_delta', text }));
  if ('thinking' in said) {
    const thoughts = said.thinking.map((thinking) => ({ type: 'thinking_delta', thinking }));
    return [...thoughts, { type: 'signature_delta', signature: SIGNATURE }];
  }
  return said.input.map((partial_json) => ({ type: 'input_json_delta', partial_json }));
}

function reasonOf(said: readonly Said[]): string {
  return said.some((one) => 'tool' in one) ? 'tool_use' : 'end_turn';
}

/** The message as one document. */
export function messageOf(said: readonly Said[]): object {
  return {
    ...HEAD,
    content: said.map(wholeBlock),
    ...{ stop_reason: reasonOf(said), stop_sequence: null, usage: { input_tokens: 3, output_tokens: 9 } },
  };
}

/** The same in events. */
export function eventsOf(said: readonly Said[]): Event[] {
  const message = {
    ...{ ...HEAD, content: [], stop_reason: null, stop_sequence: null },
    usage: { input_tokens: 3, output_tokens: 1 },
  };
  const blocks = said.flatMap((one, index) => [
    { type: 'content_block_start', index, content_block: emptyBlock(one) },
    ...deltasOf(one).map((delta) => ({ type: 'content_block_delta', index, delta })),
    { type: 'content_block_stop', index },
  ]);
  return [
    { type: 'message_start', message },
    { type: 'ping' },
    ...blocks,
    {
      type: 'message_delta',
      delta: { stop_reason: reasonOf(said), stop_sequence: null },
      usage: { output_tokens: 9 },
    },
    { type: 'message_stop' },
  ];
}

/** A model that answers so, streamed when it is asked to; each event in a write of its own. */
export function saysMessage(...said: readonly Said[]): Script {
  const document = sends([JSON.stringify(messageOf(said))], { contentType: 'application/json' });
  const events = sends(
    eventsOf(said).map((event) => named([event])),
    { paceMs: 8 },
  );
  return async (exchange) => {
    const asked = JSON.parse((await exchange.body).toString()) as { stream?: boolean };
    await (asked.stream === true ? events : document)(exchange);
  };
}

/** Events of a message before the first piece of its first block. */
const BEFORE = 3;

/**
 * A block that streams on once its first pieces have left, so that a cut does not depend on timing; after it the model
 * goes on with pings until its client goes away.
 */
export function saysInHalves(stack: Stack, said: Said, first: number): Script {
  const events = eventsOf([said]).slice(0, -BEFORE);
  const half = BEFORE + first;
  return async ({ body, request, response, open }) => {
    await body;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(named(events.slice(0, half)));
    const id = request.headers['x-weir-id'];
    await eventually('the first half has left', () =>
      stack.journal().some(({ exchange, kind }) => exchange === id && kind === 'open'),
    );
    response.write(named(events.slice(half)));
    while (open()) {
      response.write(named([{ type: 'ping' }]));
      await pause(10);
    }
  };
}
