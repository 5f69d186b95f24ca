/** The request of `POST /v1/responses`: its places. */
import { OTHER_MODELS } from '../json/other-models.ts';
import { extras, kept, likelihoods, mostTokens, promptHere } from '../json/parameter-places.ts';
import { SCHEMA_NAMES } from '../json/schema-names.ts';
import { type Format, format, free, reference, type Shape, shape, text } from '../json/shape.ts';
import { item } from './items.ts';
import { part } from './parts.ts';
import { tools } from './tools.ts';
import { INNER_NAMES } from './words.ts';

/** Settings; whatever text stands in them is nobody's. */
const OTHER = [
  'background',
  'context_management',
  'max_tool_calls',
  'metadata',
  'moderation',
  'parallel_tool_calls',
  'prompt_cache_key',
  'prompt_cache_options',
  'prompt_cache_retention',
  'reasoning',
  'safety_identifier',
  'service_tier',
  'stream_options',
  'temperature',
  'tool_choice',
  'top_p',
  'truncation',
  'user',
];

/** A prompt that the provider keeps, and what is filled into it. */
function prompt(): Shape {
  const variables = shape({ role: 'user', rest: part('request', 'user') });
  return shape({ role: 'other', members: { id: reference(), version: text('other'), variables } });
}

/** The operator's prompt where a client sends its own as items. */
function ownMessage(text: string): object {
  return { type: 'message', role: 'developer', content: text };
}

const root = shape({
  mark: 'root',
  members: {
    ...Object.fromEntries(OTHER.map((name) => [name, free('other')])),
    model: shape({ role: 'other', mark: 'model' }),
    ...OTHER_MODELS,
    stream: shape({ role: 'other', mark: 'stream' }),
    include: extras('message.output_text.logprobs'),
    max_output_tokens: mostTokens(),
    top_logprobs: likelihoods(0),
    store: kept(),
    instructions: promptHere(shape({ role: 'system', items: item('request') }), { first: ownMessage }),
    input: shape({ role: 'user', mark: 'input', items: item('request') }),
    previous_response_id: reference('other', 'response'),
    conversation: shape({
      ...{ role: 'other', media: 'reference', keeps: 'conversation' },
      members: { id: reference('other', 'conversation') },
    }),
    prompt: prompt(),
    tools: tools('request'),
    text: shape({
      role: 'other',
      members: { format: free('tool-definition'), verbosity: text('other') },
    }),
  },
});

export const REQUEST_FORMAT: Format = format(root, [...SCHEMA_NAMES, ...INNER_NAMES]);
