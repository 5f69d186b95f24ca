/** The call of a tool as OpenAI's models have it. */
import { free, type Shape, shape } from '../json/shape.ts';

export function call(): Shape {
  const inside = free('speaker');
  return shape({
    mark: 'call',
    members: {
      id: shape({ role: 'other', mark: 'call-id' }),
      type: shape({ role: 'other', words: ['function'] }),
      function: shape({
        members: {
          name: shape({ role: 'speaker', mark: 'call-name' }),
          arguments: shape({ role: 'speaker', mark: 'call-arguments', rest: inside, items: inside }),
        },
      }),
    },
  });
}
