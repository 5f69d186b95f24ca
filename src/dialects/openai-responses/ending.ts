/** Responses of Weir's own: streams that say no, ended early or from their beginning, and ordinary ones. */
import type { OwnAnswer } from '../../core/dialect.ts';
import type { Facts } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { askedModel, documentOf, eventsOf } from '../own-answer.ts';
import type { OpenItem } from './open-texts.ts';
import { type Event, messageEvents, messageOf, partOf, textPart } from './own-message.ts';
import type { ResponsesStreamHooks } from './stream-hooks.ts';
import type { Seen } from './stream-self.ts';

/** Names that are safe to repeat: without blanks and not long. */
const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$/;

/** Nothing was asked of the model for it. */
const USAGE = {
  ...{ input_tokens: 0, input_tokens_details: { cached_tokens: 0 } },
  ...{ output_tokens: 0, output_tokens_details: { reasoning_tokens: 0 }, total_tokens: 0 },
};

export interface EndingOptions {
  readonly refusal: Refusal;
  readonly hooks: ResponsesStreamHooks;
  readonly request: Facts;
  /** Events that have left; what came after them is not repeated. */
  readonly sent: number;
  /** True when something that left was changed: then no text of the answer is repeated. */
  readonly mutated: boolean;
}

/** A response is incomplete because of a content filter or of its length, which is how OpenAI says so itself. */
export function endStream(options: EndingOptions): Uint8Array {
  const { hooks, refusal, request, sent, mutated } = options;
  const { self } = hooks;
  if (self.ended <= sent) return new Uint8Array(0);
  if (self.begun > sent) return refusedStream(ownHead(refusal, request), refusal, self.next(sent));
  const open = mutated ? [] : hooks.texts.open(sent);
  const ends = open.flatMap(closeItem);
  const told =
    refusal.says === undefined ? [] : messageEvents(refusal, partOf(refusal), hooks.texts.next(sent));
  return stream([...ends, ...told, incomplete(endingHead(options), refusal)], self.next(sent));
}

/** A whole stream that says no. */
export function refuseStream(refusal: Refusal, request: Facts): Uint8Array {
  return refusedStream(ownHead(refusal, request), refusal, 0);
}

interface Head {
  readonly id: string;
  readonly created_at: number;
  readonly model: string;
}

/** The message with the refusal, from its first event to its last, and the end of the response. */
function refusedStream(head: Head, refusal: Refusal, first: number): Uint8Array {
  const end = incomplete(head, refusal);
  return stream([...begun(head), ...messageEvents(refusal, partOf(refusal), 0), end], first);
}

function begun(head: Head): Event[] {
  const response = responseOf(head, { status: 'in_progress', output: [] });
  return [
    { type: 'response.created', response },
    { type: 'response.in_progress', response },
  ];
}

/** An ordinary response of Weir's own with that text; undefined where no response was asked for. */
export function answerResponse(text: string, request: Facts, refusal: Refusal): OwnAnswer | undefined {
  if (request.asks !== 'response') return undefined;
  const head = ownHead(refusal, request);
  const said = textPart(text);
  const output = [messageOf(refusal, { status: 'completed', content: [said.part] })];
  const response = { ...responseOf(head, { status: 'completed', output }), usage: USAGE };
  if (request.stream !== true) return documentOf(response);
  const end = { type: 'response.completed', response };
  return eventsOf(stream([...begun(head), ...messageEvents(refusal, said, 0), end], 0));
}

/** Ends a message or the reasoning without its text. A call stays open: ended, it would look like one to carry out. */
function closeItem({ index, type, id }: OpenItem): Event[] {
  if (!SAFE_NAME.test(id)) return [];
  const item =
    type === 'message'
      ? { id, type, status: 'incomplete', role: 'assistant', content: [] }
      : { id, type, status: 'incomplete', summary: [] };
  if (type !== 'message' && type !== 'reasoning') return [];
  return [{ type: 'response.output_item.done', output_index: index, item }];
}

function incomplete(head: Head, refusal: Refusal): Event {
  if (refusal.ends === 'length') {
    const ended = { status: 'incomplete', output: [], reason: 'max_output_tokens' };
    return { type: 'response.incomplete', response: responseOf(head, ended) };
  }
  const output = [messageOf(refusal, { status: 'incomplete', content: [partOf(refusal).part] })];
  return { type: 'response.incomplete', response: responseOf(head, { status: 'incomplete', output }) };
}

/** A response with everything that SDKs expect of one. */
function responseOf(
  head: Head,
  { reason = 'content_filter', ...state }: { status: string; output: readonly object[]; reason?: string },
): object {
  const cut = state.status === 'incomplete';
  return {
    ...{ id: head.id, object: 'response', created_at: head.created_at, model: head.model, ...state },
    ...{ error: null, incomplete_details: cut ? { reason } : null },
    ...{ instructions: null, metadata: {}, parallel_tool_calls: true, temperature: null, top_p: null },
    ...{ tool_choice: 'auto', tools: [], text: { format: { type: 'text' } }, usage: null },
  };
}

function stream(events: readonly Event[], first: number): Uint8Array {
  const lines = events.map(({ type, ...more }, at) => {
    const data = JSON.stringify({ type, sequence_number: first + at, ...more });
    return `event: ${type}\ndata: ${data}\n\n`;
  });
  return Buffer.from(lines.join(''), 'utf8');
}

/** How a response of our own begins. */
function ownHead(refusal: Refusal, request: Facts): Head {
  return { id: `resp_${refusal.id}`, created_at: 0, model: askedModel(request) };
}

/** The same with what the answer has said of itself. */
function endingHead({ refusal, hooks, request, sent, mutated }: EndingOptions): Head {
  const own = ownHead(refusal, request);
  const { id, model, created } = hooks.self;
  const known = (seen: Seen<string> | undefined): string | undefined =>
    seen !== undefined && !mutated && seen.event <= sent && SAFE_NAME.test(seen.value)
      ? seen.value
      : undefined;
  return {
    id: known(id) ?? own.id,
    created_at: created !== undefined && created.event <= sent ? created.value : own.created_at,
    model: known(model) ?? own.model,
  };
}
