/** A response of the Responses API as one document, and lists of its items: their places. */
import { SCHEMA_NAMES } from '../json/schema-names.ts';
import { type Format, format, free, type Shape, shape, text, usage } from '../json/shape.ts';
import { item } from './items.ts';
import { tools } from './tools.ts';
import { INNER_NAMES, STATUS_WORDS } from './words.ts';

/** Settings that a response repeats, and numbers. */
const OTHER = [
  'background',
  'completed_at',
  'context_management',
  'conversation',
  'error',
  'incomplete_details',
  'max_output_tokens',
  'max_tool_calls',
  'metadata',
  'moderation',
  'parallel_tool_calls',
  'previous_response_id',
  'prompt',
  'prompt_cache_key',
  'prompt_cache_options',
  'prompt_cache_retention',
  'reasoning',
  'safety_identifier',
  'service_tier',
  'store',
  'temperature',
  'tool_choice',
  'top_logprobs',
  'top_p',
  'truncation',
  'user',
];

/** The members of a response. */
export function response(): Record<string, Shape> {
  return {
    ...Object.fromEntries(OTHER.map((name) => [name, free('other')])),
    id: shape({ role: 'other', mark: 'id', keeps: 'response' }),
    object: shape({ role: 'other', words: ['response', 'response.deleted', 'response.compaction', 'list'] }),
    created_at: shape({ role: 'other', mark: 'created' }),
    model: shape({ role: 'other', mark: 'model' }),
    usage: usage({ input: ['input_tokens'], output: ['output_tokens'] }),
    status: shape({ role: 'other', mark: 'status', words: STATUS_WORDS }),
    instructions: shape({ role: 'system', items: item('answer') }),
    output: shape({ mark: 'output', items: item('answer') }),
    output_text: text('assistant'),
    tools: tools('answer'),
    text: shape({
      role: 'other',
      members: { format: free('tool-definition'), verbosity: text('other') },
    }),
  };
}

const root = shape({
  mark: 'root',
  members: {
    ...response(),
    data: shape({ items: item('answer') }),
    first_id: text('other'),
    last_id: text('other'),
  },
});

/** Names inside the free places of responses. */
export const ANSWER_NAMES: readonly string[] = [
  ...SCHEMA_NAMES,
  ...INNER_NAMES,
  ...['reason', 'message', 'code', 'param', 'id', 'variables', 'version'],
  ...['input_tokens', 'output_tokens', 'total_tokens', 'input_tokens_details', 'output_tokens_details'],
  ...['cached_tokens', 'cache_write_tokens', 'reasoning_tokens', 'start_index', 'end_index', 'index'],
  ...['has_more', 'deleted', 'score'],
];

export const ANSWER_FORMAT: Format = format(root, ANSWER_NAMES);
