/** Requests that hold the plan with a label somewhere, and the class that it has by that. */
import { NEWS, PLAN } from './classified.ts';

interface LabelPlace {
  readonly title: string;
  readonly path: string;
  readonly request: unknown;
  /** Undefined where it bears none. */
  readonly of: string | undefined;
  /** A text of the same request of which the label says nothing. */
  readonly other?: string;
}

const CHAT = '/v1/chat/completions';
const MESSAGES = '/v1/messages';
const ASKS = { role: 'user', content: 'What is new?' };

const chat = (content: unknown, more: object = {}) => ({
  messages: [ASKS, { role: 'tool', tool_call_id: 'c1', content, ...more }],
});
const anthropic = (...content: unknown[]) => ({
  model: 'm',
  max_tokens: 9,
  messages: [{ role: 'user', content: [{ type: 'text', text: 'What is new?' }, ...content] }],
});
const result = (...content: unknown[]) => anthropic({ type: 'tool_result', tool_use_id: 't1', content });
const converse = (json: object) => ({
  messages: [{ role: 'user', content: [{ toolResult: { toolUseId: 't1', content: [{ json }] } }] }],
});
const inText = (value: unknown) => chat(JSON.stringify(value));
const text = (said: string, more: object = {}) => ({ type: 'text', text: said, ...more });

const many = (count: number) => Array.from({ length: count }, (_, at) => `public ${at}`);
/** A text in objects of which each bears a label of its own. */
const within = (depth: number): object =>
  Array.from({ length: depth }).reduce<object>(
    (inner, _, at) => ({ inner, classification: `public ${at}` }),
    { body: PLAN },
  );

