/** Answers with the word in the last of several choices, among tokens (T10), and in what tools return (T05). */
import { HALF, type PlaceRow, REST, TEXT } from './types.ts';

const USER = { role: 'user', content: 'Hi' };
const CHAT = { dialect: 'openai-chat', path: '/v1/chat/completions' };
const GEMINI = { dialect: 'gemini', path: '/v1beta/models/gemini-3-flash:generateContent' };
const GEMINI_ASK = { contents: [{ role: 'user', parts: [{ text: 'Hi' }] }] };
const TOKENS = [
  { token: 'a ', logprob: -1, bytes: [97, 32], top_logprobs: [] },
  { token: HALF, logprob: -1, bytes: null, top_logprobs: [] },
  { token: REST, logprob: -1, bytes: null, top_logprobs: [] },
];

function choice(index: number, content: string): object {
  return { index, message: { role: 'assistant', content }, finish_reason: 'stop' };
}

function candidate(index: number, text: string, more: object = {}): object {
  return { index, content: { role: 'model', parts: [{ text }] }, finishReason: 'STOP', ...more };
}

export const PLACE_ANSWERS: readonly PlaceRow[] = [
  {
    ...{ id: 'T10', ...CHAT, title: 'the last of five choices' },
    body: { model: 'm', n: 5, messages: [USER] },
    answer: {
      body: JSON.stringify({
        ...{ id: 'x', object: 'chat.completion', model: 'm' },
        choices: [0, 1, 2, 3, 4].map((index) => choice(index, index === 4 ? TEXT : 'fine')),
      }),
    },
    roles: { 'choices[4].message.content': 'assistant' },
  },
  {
    ...{ id: 'T10', ...CHAT, title: 'tokens with their probabilities' },
    body: { model: 'm', logprobs: true, messages: [USER] },
    answer: {
      body: JSON.stringify({
        ...{ id: 'x', object: 'chat.completion', model: 'm' },
        choices: [{ ...choice(0, 'fine'), logprobs: { content: TOKENS.map(({ bytes: _, ...one }) => one) } }],
      }),
    },
    roles: { 'choices[0].logprobs.content[0].token': 'assistant' },
  },
  {
    ...{ id: 'T10', ...CHAT, title: 'a token that might have come' },
    body: { model: 'm', logprobs: true, messages: [USER] },
    answer: {
      body: JSON.stringify({
        ...{ id: 'x', object: 'chat.completion', model: 'm' },
        choices: [
          {
            ...choice(0, 'fine'),
            logprobs: {
              content: [{ token: 'fine', logprob: -1, top_logprobs: [{ token: TEXT, logprob: -2 }] }],
            },
          },
        ],
      }),
    },
    roles: { 'choices[0].logprobs.content[0].top_logprobs[0].token': 'assistant' },
  },
  {
    ...{ id: 'T10', ...GEMINI, title: 'the last of three candidates' },
    body: { ...GEMINI_ASK, generationConfig: { candidateCount: 3 } },
    answer: {
      body: JSON.stringify({ candidates: [candidate(0, 'fine'), candidate(1, 'fine'), candidate(2, TEXT)] }),
    },
    roles: { 'candidates[2].content.parts[0].text': 'assistant' },
  },
  {
    ...{ id: 'T10', ...GEMINI, title: 'a token that might have come' },
    body: { ...GEMINI_ASK, generationConfig: { responseLogprobs: true, logprobs: 1 } },
    answer: {
      body: JSON.stringify({
        candidates: [
          candidate(0, 'fine', {
            logprobsResult: {
              topCandidates: [{ candidates: [{ token: TEXT, logProbability: -2 }] }],
              chosenCandidates: [{ token: 'fine', logProbability: -1 }],
            },
          }),
        ],
      }),
    },
    roles: { 'candidates[0].logprobsResult.topCandidates[0].candidates[0].token': 'assistant' },
  },
  {
    ...{ id: 'T05', dialect: 'mcp', path: '/mcp', title: 'the result of a tool' },
    body: { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'look', arguments: {} } },
    answer: {
      body: JSON.stringify({
        ...{ jsonrpc: '2.0', id: 1 },
        result: {
          content: [
            { type: 'text', text: TEXT },
            { type: 'resource', resource: { uri: 'file:///a', text: TEXT } },
          ],
          structuredContent: { note: TEXT },
        },
      }),
    },
    roles: {
      'result.content[0].text': 'tool',
      'result.content[1].resource.text': 'retrieved',
      'result.structuredContent.*': 'tool',
    },
  },
  {
    ...{ id: 'T05', dialect: 'a2a', path: '/a2a', title: 'what another agent made' },
    body: {
      ...{ jsonrpc: '2.0', id: 1, method: 'message/send' },
      params: { message: { role: 'user', messageId: 'm1', parts: [{ kind: 'text', text: 'Hi' }] } },
    },
    answer: {
      body: JSON.stringify({
        ...{ jsonrpc: '2.0', id: 1 },
        result: {
          ...{ kind: 'task', id: 't', contextId: 'c', status: { state: 'completed' } },
          artifacts: [{ artifactId: 'a', parts: [{ kind: 'text', text: TEXT }] }],
        },
      }),
    },
    roles: { 'result.artifacts[0].parts[0].text': 'assistant' },
  },
];
