/** Shapes that requests and answers of Ollama share. */
import { free, type Shape, shape, text } from '../json/shape.ts';
import { isBase64, type Kinds, kindsAt } from '../json/value-gate.ts';

export const ROLE_WORDS = ['system', 'user', 'assistant', 'tool'] as const;

/** One image in Base64. */
export function image(): Shape {
  return shape({ role: 'speaker', mark: 'image', media: 'image' });
}

/** Ollama takes images as plain Base64, and readers pass over the ends of its lines. */
export function kindsOfImage({ shape: place }: { readonly shape: Shape }, beginning: string): Kinds {
  const encoded = place.mark === 'image' && isBase64(beginning.replaceAll(/[\r\n]/g, ''));
  return encoded ? ['image'] : kindsAt(place, beginning);
}

/** The call of a tool; servers count them in `function.index`, some beside it. */
function call(): Shape {
  const inside = free('speaker');
  const called = shape({
    members: {
      index: text('other'),
      name: shape({ role: 'speaker', mark: 'call-name' }),
      description: text('speaker'),
      arguments: shape({ role: 'speaker', mark: 'call-arguments', rest: inside, items: inside }),
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

/** A message; `joined` where the lines of a stream carry its text on. */
export function message(role: Shape, joined: boolean): Shape {
  return shape({
    mark: 'message',
    members: {
      role,
      content: shape({ role: 'speaker', joined }),
      thinking: shape({ role: 'reasoning', joined }),
      images: shape({ items: image() }),
      tool_calls: shape({ items: call() }),
      tool_name: text('speaker'),
      tool_call_id: text('other'),
    },
  });
}

/** Names that open places use. */
export const COMMON_NAMES = ['type', 'text', 'status', 'code', 'message'];
