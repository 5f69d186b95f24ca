/**
 * Requests and answers that order documents by how well they fit a query: their places. One format for all servers
 * (Cohere, Jina, Voyage, vLLM, Text Embeddings Inference), because they pass over what they do not use.
 */
import { type Format, format, free, type Shape, shape, text, usage } from '../json/shape.ts';

const PART_TYPES = ['text', 'image_url'];

/** An address, or data in place. */
function image(role: 'user' | 'retrieved'): Shape {
  return shape({ role, media: 'image', members: { url: shape({ role, media: 'image' }) } });
}

/** A query or a document: a text, or an object whose texts are of that role, whatever their names. */
function content(role: 'user' | 'retrieved'): Shape {
  const type = shape({ role: 'other', words: PART_TYPES });
  const piece = shape({ role, part: true });
  const part = shape({ role, members: { type, text: piece, image_url: image(role) }, rest: free(role) });
  return shape({
    role,
    members: { text: text(role), image: image(role), content: shape({ role, items: part }) },
    rest: free(role),
  });
}

const OTHER = [
  ...['top_n', 'top_k', 'rank_fields', 'return_documents', 'return_text', 'max_chunks_per_doc'],
  ...['max_tokens_per_doc', 'priority', 'raw_scores', 'truncate', 'truncation', 'truncation_direction'],
  ...['truncate_prompt_tokens', 'return_embeddings', 'user', 'mm_processor_kwargs'],
];

const asked = shape({
  mark: 'root',
  members: {
    ...Object.fromEntries(OTHER.map((name) => [name, free('other')])),
    model: shape({ role: 'other', mark: 'model' }),
    query: content('user'),
    documents: shape({ role: 'retrieved', items: content('retrieved') }),
    texts: shape({ role: 'retrieved', items: text('retrieved') }),
    instruction: text('system'),
  },
});

/** One document of the answer; `multi_modal` is how vLLM repeats those with images. */
const result = shape({
  members: {
    index: text('other'),
    relevance_score: text('other'),
    score: text('other'),
    text: text('retrieved'),
    document: content('retrieved'),
  },
});

const answered = shape({
  members: {
    id: text('other'),
    object: shape({ role: 'other', words: ['list', 'error'] }),
    model: text('other'),
    results: shape({ items: result }),
    data: shape({ items: result }),
    meta: free('other'),
    usage: usage({ input: ['total_tokens'], output: [] }),
    ...Object.fromEntries(
      ['message', 'error', 'error_type', 'detail', 'type', 'code', 'param'].map((name) => [
        name,
        free('other'),
      ]),
    ),
  },
  // Text Embeddings Inference answers with the list alone.
  items: result,
});

const NAMES = [
  ...['title', 'body', 'author', 'url', 'multi_modal', 'image_url', 'api_version', 'version', 'billed_units'],
  ...['search_units', 'tokens', 'input_tokens', 'output_tokens', 'total_tokens', 'prompt_tokens', 'warnings'],
];

export const REQUEST_FORMAT: Format = format(asked, NAMES);
export const ANSWER_FORMAT: Format = format(answered, NAMES);
