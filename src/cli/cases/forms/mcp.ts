/** The Model Context Protocol over streamable HTTP, as short words: one call of a tool, or any other method. */
import { type AnswerWords, type Form, fillerText, type RequestWords, spokenText } from './form.ts';

const ENVELOPE = { jsonrpc: '2.0', id: 1 };

export const mcp: Form = {
  path: '/mcp',
  headers: { accept: 'application/json, text/event-stream' },
  request: ({ method = 'tools/list', params, filler = 0, with: more }: RequestWords) => ({
    ...{ ...ENVELOPE, method },
    ...(params === undefined ? {} : { params: filled(params, filler) }),
    ...more,
  }),
  answer: (said, { stream }) => {
    const body = { ...ENVELOPE, result: resultOf(said) };
    if (!stream) return { kind: 'document', body };
    return { kind: 'events', events: [`event: message\ndata: ${JSON.stringify(body)}\n\n`] };
  },
};

function filled(params: Readonly<Record<string, unknown>>, filler: number): unknown {
  return filler === 0 ? params : { ...params, arguments: { filler: fillerText(filler) } };
}

function resultOf(said: AnswerWords): unknown {
  return said.result ?? { content: [{ type: 'text', text: spokenText(said) ?? '' }] };
}
