/** The request and the answer of `POST /v1/moderations`: their places. */
import { type Format, format, free, shape, text, usage } from '../json/shape.ts';

const image = shape({
  role: 'user',
  media: 'image',
  members: { url: shape({ role: 'user', media: 'image' }) },
});

/** A text by itself, or a part of the one input that all parts are. */
const item = shape({
  role: 'user',
  mark: 'texts',
  members: {
    type: shape({ role: 'other', words: ['text', 'image_url'] }),
    text: shape({ role: 'user', part: true }),
    image_url: image,
  },
  rest: free('user'),
  items: free('user'),
});

const asked = shape({
  mark: 'root',
  members: {
    model: shape({ role: 'other', mark: 'model' }),
    input: shape({ role: 'user', mark: 'texts', items: item, rest: free('user') }),
  },
});

const result = shape({
  members: {
    flagged: text('other'),
    categories: free('other'),
    category_scores: free('other'),
    category_applied_input_types: free('other'),
  },
});

const answered = shape({
  members: {
    id: text('other'),
    model: shape({ role: 'other', mark: 'model' }),
    results: shape({ items: result }),
    usage: usage({ input: ['prompt_tokens'], output: ['completion_tokens'] }),
    error: free('other'),
  },
});

/** Of OpenAI and of Mistral. */
const CATEGORIES = [
  ...['harassment', 'harassment/threatening', 'hate', 'hate/threatening', 'illicit', 'illicit/violent'],
  ...['self-harm', 'self-harm/intent', 'self-harm/instructions', 'sexual', 'sexual/minors', 'violence'],
  ...[
    'violence/graphic',
    'hate_and_discrimination',
    'violence_and_threats',
    'dangerous_and_criminal_content',
  ],
  ...['selfharm', 'health', 'financial', 'law', 'pii', 'jailbreaking'],
];

export const REQUEST_FORMAT: Format = format(asked, []);
export const ANSWER_FORMAT: Format = format(answered, [
  ...CATEGORIES,
  ...['message', 'type', 'param', 'code', 'prompt_tokens', 'total_tokens'],
]);