export const LABEL_PLACES: readonly LabelPlace[] = [
  {
    title: 'annotations of a block of a result',
    ...{ path: CHAT, of: 'CONFIDENTIAL', other: NEWS },
    request: chat([text(PLAN, { annotations: { classification: 'confidential' } }), text(NEWS)]),
  },
  {
    title: '_meta with a prefix, before the text',
    ...{ path: CHAT, of: 'RESTRICTED', other: NEWS },
    request: chat([{ _meta: { 'example.com/sensitivity': 'TLP:RED' }, ...text(PLAN) }, text(NEWS)]),
  },
  {
    title: '_meta of the whole message',
    ...{ path: CHAT, of: 'INTERNAL' },
    request: chat([text(NEWS), text(PLAN)], { _meta: { classification: 'internal' } }),
  },
  {
    title: 'a label that is an object, with an id',
    ...{ path: CHAT, of: 'CONFIDENTIAL' },
    request: chat([
      text(PLAN, { metadata: { sensitivityLabel: { id: '3f-9', displayName: 'Confidential' } } }),
    ]),
  },
  {
    title: 'a label that is a list',
    ...{ path: CHAT, of: 'RESTRICTED' },
    request: chat([text(PLAN, { _meta: { classification: ['internal', 'secret'] } })]),
  },
  {
    title: 'a name that is said twice',
    ...{ path: CHAT, of: 'RESTRICTED' },
    request: chat([
      text(PLAN, { annotations: [{ classification: 'secret' }, { classification: 'public' }] }),
    ]),
  },
  {
    title: 'a label that nobody knows',
    ...{ path: CHAT, of: 'RESTRICTED' },
    request: chat([text(PLAN, { annotations: { classification: 'zeta-7' } })]),
  },
  {
    title: 'a label that is a number',
    ...{ path: CHAT, of: 'RESTRICTED' },
    request: chat([text(PLAN, { annotations: { sensitivity: 3 } })]),
  },
  {
    title: 'few labels among other fields',
    ...{ path: CHAT, of: undefined },
    request: chat([text(PLAN, { classification: many(16) })]),
  },
  {
    title: 'more labels than are looked at',
    ...{ path: CHAT, of: 'RESTRICTED' },
    request: chat([text(PLAN, { classification: many(17) })]),
  },
  {
    title: 'labels all around it',
    ...{ path: '/model/m/converse', of: undefined },
    request: converse(within(30)),
  },
  {
    title: 'more labels around it than are looked at',
    ...{ path: '/model/m/converse', of: 'RESTRICTED' },
    request: converse(within(33)),
  },
  {
    title: 'the label public, no label, and another field',
    ...{ path: CHAT, of: undefined },
    request: chat([
      text(PLAN, { annotations: { classification: 'public', sensitivity: '', audience: ['secret'] } }),
    ]),
  },
  {
    title: 'a field of the request itself',
    ...{ path: CHAT, of: undefined },
    request: { ...chat([text(PLAN)]), metadata: { classification: 'secret' } },
  },
  {
    title: 'a resource in the text of a result',
    ...{ path: CHAT, of: 'CONFIDENTIAL' },
    request: inText({ contents: [{ uri: 'file:///p', text: PLAN, _meta: { sensitivity: 'medium' } }] }),
  },
  {
    title: 'a label that nobody knows in the text of a result',
    ...{ path: CHAT, of: 'RESTRICTED' },
    request: inText([{ text: PLAN, annotations: { classification: 'zeta-7' } }]),
  },
  {
    title: 'another field in the text of a result',
    ...{ path: CHAT, of: undefined },
    request: inText([{ text: PLAN, classification: 'minutes', annotations: { audience: ['user'] } }]),
  },
  {
    title: 'a block of a tool result',
    ...{ path: MESSAGES, of: 'CONFIDENTIAL', other: NEWS },
    request: result(text(PLAN, { _meta: { classification: 'confidential' } }), text(NEWS)),
  },
  {
    title: 'the context of a document',
    ...{ path: MESSAGES, of: 'RESTRICTED', other: NEWS },
    request: anthropic(
      {
        type: 'document',
        source: { type: 'text', media_type: 'text/plain', data: PLAN },
        context: '{"classification":"strictly confidential"}',
      },
      { type: 'document', source: { type: 'text', media_type: 'text/plain', data: NEWS } },
    ),
  },
  {
    title: 'attributes of what was found in files',
    ...{ path: '/v1/responses', of: 'CONFIDENTIAL', other: NEWS },
    request: {
      model: 'm',
      input: [
        { role: 'user', content: 'What is new?' },
        {
          ...{ type: 'file_search_call', id: 'fs_1', status: 'completed', queries: ['news'] },
          results: [
            { file_id: 'f1', text: PLAN, attributes: { sensitivity: 'moderate' } },
            { file_id: 'f2', text: NEWS, attributes: { sensitivity: 'none' } },
          ],
        },
      ],
    },
  },
  {
    title: 'the answer of an MCP server that the provider asked',
    ...{ path: '/v1/responses', of: 'RESTRICTED' },
    request: {
      model: 'm',
      input: [
        { role: 'user', content: 'What is new?' },
        {
          ...{ type: 'mcp_call', id: 'm1', name: 'read', server_label: 's', arguments: '{}' },
          output: JSON.stringify({ contents: [{ text: PLAN, _meta: { classification: 'zeta-7' } }] }),
        },
      ],
    },
  },
  {
    title: 'documents of a request',
    ...{ path: '/v2/chat', of: 'CONFIDENTIAL', other: NEWS },
    request: {
      model: 'm',
      messages: [{ role: 'user', content: 'What is new?' }],
      documents: [
        { id: 'a', data: { text: PLAN, classification: 'confidential' } },
        { id: 'b', data: { text: NEWS } },
      ],
    },
  },
  {
    title: 'a result in JSON',
    ...{ path: '/model/m/converse', of: 'CONFIDENTIAL' },
    request: converse({ body: PLAN, _meta: { classification: 'confidential' } }),
  },
  {
    title: 'the response of a function',
    ...{ path: '/v1beta/models/m:generateContent', of: 'RESTRICTED' },
    request: {
      contents: [
        { role: 'user', parts: [{ text: 'What is new?' }] },
        {
          role: 'user',
          parts: [
            {
              functionResponse: {
                name: 'read',
                response: { contents: [{ text: PLAN, annotations: { classification: 'zeta-7' } }] },
              },
            },
          ],
        },
      ],
    },
  },
  {
    title: 'a passage in a message of the user',
    ...{ path: CHAT, of: 'CONFIDENTIAL', other: NEWS },
    request: {
      messages: [{ role: 'user', content: `Of these: <doc class="confidential">${PLAN}</doc> ${NEWS}` }],
    },
  },
  {
    title: 'a passage in the result of a tool, with a class that nobody knows',
    ...{ path: CHAT, of: 'RESTRICTED' },
    request: chat(`<doc class="zeta-7">${PLAN}</doc>`),
  },
  {
    title: 'a public passage',
    ...{ path: CHAT, of: undefined },
    request: chat(`<doc class="public">${PLAN}</doc>`),
  },
];
