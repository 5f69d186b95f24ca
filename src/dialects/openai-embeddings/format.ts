/** The request and the answer of `POST /v1/embeddings`: their places. */
import { type Format, format, free, type Shape, shape, text, usage } from '../json/shape.ts';
import { texts } from '../json/text-lists.ts';

/** What other servers (vLLM, Jina, Voyage, Mistral) take as well. */
const OTHER = [
  ...[
    'dimensions',
    'user',
    'input_type',
    'output_dtype',
    'output_dimension',
    'truncation',
    'truncate',
    'task',
  ],
  ...[
    'normalized',
    'embedding_type',
    'late_chunking',
    'add_special_tokens',
    'truncate_prompt_tokens',
    'priority',
  ],
];

function image(): Shape {
  const url = shape({ role: 'user', media: 'image' });
  return shape({ role: 'user', media: 'image', members: { url } });
}

/** One text or the tokens of one; some servers take objects, with images too. */
const item = shape({
  role: 'user',
  mark: 'texts',
  members: {
    type: shape({ role: 'other', words: ['text', 'image_url'] }),
    text: text('user'),
    image: image(),
    image_url: image(),
  },
  rest: free('user'),
  items: texts('user', 'texts'),
});

const asked = shape({
  mark: 'root',
  members: {
    ...Object.fromEntries(OTHER.map((name) => [name, free('other')])),
    model: shape({ role: 'other', mark: 'model' }),
    input: shape({ role: 'user', mark: 'texts', items: item, rest: free('user') }),
    instruction: text('system'),
    encoding_format: shape({ role: 'other', words: ['float', 'base64'] }),
  },
});

/** Numbers, or their bytes in Base64. */
const vector = shape({ role: 'other', media: 'vector', items: free('other'), rest: free('other') });

const embedding = shape({
  members: {
    object: shape({ role: 'other', words: ['embedding'] }),
    index: text('other'),
    embedding: vector,
  },
});

const answered = shape({
  members: {
    object: shape({ role: 'other', words: ['list', 'error'] }),
    data: shape({ items: embedding }),
    model: shape({ role: 'other', mark: 'model' }),
    id: text('other'),
    created: text('other'),
    usage: usage({ input: ['prompt_tokens'], output: ['completion_tokens'] }),
    error: free('other'),
  },
});

export const REQUEST_FORMAT: Format = format(asked, []);
export const ANSWER_FORMAT: Format = format(answered, [
  ...[
    'prompt_tokens',
    'total_tokens',
    'completion_tokens',
    'message',
    'type',
    'param',
    'code',
    'float',
    'base64',
  ],
]);
