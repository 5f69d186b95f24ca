/** What MCP servers answer with labels and marks, and the class that the answer has by them. */
import { NEWS, PLAN } from './classified.ts';

interface McpAnswer {
  readonly title: string;
  /** The method that it answers. */
  readonly asks: string;
  readonly result: unknown;
  /** Undefined where it bears none. */
  readonly of?: 'INTERNAL' | 'CONFIDENTIAL' | 'RESTRICTED';
  /** Where the first text stands that says so. */
  readonly at?: string;
}

const URI = 'file:///plan';
const text = (said: string, more: object = {}) => ({ type: 'text', text: said, ...more });
const called = (...content: unknown[]) => ({ asks: 'tools/call', result: { content } });
const read = (...contents: object[]) => ({
  asks: 'resources/read',
  result: { contents: contents.map((one) => ({ uri: URI, ...one })) },
});
const annotated = (classification: unknown) => ({ annotations: { classification } });

export const MCP_ANSWERS: readonly McpAnswer[] = [
  {
    title: 'annotations of a block',
    ...called(text(NEWS), text(PLAN, annotated('confidential'))),
    ...{ of: 'CONFIDENTIAL', at: 'result.content[1].text' },
  },
  {
    title: 'the higher one of two blocks',
    ...called(text(PLAN, annotated('secret')), text(NEWS, annotated('internal'))),
    ...{ of: 'RESTRICTED', at: 'result.content[0].text' },
  },
  {
    title: '_meta of the result, before and behind its content',
    asks: 'tools/call',
    result: { _meta: { 'shop.internal/sensitivity': 'TLP:AMBER' }, content: [text(PLAN)] },
    ...{ of: 'CONFIDENTIAL' },
  },
  {
    title: '_meta of a resource, behind its text',
    ...read({ text: NEWS }, { text: PLAN, _meta: { classification: 'internal' } }),
    ...{ of: 'INTERNAL', at: 'result.contents[1].uri' },
  },
  {
    title: 'a label that nobody knows',
    ...read({ text: PLAN, _meta: { 'data-class': 'zeta-7' } }),
    of: 'RESTRICTED',
  },
  {
    title: 'a resource that is no text',
    ...read({ blob: Buffer.from(PLAN).toString('base64'), ...annotated('restricted') }),
    of: 'RESTRICTED',
  },
  {
    title: 'a picture',
    ...called({ type: 'image', data: 'aGVsbG8=', mimeType: 'image/png', ...annotated('confidential') }),
    of: 'CONFIDENTIAL',
  },
  {
    title: 'a resource in a block',
    ...called({ type: 'resource', resource: { uri: URI, text: PLAN, ...annotated('internal') } }),
    of: 'INTERNAL',
  },
  {
    title: 'a field of structured content',
    asks: 'tools/call',
    result: { content: [], structuredContent: { rows: [{ plan: PLAN, classification: 'confidential' }] } },
    of: 'CONFIDENTIAL',
  },
  {
    title: 'a text that is JSON with annotations',
    ...called(text(JSON.stringify({ text: PLAN, ...annotated('zeta-7') }))),
    ...{ of: 'RESTRICTED', at: 'result.content[0].text' },
  },
  {
    title: 'a mark in a text',
    ...called(text(`TLP:RED\n${PLAN}`)),
    ...{ of: 'RESTRICTED', at: 'result.content[0].text' },
  },
  {
    title: 'a mark in a resource, over its label',
    ...read({ text: `${PLAN} | STRICTLY CONFIDENTIAL`, ...annotated('internal') }),
    ...{ of: 'RESTRICTED', at: 'result.contents[0].text' },
  },
  {
    title: 'a resource that a prompt holds',
    asks: 'prompts/get',
    result: {
      messages: [
        {
          role: 'user',
          content: { type: 'resource', resource: { uri: URI, text: PLAN, ...annotated('secret') } },
        },
      ],
    },
    of: 'RESTRICTED',
  },
  { title: 'labels that say public', ...called(text(PLAN, annotated('public'))) },
  { title: 'values among other fields that nobody knows', ...called(text('{"classification":"zeta-7"}')) },
  { title: 'no label', ...called(text(PLAN, { annotations: { audience: ['user'], priority: 1 } })) },
  { title: 'a mark of what is about a text', ...called(text(NEWS, { _meta: { note: 'INTERNAL' } })) },
  {
    title: 'entries of a list',
    asks: 'resources/list',
    result: { resources: [{ uri: URI, name: 'plan', ...annotated('secret') }] },
  },
  {
    title: 'definitions of tools',
    asks: 'tools/list',
    result: {
      tools: [
        {
          name: 'read',
          description: 'INTERNAL',
          inputSchema: { type: 'object', properties: { classification: { type: 'string', name: 'secret' } } },
          ...{ _meta: { classification: 'secret' }, ...annotated('secret') },
        },
      ],
    },
  },
];

/** The message that such an answer is, and its request. */
export function mcpExchange({ asks, result }: Pick<McpAnswer, 'asks' | 'result'>) {
  const params = { 'tools/call': { name: 'read', arguments: {} }, 'resources/read': { uri: URI } }[asks];
  return {
    request: JSON.stringify({ jsonrpc: '2.0', id: 7, method: asks, params: params ?? { name: 'x' } }),
    answer: JSON.stringify({ jsonrpc: '2.0', id: 7, result }),
  };
}
