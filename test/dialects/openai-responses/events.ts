/** Events of a streamed response, as OpenAI sends them. */

/** What every response says of itself. */
export const RESPONSE = {
  ...{ id: 'resp_1', object: 'response', created_at: 1700000000, model: 'gpt-4o-mini' },
  ...{ error: null, incomplete_details: null, instructions: null, metadata: {}, parallel_tool_calls: true },
  ...{ temperature: 1, top_p: 1, tool_choice: 'auto', tools: [], text: { format: { type: 'text' } } },
};

export type Event = Readonly<Record<string, unknown>> & { readonly type: string };

/** Numbers events and frames them. */
export function events(list: readonly Event[]): string {
  const framed = list.map(({ type, ...more }, at) => {
    return `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: at, ...more })}\n\n`;
  });
  return framed.join('');
}

const AT = { item_id: 'msg_1', output_index: 0, content_index: 0 };

/** The events of one message that came in these pieces. */
export function messageEvents(pieces: readonly string[], at = AT): Event[] {
  const text = pieces.join('');
  const part = { type: 'output_text', text, annotations: [], logprobs: [] };
  const item = { id: at.item_id, type: 'message', role: 'assistant' };
  const { output_index } = at;
  return [
    {
      type: 'response.output_item.added',
      output_index,
      item: { ...item, status: 'in_progress', content: [] },
    },
    { type: 'response.content_part.added', ...at, part: { ...part, text: '' } },
    ...pieces.map((delta) => ({ type: 'response.output_text.delta', ...at, delta, logprobs: [] })),
    { type: 'response.output_text.done', ...at, text, logprobs: [] },
    { type: 'response.content_part.done', ...at, part },
    {
      type: 'response.output_item.done',
      output_index,
      item: { ...item, status: 'completed', content: [part] },
    },
  ];
}

/** A whole stream around some events. */
export function responseEvents(inner: readonly Event[], output: readonly object[]): Event[] {
  const begun = { ...RESPONSE, status: 'in_progress', output: [] };
  return [
    { type: 'response.created', response: begun },
    { type: 'response.in_progress', response: begun },
    ...inner,
    { type: 'response.completed', response: { ...RESPONSE, status: 'completed', output } },
  ];
}

export const STREAM: readonly Event[] = responseEvents(messageEvents(['Hi', ' there']), []);
