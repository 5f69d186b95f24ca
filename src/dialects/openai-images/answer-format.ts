/** The answers with images, whole or in events: their places. */
import { type Format, format, free, type Shape, shape, text, usage } from '../json/shape.ts';

/** The words of all events but the first part, which is `image_generation` or `image_edit`. */
const EVENTS = ['image_generation', 'image_edit'].flatMap((kind) => [
  `${kind}.partial_image`,
  `${kind}.completed`,
]);

const image: Readonly<Record<string, Shape>> = {
  b64_json: shape({ role: 'speaker', mark: 'image', media: 'image' }),
  url: shape({ role: 'speaker', media: 'image' }),
  revised_prompt: text('speaker'),
  mime_type: text('other'),
};

const root = shape({
  members: {
    ...image,
    type: shape({ role: 'other', mark: 'event-type', words: [...EVENTS, 'error'] }),
    created: text('other'),
    created_at: text('other'),
    partial_image_index: text('other'),
    background: shape({ role: 'other', words: ['transparent', 'opaque', 'auto'] }),
    output_format: shape({ role: 'other', words: ['png', 'webp', 'jpeg'] }),
    quality: shape({ role: 'other', words: ['low', 'medium', 'high', 'auto', 'standard', 'hd'] }),
    size: text('other'),
    model: text('other'),
    data: shape({ items: shape({ members: { ...image, content_filter_results: free('other') } }) }),
    prompt_filter_results: free('other'),
    usage: usage({ input: ['input_tokens'], output: ['output_tokens'] }),
    error: free('other'),
  },
});

export const ANSWER_FORMAT: Format = format(root, [
  ...['input_tokens', 'output_tokens', 'total_tokens', 'input_tokens_details', 'output_tokens_details'],
  ...['image_tokens', 'text_tokens', 'message', 'type', 'param', 'code'],
]);
export const EVENT_NAMES: ReadonlySet<string> = new Set([...EVENTS, 'error']);
