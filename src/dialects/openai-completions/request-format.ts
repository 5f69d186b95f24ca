/** The request of `POST /v1/completions`: its places. */
import { answers, echoed, kept, likelihoods, mostTokens, someTokens } from '../json/parameter-places.ts';
import { SCHEMA_NAMES } from '../json/schema-names.ts';
import { type Format, format, free, type Shape, shape, text } from '../json/shape.ts';
import { texts } from '../json/text-lists.ts';

const OTHER = [
  ...['frequency_penalty', 'logit_bias', 'metadata', 'presence_penalty'],
  ...['seed', 'stop', 'stream_options', 'temperature', 'top_p', 'user'],
];

/** What vLLM and its like take as well. */
const OF_SERVERS = [
  ...['add_special_tokens', 'allowed_token_ids', 'bad_words', 'cache_salt', 'early_stopping', 'ignore_eos'],
  ...['include_stop_str_in_output', 'length_penalty', 'min_p', 'priority'],
  ...[
    'repetition_penalty',
    'request_id',
    'return_token_ids',
    'return_tokens_as_token_ids',
    'skip_special_tokens',
  ],
  ...[
    'spaces_between_special_tokens',
    'stop_token_ids',
    'top_k',
    'truncate_prompt_tokens',
    'use_beam_search',
  ],
];

/** What an answer has to look like, which the model is held to. */
const GUIDES = [
  ...['guided_choice', 'guided_decoding_backend', 'guided_grammar', 'guided_json', 'guided_regex'],
  ...['guided_whitespace_pattern', 'response_format', 'structured_outputs'],
];

function all(names: readonly string[], place: () => Shape): Record<string, Shape> {
  return Object.fromEntries(names.map((name) => [name, place()]));
}

const root = shape({
  mark: 'root',
  members: {
    ...all([...OTHER, ...OF_SERVERS], () => free('other')),
    ...all(GUIDES, () => free('tool-definition')),
    model: shape({ role: 'other', mark: 'model' }),
    prompt: texts('user', 'prompts'),
    // Tensors of a prompt in Base64.
    prompt_embeds: shape({ role: 'user', media: 'opaque', items: shape({ role: 'user', media: 'opaque' }) }),
    suffix: text('user'),
    stream: shape({ role: 'other', mark: 'stream' }),
    n: answers(shape({ role: 'other', mark: 'n' })),
    best_of: answers(),
    // None at all with the prompt echoed: how likely its tokens are.
    max_tokens: mostTokens([0]),
    min_tokens: someTokens(),
    logprobs: likelihoods(),
    prompt_logprobs: likelihoods(),
    echo: echoed(),
    store: kept('asked'),
  },
});

export const REQUEST_FORMAT: Format = format(root, [
  ...SCHEMA_NAMES,
  ...['include_usage', 'include_obfuscation', 'json_schema', 'schema', 'name', 'strict'],
]);
