/** The documents of the Conversations API: their places. */
import { SCHEMA_NAMES } from '../json/schema-names.ts';
import { type Format, format, free, shape, text } from '../json/shape.ts';
import { ANSWER_NAMES } from '../openai-responses/answer-format.ts';
import { item } from '../openai-responses/items.ts';
import { INNER_NAMES } from '../openai-responses/words.ts';

/** Members by which Mistral, whose paths are the same, starts a conversation or goes on with one: a model answers them. */
const FOREIGN = [
  ...['inputs', 'model', 'agent_id', 'agent_version', 'instructions', 'tools', 'completion_args'],
  ...['handoff_execution', 'guardrails', 'stream'],
];

/** The mark of these. */
export const FOREIGN_MARK = 'foreign';

const foreign = { ...free('unknown'), mark: FOREIGN_MARK };

/** What a conversation begins with, what is added to it, and what is said of it. */
export const REQUEST_FORMAT: Format = format(
  shape({
    mark: 'root',
    members: {
      ...Object.fromEntries(FOREIGN.map((name) => [name, foreign])),
      items: shape({ role: 'user', mark: 'input', items: item('request') }),
      metadata: free('other'),
    },
  }),
  [...SCHEMA_NAMES, ...INNER_NAMES],
);

const OBJECTS = ['conversation', 'conversation.deleted', 'list'];

/** A conversation, or a list of its items. */
export const ANSWER_FORMAT: Format = format(
  shape({
    members: {
      id: text('other'),
      object: shape({ role: 'other', words: OBJECTS }),
      created_at: text('other'),
      deleted: text('other'),
      metadata: free('other'),
      data: shape({ items: item('answer') }),
      first_id: text('other'),
      last_id: text('other'),
      has_more: text('other'),
      error: free('other'),
    },
  }),
  ANSWER_NAMES,
);

/** One item by itself. */
export const ITEM_FORMAT: Format = format(item('answer'), ANSWER_NAMES);
