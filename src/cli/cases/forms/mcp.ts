/** The Model Context Protocol over streamable HTTP, as short words: one call of a tool, or any other method. */
import type { AnswerWords, Form, RequestWords } from './form.ts';

const ENVELOPE = { jsonrpc: '2.0', id: 1 };

export const mcp: Form = {
  path: '/mcp',
  headers: { accept: 'application/json, text/event-stream' },
  request: ({ method = 'tools/list', params, with: more }: RequestWords) => ({
    ...{ ...ENVELOPE, method },
    ...(params === undefined ? {} : { params }),
    ...more,
  }),
  answer: (said, { stream }) => {
    const body = { ...ENVELOPE, result: resultOf(said) };
    if (!stream) return { kind: 'document', body };
    return { kind: 'events', events: [`event: message\ndata: ${JSON.stringify(body)}\n\n`] };
  },
};

function resultOf({ result, text = '' }: AnswerWords): unknown {
  return result ?? { content: [{ type: 'text', text }] };
}
