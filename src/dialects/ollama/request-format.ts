/** The requests of Ollama: their places. One format for all, because the server passes over what it does not use. */
import {
  likelihoods,
  mostTokens,
  promptFirst,
  promptHere,
  tokensWithin,
  toolItem,
  toolType,
  withoutPrompt,
} from '../json/parameter-places.ts';
import { SCHEMA_NAMES } from '../json/schema-names.ts';
import { type Format, format, free, sealedNumbers, shape, text } from '../json/shape.ts';
import { COMMON_NAMES, image, message, ROLE_WORDS } from './parts.ts';

const OTHER = [
  ...['keep_alive', 'think', 'truncate', 'shift', 'dimensions'],
  ...['width', 'height', 'steps'],
];

const messages = shape({
  mark: 'messages',
  items: message(shape({ role: 'other', mark: 'role', words: ROLE_WORDS }), false),
});

function systemMessage(text: string): object {
  return { role: 'system', content: text };
}

/** A number below one is no bound: the model goes on until it ends. */
const options = shape({ role: 'other', members: { num_predict: mostTokens() }, rest: free('other') });

const tool = toolItem(
  shape({
    role: 'tool-definition',
    members: { type: toolType(['function'], text('tool-definition')) },
    rest: free('tool-definition'),
    items: free('tool-definition'),
  }),
);

const root = shape({
  mark: 'root',
  members: {
    ...Object.fromEntries(OTHER.map((name) => [name, free('other')])),
    model: shape({ role: 'other', mark: 'model' }),
    stream: shape({ role: 'other', mark: 'stream' }),
    options: tokensWithin('num_predict', options),
    logprobs: likelihoods(false),
    top_logprobs: likelihoods(0),
    raw: withoutPrompt(false, free('other')),
    messages: promptFirst(systemMessage, messages),
    prompt: text('user'),
    suffix: text('user'),
    input: shape({ role: 'user', items: text('user') }),
    system: promptHere(text('system')),
    template: withoutPrompt(undefined, text('system')),
    images: shape({ items: image() }),
    // The tokens of an earlier exchange, as numbers.
    context: sealedNumbers(),
    tools: shape({ role: 'tool-definition', items: tool }),
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
