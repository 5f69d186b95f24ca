/** The requests for images: the places of a document, and the fields of a form. */
import { answers } from '../json/parameter-places.ts';
import { type Format, format, free, reference, type Shape, shape, text } from '../json/shape.ts';

const OTHER = [
  ...['size', 'quality', 'style', 'background', 'moderation', 'input_fidelity', 'output_compression'],
  ...['output_format', 'partial_images', 'response_format', 'user'],
];

function others(place: () => Shape): Record<string, Shape> {
  return Object.fromEntries(OTHER.map((name) => [name, place()]));
}

function data(): Shape {
  return shape({ role: 'user', mark: 'image', media: 'image' });
}

/** An image to go by: in place, at an address, or one that the provider keeps. */
function image(): Shape {
  const members = { url: data(), image_url: data(), file_id: reference('other', 'file') };
  return shape({ role: 'user', mark: 'image', media: 'image', members });
}

/** `POST /v1/images/generations`; the other two as documents. */
export const REQUEST_FORMAT: Format = format(
  shape({
    mark: 'root',
    members: {
      ...others(() => free('other')),
      model: shape({ role: 'other', mark: 'model' }),
      prompt: text('user'),
      negative_prompt: text('user'),
      n: answers(shape({ role: 'other', mark: 'n' })),
      stream: shape({ role: 'other', mark: 'stream' }),
      image: { ...image(), items: image() },
      images: shape({ items: image() }),
      mask: image(),
    },
  }),
  [],
);

/** `POST /v1/images/edits` and `/v1/images/variations` as forms; a list has `[]` at the end of its name. */
export const FIELDS: Readonly<Record<string, Shape>> = {
  ...others(() => text('other')),
  model: shape({ role: 'other', mark: 'model' }),
  prompt: text('user'),
  n: answers(shape({ role: 'other', mark: 'n' })),
  stream: shape({ role: 'other', mark: 'stream', words: ['true', 'false'] }),
  image: data(),
  'image[]': data(),
  mask: data(),
};
