/**
 * Texts as tokens and back: the places of requests and answers. One format for all servers (vLLM, llama.cpp, Text
 * Generation Inference, Text Embeddings Inference), because they pass over what they do not use.
 */
import { type Format, format, free, type Shape, shape, text } from '../json/shape.ts';
import { REQUEST_FORMAT as CHAT_FORMAT, REQUEST_NAMES } from '../openai-chat/request-format.ts';

/** What makes the prompt of a chat. */
const OF_CHAT = new Set([
  ...['messages', 'tools', 'chat_template', 'chat_template_kwargs', 'documents'],
  ...['add_generation_prompt', 'continue_final_message', 'add_special_tokens', 'mm_processor_kwargs'],
]);

const OTHER = ['add_special', 'parse_special', 'with_pieces', 'return_token_strs', 'prompt_name', 'tokens'];

/** The members of a chat; nothing of the operator's is put into them, because no model reads them. */
function ofChat(): Record<string, Shape> {
  const members = [...CHAT_FORMAT.root.members].filter(([name]) => OF_CHAT.has(name));
  return Object.fromEntries(members.map(([name, place]) => [name, { ...place, parameter: undefined }]));
}

export const REQUEST_FORMAT: Format = format(
  shape({
    mark: 'root',
    members: {
      ...ofChat(),
      ...Object.fromEntries(OTHER.map((name) => [name, free('other')])),
      model: shape({ role: 'other', mark: 'model' }),
      prompt: shape({ role: 'user', items: text('user') }),
      inputs: shape({ role: 'user', items: text('user') }),
      content: text('user'),
    },
  }),
  REQUEST_NAMES,
);

/** One token: a number, or what is known of it; the texts of all of them are one text again. */
const token = shape({
  role: 'other',
  members: {
    id: text('other'),
    text: shape({ role: 'speaker', joined: true }),
    piece: shape({ role: 'speaker', joined: true }),
    special: text('other'),
    start: text('other'),
    stop: text('other'),
  },
});

export const ANSWER_FORMAT: Format = format(
  shape({
    members: {
      count: text('other'),
      max_model_len: text('other'),
      tokens: shape({ items: token }),
      token_strs: shape({ items: shape({ role: 'speaker', joined: true }) }),
      prompt: text('speaker'),
      content: text('speaker'),
      error: free('other'),
      error_type: text('other'),
      message: free('other'),
      object: text('other'),
      type: text('other'),
      param: text('other'),
      code: text('other'),
    },
    // A list alone, or one for each of several texts.
    items: { ...token, items: token },
  }),
  [],
);
