/** The answers of Converse, whole or in events: their places. */
import { type Format, format, free, type Shape, sealed, shape, text, usage } from '../json/shape.ts';
import { block, callHead, citation, data, signed, word } from './blocks.ts';

const STOP_WORDS = [
  ...['end_turn', 'tool_use', 'max_tokens', 'stop_sequence', 'guardrail_intervened', 'content_filtered'],
  ...['malformed_model_output', 'malformed_tool_use', 'model_context_window_exceeded'],
];

/** Names of the events and exceptions of a stream. */
export const EVENT_TYPES: ReadonlySet<string> = new Set([
  ...[
    'messageStart',
    'contentBlockStart',
    'contentBlockDelta',
    'contentBlockStop',
    'messageStop',
    'metadata',
  ],
  ...['internalServerException', 'modelStreamErrorException', 'validationException'],
  ...['throttlingException', 'serviceUnavailableException'],
]);

const NAMES = [
  ...['inputTokens', 'outputTokens', 'totalTokens', 'cacheReadInputTokens', 'cacheWriteInputTokens'],
  ...['cacheDetails', 'ttl', 'latencyMs', 'type', 'latency', 'guardrail', 'modelOutput', 'actionReason'],
  ...['inputAssessment', 'outputAssessments', 'promptRouter', 'invokedModelId', 'web', 'url', 'domain'],
  ...['documentChar', 'documentPage', 'documentChunk', 'searchResultLocation', 'documentIndex', 'start'],
  ...['end', 'searchResultIndex', 'tool', 'name', 'serverName'],
];

/** How a message ended, and what it cost. A guardrail repeats what it found. */
function ended(): Record<string, Shape> {
  return {
    stopReason: word(...STOP_WORDS),
    additionalModelResponseFields: free('speaker'),
    usage: usage({
      input: ['inputTokens', 'cacheReadInputTokens', 'cacheWriteInputTokens'],
      output: ['outputTokens'],
    }),
    metrics: free('other'),
    trace: free('speaker'),
    performanceConfig: free('other'),
    serviceTier: free('other'),
  };
}

/** What an error says. */
function problem(): Record<string, Shape> {
  return {
    message: text('other'),
    Message: text('other'),
    __type: text('other'),
    originalMessage: text('other'),
    originalStatusCode: text('other'),
  };
}

const message = shape({
  members: {
    role: word('assistant'),
    content: shape({ role: 'speaker', items: block({ voice: 'speaker', answered: true }) }),
  },
});

/** One document: an answer or an error. */
export const ANSWER_FORMAT: Format = format(
  shape({ members: { ...problem(), ...ended(), output: shape({ members: { message } }) } }),
  NAMES,
);

const delta = shape({
  members: {
    text: shape({ role: 'speaker', joined: true, mark: 'text' }),
    toolUse: shape({ members: { input: shape({ role: 'speaker', joined: true, mark: 'call-arguments' }) } }),
    toolResult: shape({
      items: shape({
        members: { text: shape({ role: 'tool', joined: true, mark: 'result' }), json: free('tool') },
      }),
    }),
    reasoningContent: shape({
      members: {
        text: signed('reasoning', true),
        signature: sealed('signed'),
        redactedContent: sealed(),
      },
    }),
    citation: citation('speaker'),
    image: shape({
      members: {
        source: shape({ members: { bytes: data('speaker', 'image'), s3Location: free('speaker') } }),
        error: free('other'),
      },
    }),
  },
});

const start = shape({
  members: {
    toolUse: shape({ members: callHead('speaker') }),
    toolResult: shape({
      members: { toolUseId: text('other'), type: text('other'), status: word('success', 'error') },
    }),
    image: shape({ members: { format: word('png', 'jpeg', 'gif', 'webp') } }),
  },
});

/** The payload of one frame; `p` makes lengths say nothing. */
export const EVENT_FORMAT: Format = format(
  shape({
    mark: 'event',
    members: {
      role: word('assistant'),
      contentBlockIndex: shape({ role: 'other', mark: 'index' }),
      start,
      delta,
      p: text('other'),
      ...problem(),
      ...ended(),
    },
  }),
  [...NAMES, 'bytes', 'uri', 'bucketOwner'],
);
