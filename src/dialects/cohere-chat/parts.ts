/** Shapes that requests, answers and events of Cohere share. */
import { free, type Shape, shape, text } from '../json/shape.ts';

export const ROLE_WORDS = ['system', 'user', 'assistant', 'tool'] as const;
const PART_TYPES = ['text', 'thinking', 'image_url', 'document'];

/** Names that open places use. */
export const COMMON_NAMES = [
  ...['billed_units', 'tokens', 'input_tokens', 'output_tokens', 'cached_tokens', 'search_units'],
  ...['classifications', 'title', 'snippet', 'text', 'url', 'mode', 'token_budget'],
];

/** A document: a text, or members of any name. */
export function document(): Shape {
  const inside = free('retrieved');
  return shape({ role: 'retrieved', members: { id: text('other'), data: inside }, rest: inside });
}

/** Places where an answer rests on documents and on results of tools. */
export function citation(): Shape {
  const source = shape({
    members: {
      type: shape({ role: 'other', words: ['tool', 'document'] }),
      id: text('other'),
      tool_output: free('tool'),
      document: free('retrieved'),
    },
  });
  return shape({
    members: {
      type: shape({ role: 'other', words: ['TEXT_CONTENT', 'THINKING_CONTENT', 'PLAN'] }),
      start: text('other'),
      end: text('other'),
      content_index: text('other'),
      text: text('speaker'),
      sources: shape({ items: source }),
    },
  });
}

/** One part of a message's content; `joined` where many events carry one text. */
export function part(joined: boolean): Shape {
  const url = shape({ role: 'speaker', media: 'image' });
  return shape({
    role: 'speaker',
    members: {
      type: shape({ role: 'other', words: PART_TYPES }),
      text: shape({ role: 'speaker', joined, part: true }),
      thinking: shape({ role: 'reasoning', joined }),
      image_url: shape({
        role: 'speaker',
        media: 'image',
        members: { url, detail: shape({ role: 'other', words: ['auto', 'low', 'high'] }) },
      }),
      document: document(),
    },
  });
}

/** The call of a tool: its arguments are JSON as text. */
export function call(joined: boolean): Shape {
  const inside = free('speaker');
  const called = shape({
    members: {
      name: shape({ role: 'speaker', mark: 'call-name', joined }),
      arguments: shape({ role: 'speaker', mark: 'call-arguments', joined, rest: inside, items: inside }),
    },
  });
  return shape({
    mark: 'call',
    members: {
      id: shape({ role: 'other', mark: 'call-id' }),
      type: shape({ role: 'other', words: ['function'] }),
      function: called,
    },
  });
}
