/** The answers of Text Generation Inference: their places. */
import { alternatives } from '../json/alternatives.ts';
import { counted, type Format, format, free, type Shape, shape, text } from '../json/shape.ts';

const FINISH_WORDS = ['length', 'eos_token', 'stop_sequence'];

/** A token; many are one text. */
function token(): Shape {
  return shape({
    mark: 'token',
    members: {
      id: text('other'),
      text: shape({ role: 'speaker', joined: true }),
      logprob: text('other'),
      special: shape({ role: 'other', mark: 'special' }),
    },
  });
}

/** What is said of a text: its tokens and those of the prompt, each a text again, and what might have stood there. */
function details(): Record<string, Shape> {
  return {
    finish_reason: shape({ role: 'other', words: FINISH_WORDS }),
    generated_tokens: counted('output', 'generated_tokens'),
    input_length: counted('input', 'input_length'),
    seed: text('other'),
    prefill: shape({ items: token() }),
    tokens: shape({ items: token() }),
    top_tokens: shape({ items: alternatives(token) }),
  };
}

/** What an error says. */
function error(): Record<string, Shape> {
  const words = ['generation', 'incomplete_generation', 'overloaded', 'validation'];
  return { error: free('other'), error_type: shape({ role: 'other', words }), message: free('other') };
}

/** Another text of those that were asked for. */
const sequence = shape({ mark: 'choice', members: { generated_text: text('speaker'), ...details() } });

const answer = shape({
  members: {
    generated_text: text('speaker'),
    details: shape({ members: { ...details(), best_of_sequences: shape({ items: sequence }) } }),
    ...error(),
  },
});

/** One document; at `/` it is a list of one. */
export const ANSWER_FORMAT: Format = format({ ...answer, items: { ...answer, mark: 'choice' } }, ['code']);

const event = shape({
  members: {
    index: text('other'),
    token: token(),
    top_tokens: alternatives(token),
    generated_text: shape({ role: 'speaker', mark: 'end' }),
    details: shape({ mark: 'end', members: details() }),
    ...error(),
  },
});

/** One event of a stream. */
export const EVENT_FORMAT: Format = format(event, ['code']);
