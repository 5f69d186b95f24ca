/** A model that keeps its answers: the Responses API, each response under an id of its own. */
import type { Exchange, Script } from '../../../../demo/scripted-model.ts';
import { eventually } from '../../harness/eventually.ts';
import type { Stack } from '../../harness/stack.ts';

/** What a request asks the model to say, and how. */
export interface Told {
  /** The words of the answer. */
  readonly say?: string;
  /** The status of the response; `completed` when left out. */
  readonly status?: string;
  /** A streamed answer goes on once its first half has left, so that a cut does not depend on timing. */
  readonly halves?: boolean;
}

const SAID = 'A weir is a low barrier.';
let made = 0;

function responseOf(id: string, status: string, say: string): object {
  const part = { type: 'output_text', text: say, annotations: [] };
  const item = { id: `msg_${id}`, type: 'message', status: 'completed', role: 'assistant', content: [part] };
  const output = status === 'completed' ? [item] : [];
  return { id, object: 'response', created_at: 1, model: 'gpt-4o-mini', status, output };
}

function eventsOf(id: string, say: string): string[] {
  const at = { item_id: `msg_${id}`, output_index: 0, content_index: 0 };
  const events = [
    { type: 'response.created', response: responseOf(id, 'in_progress', '') },
    ...say.split(/(?<= )/).map((delta) => ({ type: 'response.output_text.delta', ...at, delta })),
    { type: 'response.output_text.done', ...at, text: say },
    { type: 'response.completed', response: responseOf(id, 'completed', say) },
  ];
  return events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}

/** Answers as the header `x-told` says; the id of the next response is `resp_N`, or the one that the path names. */
export function keepsAnswers(stack: Stack): Script {
  return async (exchange) => {
    const asked = JSON.parse((await exchange.body).toString() || '{}') as { stream?: boolean };
    const told = JSON.parse(String(exchange.request.headers['x-told'] ?? '{}')) as Told;
    await (asked.stream === true ? stream(stack, exchange, told) : whole(exchange, told));
  };
}

function whole({ request, response }: Exchange, told: Told): void {
  const { say = SAID, status = 'completed' } = told;
  const id = /\/responses\/([^/]+)/.exec(request.url ?? '')?.[1] ?? nextId();
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(responseOf(id, status, say)));
}

async function stream(stack: Stack, { request, response }: Exchange, told: Told): Promise<void> {
  const { say = SAID, halves = false } = told;
  const events = eventsOf(nextId(), say);
  const first = halves ? events.length >> 1 : 0;
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(events.slice(0, first).join(''));
  if (halves) {
    const id = request.headers['x-weir-id'];
    await eventually('the first half has left', () =>
      stack.journal().some(({ exchange, kind }) => exchange === id && kind === 'open'),
    );
  }
  response.end(events.slice(first).join(''));
}

function nextId(): string {
  made += 1;
  return `resp_${made}`;
}

/** The id that the model gave to its last answer. */
export function lastId(): string {
  return `resp_${made}`;
}
