/** The answer of chat completions, whole or streamed: its places. */
import { created, type Format, format, free, type Shape, shape, text, usage } from '../json/shape.ts';
import { COMMON_NAMES, calls, content, ROLE_WORDS, reasoning, spoken } from './parts.ts';
import { numbers, promptTokens, tokens } from './token-texts.ts';

const FINISH_WORDS = [
  ...['stop', 'length', 'tool_calls', 'content_filter', 'function_call', 'error', 'eos'],
  ...['model_length', 'abort'],
];

function message(joined: boolean, mark?: string): Shape {
  return shape({
    ...(mark === undefined ? {} : { mark }),
    members: {
      role: shape({ role: 'other', words: ROLE_WORDS }),
      content: content(joined, text('other')),
      refusal: shape({ role: 'speaker', joined }),
      ...reasoning(joined),
      ...calls(joined),
      ...spoken(created('audio'), joined),
      annotations: free('speaker'),
      tool_call_id: text('other'),
      index: text('other'),
      metadata: free('other'),
    },
  });
}

const choice = shape({
  mark: 'choice',
  members: {
    index: shape({ role: 'other', mark: 'choice-index' }),
    message: message(false, 'whole-message'),
    delta: message(true, 'delta'),
    messages: shape({ items: message(false) }),
    text: shape({ role: 'speaker', joined: true }),
    finish_reason: shape({ role: 'other', mark: 'finish', words: FINISH_WORDS }),
    native_finish_reason: shape({ role: 'other', words: FINISH_WORDS }),
    stop_reason: shape({ role: 'other', words: FINISH_WORDS }),
    logprobs: shape({ members: { content: tokens(), refusal: tokens() } }),
    content_filter_results: free('other'),
    token_ids: numbers(),
  },
});

const root = shape({
  mark: 'root',
  members: {
    id: shape({ role: 'other', mark: 'id' }),
    object: shape({ role: 'other', words: ['chat.completion', 'chat.completion.chunk', 'text_completion'] }),
    created: shape({ role: 'other', mark: 'created' }),
    model: shape({ role: 'other', mark: 'model' }),
    choices: shape({ items: choice }),
    usage: usage({ input: ['prompt_tokens'], output: ['completion_tokens'] }),
    system_fingerprint: text('other'),
    service_tier: shape({ role: 'other', words: ['auto', 'default', 'flex', 'scale', 'priority'] }),
    obfuscation: text('other'),
    provider: text('other'),
    x_groq: free('other'),
    metadata: free('other'),
    prompt_filter_results: free('other'),
    prompt_logprobs: promptTokens(),
    prompt_token_ids: numbers(),
    citations: free('other'),
    error: free('other'),
  },
});

/** Every name that the format uses. */
export const ANSWER_NAMES: readonly string[] = [
  ...COMMON_NAMES,
  'prompt_tokens',
  'completion_tokens',
  'total_tokens',
  'prompt_tokens_details',
  'completion_tokens_details',
  'cached_tokens',
  'audio_tokens',
  'reasoning_tokens',
  'accepted_prediction_tokens',
  'rejected_prediction_tokens',
  'message',
  'code',
  'param',
  'hate',
  'self_harm',
  'sexual',
  'violence',
  'jailbreak',
  'filtered',
  'detected',
  'severity',
  'prompt_index',
  'url_citation',
  'url',
  'start_index',
  'end_index',
  'summary',
  'signature',
  'data',
];

export const ANSWER_FORMAT: Format = format(root, ANSWER_NAMES);
