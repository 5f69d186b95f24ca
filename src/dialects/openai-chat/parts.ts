/** Shapes that requests and answers of chat completions share. */
import { free, reference, type Shape, sealed, shape, text } from '../json/shape.ts';

const PART_TYPES = [
  ...['text', 'image_url', 'input_audio', 'file', 'refusal', 'input_text', 'output_text', 'thinking'],
  ...['reasoning', 'document_url', 'reference', 'tool_reference', 'audio_url', 'video_url'],
];
const REASONING_TYPES = [
  ...['reasoning.text', 'reasoning.summary', 'reasoning.encrypted'],
  ...['thinking', 'redacted_thinking'],
];
const TOOL_TYPES = ['function', 'custom'];

/** The roles that a message may name. */
export const ROLE_WORDS = ['system', 'developer', 'user', 'assistant', 'tool', 'function'] as const;

/** Names inside JSON Schema and free objects which are the format's, not the user's. */
export const COMMON_NAMES = [
  'type',
  'properties',
  'required',
  'description',
  'enum',
  'items',
  'additionalProperties',
  'strict',
  'schema',
  'json_schema',
  'anyOf',
  'oneOf',
  'allOf',
  'const',
  'default',
  'format',
  'minimum',
  'maximum',
  'title',
  '$defs',
  '$ref',
];

/** An image: an address, or data in place. */
function image(): Shape {
  const url = shape({ role: 'speaker', media: 'image' });
  return shape({
    role: 'speaker',
    media: 'image',
    members: { url, detail: shape({ role: 'other', words: ['auto', 'low', 'high'] }) },
  });
}

/** Speech; by its id a request brings back speech of an earlier answer, `joined` where many events carry one. */
function audio(id: Shape, joined = false): Shape {
  return shape({
    role: 'speaker',
    media: 'audio',
    members: {
      id,
      data: shape({ role: 'speaker', media: 'audio' }),
      format: shape({ role: 'other', words: ['wav', 'mp3', 'pcm16', 'opus', 'flac', 'aac'] }),
      transcript: shape({ role: 'speaker', joined }),
      expires_at: text('other'),
    },
  });
}

function file(): Shape {
  const data = shape({ role: 'speaker', media: 'file' });
  return shape({
    members: { file_data: data, file_id: reference('other', 'file'), filename: text('speaker') },
  });
}

/** What lies at an address, or data in place: in an object, or as the text itself. */
function addressed(media: 'audio' | 'file'): Shape {
  return shape({ role: 'speaker', media, members: { url: shape({ role: 'speaker', media }) } });
}

/** Thinking: a text, or parts of it (Mistral). */
function thought(joined: boolean): Shape {
  const members = {
    type: shape({ role: 'other', words: PART_TYPES }),
    text: shape({ role: 'reasoning', joined, part: true }),
    ...cited(),
  };
  return shape({ role: 'reasoning', joined, items: shape({ role: 'reasoning', joined, members }) });
}

/** What Mistral rests its words on: places of results, and what a tool brought. */
function cited(): Record<string, Shape> {
  return {
    reference_ids: shape({ items: text('other') }),
    tool: text('other'),
    title: text('retrieved'),
    url: text('retrieved'),
    favicon: text('retrieved'),
    description: text('retrieved'),
  };
}

/** Content: a text, or parts of several kinds; `joined` where many events carry one text, `fileId` is what the id of a file means. */
export function content(joined: boolean, fileId: Shape): Shape {
  const piece = shape({ role: 'speaker', joined, part: true });
  // vLLM takes a bare text in place of a part.
  const part = shape({
    ...{ role: 'speaker', joined, part: true },
    members: {
      type: shape({ role: 'other', words: PART_TYPES }),
      text: piece,
      refusal: shape({ role: 'speaker', joined, part: !joined }),
      thinking: thought(joined),
      signature: sealed(),
      image_url: image(),
      input_audio: audio(text('other')),
      audio_url: addressed('audio'),
      video_url: addressed('file'),
      document_url: addressed('file'),
      document_name: text('speaker'),
      file: file(),
      file_id: fileId,
      ...cited(),
      cache_control: free('other'),
      annotations: free('speaker'),
    },
  });
  return shape({ role: 'speaker', joined, items: part });
}

/** Reasoning text under the names that servers use for it. */
export function reasoning(joined: boolean): Record<string, Shape> {
  const named = (): Shape => shape({ role: 'reasoning', joined });
  const piece = (): Shape => shape({ role: 'reasoning', joined, part: !joined });
  return {
    reasoning_content: named(),
    reasoning: named(),
    thinking: named(),
    // OpenRouter's and LiteLLM's, in pieces as well; `data` and `signature` are what only the provider reads.
    reasoning_details: pieces({ text: piece(), summary: piece() }),
    thinking_blocks: pieces({ thinking: piece() }),
  };
}

/** A list of reasoning by its kind; of an item these are texts. */
function pieces(texts: Record<string, Shape>): Shape {
  const open = free('reasoning');
  const members = { type: shape({ role: 'other', words: REASONING_TYPES }), ...texts };
  return shape({ role: 'reasoning', items: shape({ role: 'reasoning', members, rest: open, items: open }) });
}

/** Calls of tools that a message carries. */
export function calls(joined: boolean): Record<string, Shape> {
  const name = (): Shape => shape({ role: 'speaker', mark: 'call-name', joined });
  const called = name();
  const call = shape({
    mark: 'call',
    members: {
      index: shape({ role: 'other', mark: 'tool-index' }),
      id: shape({ role: 'other', mark: 'call-id' }),
      type: shape({ role: 'other', words: TOOL_TYPES }),
      function: shape({ members: { name: called, arguments: calledWith(joined) } }),
      custom: shape({ members: { name: called, input: calledWith(joined) } }),
    },
  });
  const legacy = shape({ mark: 'call', members: { name: name(), arguments: calledWith(joined) } });
  return { tool_calls: shape({ items: call }), function_call: legacy };
}

/** Arguments are JSON as text; some servers take and send the object itself. */
function calledWith(joined: boolean): Shape {
  const inside = free('speaker');
  return shape({ role: 'speaker', mark: 'call-arguments', joined, rest: inside, items: inside });
}

/** The audio and the images that a message carries; `id` is what the id of the audio means there. */
export function spoken(id: Shape, joined: boolean): Record<string, Shape> {
  return {
    audio: audio(id, joined),
    images: shape({
      items: shape({ members: { type: text('other'), image_url: image(), index: text('other') } }),
    }),
  };
}
