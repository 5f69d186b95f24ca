/** The request of `POST /v1/completions`: its places. */
import { OTHER_MODELS } from '../json/other-models.ts';
import { answers, echoed, kept, likelihoods, mostTokens, someTokens } from '../json/parameter-places.ts';
import { SCHEMA_NAMES } from '../json/schema-names.ts';
import { type Format, format, free, shape, text } from '../json/shape.ts';
import { texts } from '../json/text-lists.ts';
import { SERVER_MEMBERS, SERVER_NAMES } from '../openai-chat/server-members.ts';

const OTHER = [
  ...['early_stopping', 'frequency_penalty', 'logit_bias', 'metadata', 'min_p', 'presence_penalty'],
  ...['repetition_penalty', 'seed', 'stop', 'stream_options', 'temperature', 'top_k', 'top_p', 'user'],
];

const root = shape({
  mark: 'root',
  members: {
    ...SERVER_MEMBERS,
    ...Object.fromEntries(OTHER.map((name) => [name, free('other')])),
    response_format: free('tool-definition'),
    model: shape({ role: 'other', mark: 'model' }),
    ...OTHER_MODELS,
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
  ...SERVER_NAMES,
  ...['include_usage', 'include_obfuscation', 'json_schema', 'schema', 'name', 'strict'],
]);
