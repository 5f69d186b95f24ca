/** The answers of Ollama, whole or in lines: their places. */
import { alternatives } from '../json/alternatives.ts';
import { counted, type Format, format, free, type Shape, sealedNumbers, shape, text } from '../json/shape.ts';
import { COMMON_NAMES, image, message, ROLE_WORDS } from './parts.ts';

const REASONS = ['stop', 'length', 'load', 'unload', 'tool_calls', 'content_filter'];
const COUNTS = [
  ...['total_duration', 'load_duration', 'prompt_eval_duration'],
  ...['eval_duration', 'completed', 'total', 'embedding', 'embeddings'],
];

/** The tokens of a text one by one: one text again; the same in numbers cannot be read. */
function tokens(): Shape {
  const token = () => ({
    token: shape({ role: 'speaker', joined: true }),
    logprob: text('other'),
    bytes: shape({ role: 'other', mark: 'opaque', media: 'opaque' }),
  });
  const top = alternatives(() => shape({ members: token() }));
  return shape({ items: shape({ members: { ...token(), top_logprobs: top } }) });
}

/** `joined` where the lines of a stream carry one text. */
function answer(joined: boolean): Format {
  const root = shape({
    members: {
      ...Object.fromEntries(COUNTS.map((name) => [name, free('other')])),
      prompt_eval_count: counted('input', 'prompt_eval_count'),
      eval_count: counted('output', 'eval_count'),
      model: shape({ role: 'other', mark: 'model' }),
      remote_model: text('other'),
      remote_host: text('other'),
      created_at: shape({ role: 'other', mark: 'created' }),
      message: message(shape({ role: 'other', words: ROLE_WORDS }), joined),
      response: shape({ role: 'speaker', mark: 'response', joined }),
      thinking: shape({ role: 'reasoning', joined }),
      image: image(),
      done: shape({ role: 'other', mark: 'done' }),
      done_reason: shape({ role: 'other', words: REASONS }),
      context: sealedNumbers(),
      logprobs: tokens(),
      error: free('other'),
    },
  });
  return format(root, COMMON_NAMES);
}

export const ANSWER_FORMAT: Format = answer(false);
export const LINE_FORMAT: Format = answer(true);
