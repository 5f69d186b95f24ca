/** Requests and answers with the word in data: what is text is read, whatever type it claims (T09). */
import { type PlaceRow, TEXT } from './types.ts';

const DOCUMENT = Buffer.from(`${TEXT} and ${'more of the same, '.repeat(8)}`).toString('base64');
const SVG = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><text>${TEXT}</text></svg>`).toString(
  'base64',
);
const USER = { role: 'user', content: 'Hi' };
const CHAT = { dialect: 'openai-chat', path: '/v1/chat/completions' };
const MESSAGES = { dialect: 'anthropic-messages', path: '/v1/messages' };
const GENERATE = { dialect: 'gemini', path: '/v1beta/models/gemini-3-flash:generateContent' };

function chat(part: object): object {
  return { model: 'm', messages: [{ role: 'user', content: [part] }] };
}

function claude(part: object): object {
  return { model: 'm', max_tokens: 9, messages: [{ role: 'user', content: [part] }] };
}

function gemini(inlineData: object): object {
  return { contents: [{ role: 'user', parts: [{ inlineData }] }] };
}

export const PLACE_DATA: readonly PlaceRow[] = [
  {
    ...{ id: 'T09', ...CHAT, title: 'an SVG as an image' },
    body: chat({ type: 'image_url', image_url: { url: `data:image/svg+xml;base64,${SVG}` } }),
    roles: { 'messages[0].content[0].image_url.url:decoded': 'user' },
  },
  {
    ...{ id: 'T09', ...CHAT, title: 'an SVG with escapes, as an image' },
    body: chat({ type: 'image_url', image_url: { url: `data:image/svg+xml,${encodeURIComponent(TEXT)}` } }),
    roles: { 'messages[0].content[0].image_url.url:decoded': 'user' },
  },
  {
    ...{ id: 'T09', ...CHAT, title: 'a text that says it is a PDF' },
    body: chat({ type: 'file', file: { file_data: `data:application/pdf;base64,${DOCUMENT}` } }),
    roles: { 'messages[0].content[0].file.file_data:decoded': 'user' },
  },
  {
    ...{ id: 'T09', ...CHAT, title: 'a text in place of sound' },
    body: chat({ type: 'input_audio', input_audio: { data: DOCUMENT, format: 'wav' } }),
    roles: { 'messages[0].content[0].input_audio.data:decoded': 'user' },
  },
  {
    ...{ id: 'T09', dialect: 'openai-responses', path: '/v1/responses', title: 'a file and an image' },
    body: {
      model: 'm',
      input: [
        {
          role: 'user',
          content: [
            { type: 'input_file', filename: 'a.txt', file_data: DOCUMENT },
            { type: 'input_image', image_url: `data:image/png;base64,${SVG}` },
          ],
        },
      ],
    },
    roles: {
      'input[0].content[0].file_data:decoded': 'user',
      'input[0].content[1].image_url:decoded': 'user',
    },
  },
  {
    ...{ id: 'T09', ...MESSAGES, title: 'a document' },
    body: claude({ type: 'document', source: { type: 'base64', media_type: 'text/plain', data: DOCUMENT } }),
    roles: { 'messages[0].content[0].source.data:decoded': 'retrieved' },
  },
  {
    ...{ id: 'T09', ...MESSAGES, title: 'a document, its type last' },
    body: claude({ source: { data: DOCUMENT, media_type: 'text/csv', type: 'base64' }, type: 'document' }),
    roles: { 'messages[0].content[0].source.data:decoded': 'retrieved' },
  },
  {
    ...{ id: 'T09', ...MESSAGES, title: 'an image in what a tool returns' },
    body: claude({
      ...{ type: 'tool_result', tool_use_id: 'c1' },
      content: [{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: SVG } }],
    }),
    roles: { 'messages[0].content[0].content[0].source.data:decoded': 'tool' },
  },
  {
    ...{
      id: 'T09',
      dialect: 'bedrock-invoke',
      path: '/model/anthropic.claude-v2/invoke',
      title: 'a document',
    },
    body: {
      ...{ anthropic_version: 'bedrock-2023-05-31', max_tokens: 9 },
      messages: [
        {
          role: 'user',
          content: [
            { type: 'document', source: { type: 'base64', media_type: 'text/plain', data: DOCUMENT } },
          ],
        },
      ],
    },
    roles: { 'messages[0].content[0].source.data:decoded': 'retrieved' },
  },
  {
    ...{ id: 'T09', ...GENERATE, title: 'a blob' },
    body: gemini({ mimeType: 'text/markdown', data: DOCUMENT }),
    roles: { 'contents[0].parts[0].inlineData.data:decoded': 'user' },
  },
  {
    ...{ id: 'T09', ...GENERATE, title: 'a blob, its type last, for addresses' },
    body: gemini({ data: DOCUMENT.replaceAll('+', '-').replaceAll('/', '_'), mimeType: 'image/png' }),
    roles: { 'contents[0].parts[0].inlineData.data:decoded': 'user' },
  },
  {
    ...{ id: 'T09', dialect: 'cohere-chat', path: '/v2/chat', title: 'an image' },
    body: chat({ type: 'image_url', image_url: { url: `data:image/svg+xml;base64,${SVG}` } }),
    roles: { 'messages[0].content[0].image_url.url:decoded': 'user' },
  },
  {
    ...{ id: 'T09', dialect: 'ollama', path: '/api/chat', title: 'an image without a type' },
    body: { model: 'm', messages: [{ ...USER, images: [SVG] }] },
    roles: { 'messages[0].images[0]:decoded': 'user' },
  },
  {
    ...{ id: 'T09', dialect: 'bedrock-converse', title: 'a document and an image' },
    path: '/model/amazon.nova-lite-v1%3A0/converse',
    body: {
      messages: [
        {
          role: 'user',
          content: [
            { document: { format: 'txt', name: 'a', source: { bytes: DOCUMENT } } },
            { image: { format: 'png', source: { bytes: SVG } } },
          ],
        },
      ],
    },
    roles: {
      'messages[0].content[0].document.source.bytes:decoded': 'retrieved',
      'messages[0].content[1].image.source.bytes:decoded': 'user',
    },
  },
  {
    ...{ id: 'T09', dialect: 'a2a', path: '/a2a', title: 'a file' },
    body: {
      ...{ jsonrpc: '2.0', id: 1, method: 'message/send' },
      params: {
        message: {
          ...{ role: 'user', messageId: 'm1' },
          parts: [{ kind: 'file', file: { bytes: DOCUMENT, mimeType: 'text/plain', name: 'a.txt' } }],
        },
      },
    },
    roles: { 'params.message.parts[0].file.bytes:decoded': 'user' },
  },
  {
    ...{ id: 'T09', dialect: 'mcp', path: '/mcp', title: 'a resource' },
    body: { jsonrpc: '2.0', id: 1, method: 'resources/read', params: { uri: 'file:///a.txt' } },
    answer: {
      body: JSON.stringify({
        ...{ jsonrpc: '2.0', id: 1 },
        result: { contents: [{ uri: 'file:///a.txt', blob: DOCUMENT, mimeType: 'text/plain' }] },
      }),
    },
    roles: { 'result.contents[0].blob:decoded': 'retrieved' },
  },
  {
    ...{ id: 'T09', ...GENERATE, title: 'a blob in an answer' },
    body: { contents: [{ role: 'user', parts: [{ text: 'Hi' }] }] },
    answer: {
      body: JSON.stringify({
        candidates: [
          { content: { role: 'model', parts: [{ inlineData: { mimeType: 'image/png', data: SVG } }] } },
        ],
      }),
    },
    roles: { 'candidates[0].content.parts[0].inlineData.data:decoded': 'assistant' },
  },
];
