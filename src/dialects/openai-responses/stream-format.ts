/** The events of a streamed response: their places. */
import { type Format, format, free, type Shape, shape, text } from '../json/shape.ts';
import { ANSWER_NAMES, response } from './answer-format.ts';
import { given, item } from './items.ts';
import { part, tokens } from './parts.ts';
import { EVENT_TYPES } from './words.ts';

/** The next piece of a text; which one, the event says. Sound comes so too. */
function delta(): Shape {
  const piece = (): Shape => shape({ role: 'speaker', mark: 'delta', joined: true });
  const members = { text: piece(), stdout: piece(), stderr: piece() };
  return shape({ role: 'speaker', mark: 'delta', media: 'audio', joined: true, members });
}

/** A whole text once more, at the end of its deltas. */
function said(): Shape {
  return shape({ role: 'speaker' });
}

const root = shape({
  mark: 'event',
  members: {
    type: shape({ role: 'other', mark: 'event-type', words: EVENT_TYPES }),
    sequence_number: shape({ role: 'other', mark: 'sequence' }),
    output_index: shape({ role: 'other', mark: 'output-index' }),
    content_index: shape({ role: 'other', mark: 'content-index' }),
    summary_index: shape({ role: 'other', mark: 'summary-index' }),
    annotation_index: text('other'),
    partial_image_index: text('other'),
    command_index: shape({ role: 'other', mark: 'content-index' }),
    item_id: text('other'),
    delta: delta(),
    logprobs: tokens('assistant', true),
    text: said(),
    refusal: said(),
    transcript: said(),
    arguments: given(),
    input: given(),
    name: shape({ role: 'assistant', mark: 'call-name' }),
    response: shape({ mark: 'response', members: response() }),
    item: item('answer'),
    part: part('answer', 'speaker'),
    annotation: free('assistant'),
    partial_image_b64: shape({ role: 'assistant', mark: 'base64', media: 'image' }),
    output_format: text('other'),
    background: text('other'),
    size: text('other'),
    quality: text('other'),
    code: shape({ role: 'assistant', mark: 'code' }),
    message: text('other'),
    param: text('other'),
    error: free('other'),
    obfuscation: text('other'),
  },
});

export const STREAM_FORMAT: Format = format(root, ANSWER_NAMES);
