/** The answers of `POST /v2/chat`, whole or in events: their places. */
import { type Format, format, free, type Shape, shape, text, usage } from '../json/shape.ts';
import { COMMON_NAMES, call, citation, part } from './parts.ts';

const FINISH_WORDS = ['COMPLETE', 'STOP_SEQUENCE', 'MAX_TOKENS', 'TOOL_CALL', 'ERROR', 'TIMEOUT'];

export const EVENT_TYPES: readonly string[] = [
  ...['message-start', 'content-start', 'content-delta', 'content-end', 'tool-plan-delta'],
  ...['tool-call-start', 'tool-call-delta', 'tool-call-end', 'citation-start', 'citation-end'],
  ...['message-end', 'debug'],
];

/** A list, or in an event its one item. */
function listed(item: Shape): Shape {
  return { ...item, items: item };
}

function message(joined: boolean): Shape {
  const content = listed(part(joined));
  return shape({
    members: {
      role: shape({ role: 'other', words: ['assistant'] }),
      content: { ...content, joined },
      tool_calls: listed(call(joined)),
      tool_plan: shape({ role: 'reasoning', joined, mark: 'tool-plan' }),
      citations: listed(citation()),
    },
  });
}

/** Texts with the probabilities of their tokens; the same in numbers cannot be read. */
function probabilities(joined: boolean): Shape {
  const members = {
    text: shape({ role: 'speaker', joined }),
    token_ids: shape({ role: 'other', mark: 'opaque', media: 'opaque' }),
    logprobs: free('other'),
  };
  return listed(shape({ members }));
}

/** What was billed stands beside what was read and written. */
function took(): Shape {
  const tokens = usage({ input: ['input_tokens'], output: ['output_tokens'] });
  return shape({ role: 'other', members: { tokens }, rest: free('other') });
}

function finish(): Shape {
  return shape({ role: 'other', words: FINISH_WORDS });
}

/** One document: an answer or an error. */
export const ANSWER_FORMAT: Format = format(
  shape({
    members: {
      id: text('other'),
      finish_reason: finish(),
      message: { ...message(false), role: 'other' },
      usage: took(),
      meta: free('other'),
      logprobs: probabilities(false),
    },
  }),
  COMMON_NAMES,
);

/** One event of a stream. */
export const EVENT_FORMAT: Format = format(
  shape({
    mark: 'event',
    members: {
      type: shape({ role: 'other', mark: 'event-type', words: EVENT_TYPES }),
      id: text('other'),
      index: shape({ role: 'other', mark: 'index' }),
      content_index: text('other'),
      delta: shape({
        members: {
          message: message(true),
          finish_reason: finish(),
          usage: took(),
          error: text('other'),
        },
      }),
      logprobs: probabilities(true),
      prompt: text('unknown'),
    },
  }),
  COMMON_NAMES,
);
