/** The requests of Ollama: their places. One format for all, because the server passes over what it does not use. */
import { SCHEMA_NAMES } from '../json/schema-names.ts';
import { type Format, format, free, sealedNumbers, shape, text } from '../json/shape.ts';
import { COMMON_NAMES, image, message, ROLE_WORDS } from './parts.ts';

const OTHER = [
  ...['options', 'keep_alive', 'think', 'raw', 'truncate', 'shift', 'dimensions', 'logprobs', 'top_logprobs'],
  ...['width', 'height', 'steps'],
];

const root = shape({
  mark: 'root',
  members: {
    ...Object.fromEntries(OTHER.map((name) => [name, free('other')])),
    model: shape({ role: 'other', mark: 'model' }),
    stream: shape({ role: 'other', mark: 'stream' }),
    messages: shape({
      mark: 'messages',
      items: message(shape({ role: 'other', mark: 'role', words: ROLE_WORDS }), false),
    }),
    prompt: text('user'),
    suffix: text('user'),
    input: shape({ role: 'user', items: text('user') }),
    system: text('system'),
    template: text('system'),
    images: shape({ items: image() }),
    // The tokens of an earlier exchange, as numbers.
    context: sealedNumbers(),
    tools: shape({ role: 'tool-definition', items: free('tool-definition') }),
    format: shape({
      role: 'tool-definition',
      words: ['json'],
      rest: free('tool-definition'),
      items: free('tool-definition'),
    }),
  },
});

export const REQUEST_FORMAT: Format = format(root, [
  ...COMMON_NAMES,
  ...SCHEMA_NAMES,
  ...['function', 'parameters', 'stop', 'num_ctx', 'num_predict', 'temperature', 'top_k', 'top_p', 'seed'],
]);
