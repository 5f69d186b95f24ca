/** Stored chat completions and the messages that they were asked with: their places. */
import { SCHEMA_NAMES } from '../json/schema-names.ts';
import { type Format, format, free, shape, text } from '../json/shape.ts';
import { ANSWER_FORMAT as CHAT_FORMAT, ANSWER_NAMES as CHAT_NAMES } from '../openai-chat/answer-format.ts';
import { calls, content, ROLE_WORDS, reasoning, spoken } from '../openai-chat/parts.ts';

/** The mark of what no request there may have. */
export const FOREIGN_MARK = 'foreign';

/** What is said of a completion. */
export const REQUEST_FORMAT: Format = format(
  shape({
    mark: 'root',
    members: { metadata: free('other') },
    rest: { ...free('unknown'), mark: FOREIGN_MARK },
  }),
  [],
);

/** What a completion was asked with, beside its messages. */
const OTHER = [
  ...['frequency_penalty', 'input_user', 'metadata', 'presence_penalty', 'request_id', 'seed', 'temperature'],
  ...['tool_choice', 'top_p', 'deleted'],
  // It was counted when the completion was made.
  'usage',
];

const completion = {
  ...Object.fromEntries(CHAT_FORMAT.root.members),
  ...Object.fromEntries(OTHER.map((name) => [name, free('other')])),
  object: shape({ role: 'other', words: ['chat.completion', 'chat.completion.deleted'] }),
  tools: free('tool-definition'),
  response_format: free('tool-definition'),
};

const NAMES = [...CHAT_NAMES, ...SCHEMA_NAMES, 'parameters', 'function'];

/** A completion. */
export const ANSWER_FORMAT: Format = format(shape({ members: completion }), NAMES);

const parts = content(false, text('other'));

const message = shape({
  mark: 'message',
  members: {
    id: text('other'),
    role: shape({ role: 'other', mark: 'role', words: ROLE_WORDS }),
    content: parts,
    content_parts: parts,
    name: text('speaker'),
    refusal: text('speaker'),
    tool_call_id: text('other'),
    ...reasoning(false),
    ...calls(false),
    ...spoken(text('other'), false),
    annotations: free('speaker'),
  },
});

/** The messages that a completion was asked with. */
export const MESSAGES_FORMAT: Format = format(
  shape({
    members: {
      object: shape({ role: 'other', words: ['list'] }),
      data: shape({ items: message }),
      first_id: text('other'),
      last_id: text('other'),
      has_more: text('other'),
      error: free('other'),
    },
  }),
  NAMES,
);
