/**
 * Requests for vectors and their answers in the form of Cohere and of Text Embeddings Inference: their places. One format for
 * both, because each server passes over what it does not use.
 */
import { type Format, format, free, type Shape, shape, text, usage } from '../json/shape.ts';
import { texts } from '../json/text-lists.ts';

/** An address, or data in place. */
function image(): Shape {
  return shape({ role: 'user', media: 'image', members: { url: shape({ role: 'user', media: 'image' }) } });
}

const part = shape({
  role: 'user',
  members: {
    type: shape({ role: 'other', words: ['text', 'image_url'] }),
    text: shape({ role: 'user', part: true }),
    image_url: image(),
  },
  rest: free('user'),
});

/** A text, the tokens of one, or parts. */
const input = shape({
  role: 'user',
  mark: 'texts',
  members: { text: text('user'), image: image(), content: shape({ role: 'user', items: part }) },
  rest: free('user'),
  items: texts('user', 'texts'),
});

const OTHER = [
  ...['input_type', 'embedding_types', 'truncate', 'truncation_direction', 'output_dimension', 'dimensions'],
  ...['max_tokens', 'normalize', 'prompt_name', 'priority', 'raw_scores', 'user'],
];

const asked = shape({
  mark: 'root',
  members: {
    ...Object.fromEntries(OTHER.map((name) => [name, free('other')])),
    model: shape({ role: 'other', mark: 'model' }),
    texts: shape({ role: 'user', mark: 'texts', items: input }),
    inputs: shape({ role: 'user', mark: 'texts', items: input, rest: free('user') }),
    images: shape({ role: 'user', items: image() }),
  },
});

/** Numbers, or their bytes in Base64. */
const vector = shape({ role: 'other', media: 'vector', items: free('other'), rest: free('other') });
const vectors = shape({ items: vector });

const answered = shape({
  members: {
    id: text('other'),
    // A list of them, or one for each type.
    embeddings: shape({ role: 'other', members: { base64: vectors }, rest: free('other'), items: vector }),
    texts: shape({ items: text('other') }),
    images: shape({ items: free('other') }),
    response_type: text('other'),
    model: text('other'),
    meta: shape({
      role: 'other',
      members: { billed_units: usage({ input: ['input_tokens'], output: [] }) },
      rest: free('other'),
    }),
    usage: usage({ input: ['prompt_tokens'], output: [] }),
    ...Object.fromEntries(
      ['message', 'error', 'error_type', 'detail', 'type', 'code'].map((name) => [name, free('other')]),
    ),
  },
  // Text Embeddings Inference answers with the list alone.
  items: vector,
});

const NAMES = [
  ...['api_version', 'version', 'warnings', 'input_tokens', 'image_tokens', 'images', 'width', 'height'],
  ...['format', 'bit_depth', 'float', 'int8', 'uint8', 'binary', 'ubinary', 'index', 'value'],
  ...['prompt_tokens', 'total_tokens', 'completion_tokens'],
];

export const REQUEST_FORMAT: Format = format(asked, NAMES);
export const ANSWER_FORMAT: Format = format(answered, NAMES);
