/** The answers of the Messages API: a message, whole or in events, what came of a batch, and what is said of batches. */
import {
  counted,
  created,
  type Format,
  format,
  free,
  type Shape,
  sealed,
  shape,
  text,
} from '../json/shape.ts';
import { type Blocks, blocks, blockTexts, citation } from './blocks.ts';

const STOP_REASONS = [
  ...['end_turn', 'max_tokens', 'stop_sequence', 'tool_use', 'pause_turn', 'refusal', 'compaction'],
  'model_context_window_exceeded',
];
const OBJECTS = ['message', 'error', 'message_batch', 'message_batch_deleted'];
/** Words that events are called by. */
export const EVENT_TYPES: readonly string[] = [
  ...['message_start', 'content_block_start', 'content_block_delta', 'content_block_stop'],
  ...['message_delta', 'message_stop', 'ping', 'error'],
];
const DELTAS = [
  ...['text_delta', 'input_json_delta', 'thinking_delta', 'signature_delta', 'citations_delta'],
  'compaction_delta',
];

/** How a message ended. */
function ended(): Record<string, Shape> {
  return {
    stop_reason: shape({ role: 'other', words: STOP_REASONS }),
    stop_sequence: text('other'),
    stop_details: shape({
      members: {
        type: shape({ role: 'other', words: ['refusal'] }),
        category: text('other'),
        explanation: text('speaker'),
        recommended_model: text('other'),
        fallback_credit_token: text('other'),
        fallback_has_prefill_claim: text('other'),
      },
    }),
    container: shape({ role: 'other', members: { id: created('container') }, rest: free('other') }),
  };
}

function usage(): Shape {
  const tokens = shape({ role: 'other', mark: 'output-tokens' });
  const read = ['input_tokens', 'cache_creation_input_tokens', 'cache_read_input_tokens'];
  const members = {
    ...Object.fromEntries(read.map((name) => [name, counted('input', name)])),
    output_tokens: counted('output', 'output_tokens', tokens),
  };
  return shape({ role: 'other', members, rest: free('other') });
}

function message({ content }: Blocks): Record<string, Shape> {
  return {
    id: text('other'),
    type: shape({ role: 'other', words: OBJECTS }),
    role: shape({ role: 'other', words: ['assistant'] }),
    content,
    model: shape({ role: 'other', mark: 'model' }),
    ...ended(),
    usage: usage(),
    context_management: free('other'),
    diagnostics: free('other'),
    input_transformations: free('other'),
  };
}

const whole = message(blocks({ ...blockTexts(false), answered: true }));

/** What is said of a batch. */
const batch = {
  id: text('other'),
  type: shape({ role: 'other', words: OBJECTS }),
  processing_status: shape({ role: 'other', words: ['in_progress', 'canceling', 'ended'] }),
  request_counts: free('other'),
  results_url: text('other'),
  created_at: text('other'),
  ended_at: text('other'),
  expires_at: text('other'),
  archived_at: text('other'),
  cancel_initiated_at: text('other'),
};

const NAMES = ['message', 'details', 'error_code', 'output_tokens', 'input_tokens'];

/** Any answer that is one document. */
export const ANSWER_FORMAT: Format = format(
  shape({
    members: {
      ...batch,
      ...whole,
      error: free('other'),
      request_id: text('other'),
      input_tokens: text('other'),
      data: shape({ items: shape({ members: batch }) }),
      first_id: text('other'),
      last_id: text('other'),
      has_more: text('other'),
    },
  }),
  NAMES,
);

/** One line of the results of a batch. */
export const RESULT_FORMAT: Format = format(
  shape({
    members: {
      custom_id: text('other'),
      result: shape({
        members: {
          type: shape({ role: 'other', words: ['succeeded', 'errored', 'canceled', 'expired'] }),
          message: shape({ members: whole }),
          error: free('other'),
        },
      }),
    },
  }),
  NAMES,
);

/** A text that a block begins with and its events carry on has one shape in both. */
const texts = blockTexts(true);
const streamed = blocks({ ...texts, answered: true });

const delta = shape({
  members: {
    type: shape({ role: 'other', words: DELTAS }),
    ...texts,
    partial_json: shape({ role: 'speaker', joined: true, mark: 'partial-json' }),
    content: shape({ role: 'speaker', joined: true }),
    encrypted_content: sealed(),
    citation: citation(),
    estimated_tokens: text('other'),
    ...ended(),
  },
});

/** One event of a stream. */
export const EVENT_FORMAT: Format = format(
  shape({
    mark: 'event',
    members: {
      type: shape({ role: 'other', mark: 'event-type', words: EVENT_TYPES }),
      index: shape({ role: 'other', mark: 'index' }),
      message: shape({ members: message(streamed) }),
      content_block: streamed.block,
      delta,
      usage: usage(),
      error: free('other'),
      request_id: text('other'),
      context_management: free('other'),
      input_transformations: free('other'),
    },
  }),
  NAMES,
);
