/** The answer of completions, whole or streamed: its places. */
import { NAMED_ALTERNATIVES } from '../json/alternatives.ts';
import { type Format, format, free, shape, text, usage } from '../json/shape.ts';
import { ANSWER_NAMES } from '../openai-chat/answer-format.ts';
import { numbers, promptTokens } from '../openai-chat/token-texts.ts';

const FINISH_WORDS = ['stop', 'length', 'content_filter', 'error', 'abort'];

/** What may stand in place of a token: its text is a name. */
const alternatives = shape({
  items: shape({ role: 'speaker', mark: NAMED_ALTERNATIVES, rest: text('other') }),
});

/** The tokens of the text one by one: one text again. */
const logprobs = shape({
  members: {
    tokens: shape({ items: shape({ role: 'speaker', joined: true }) }),
    token_logprobs: free('other'),
    text_offset: free('other'),
    top_logprobs: alternatives,
  },
});

const choice = shape({
  mark: 'choice',
  members: {
    index: shape({ role: 'other', mark: 'choice-index' }),
    text: shape({ role: 'speaker', joined: true }),
    finish_reason: shape({ role: 'other', mark: 'finish', words: FINISH_WORDS }),
    stop_reason: text('other'),
    logprobs,
    prompt_logprobs: promptTokens(),
    token_ids: numbers(),
    prompt_token_ids: numbers(),
    content_filter_results: free('other'),
  },
});

const root = shape({
  mark: 'root',
  members: {
    id: shape({ role: 'other', mark: 'id' }),
    object: shape({ role: 'other', words: ['text_completion'] }),
    created: shape({ role: 'other', mark: 'created' }),
    model: shape({ role: 'other', mark: 'model' }),
    choices: shape({ items: choice }),
    usage: usage({ input: ['prompt_tokens'], output: ['completion_tokens'] }),
    system_fingerprint: text('other'),
    service_tier: text('other'),
    prompt_filter_results: free('other'),
    kv_transfer_params: free('other'),
    error: free('other'),
  },
});

export const ANSWER_FORMAT: Format = format(root, ANSWER_NAMES);
