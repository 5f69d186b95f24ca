/** Texts that come token by token as well: shapes that answers in OpenAI's form share. */
import { type Shape, shape, text } from '../json/shape.ts';

/** Tokens as numbers spell the text again; nothing here can read them. */
export function numbers(): Shape {
  return shape({ role: 'other', mark: 'opaque', media: 'opaque' });
}

/** The tokens of a text one by one: one text again; the same in numbers cannot be read. */
export function tokens(): Shape {
  const alternative = {
    token: text('speaker'),
    bytes: numbers(),
    logprob: text('other'),
  };
  const token = shape({
    members: {
      ...alternative,
      token: shape({ role: 'speaker', joined: true }),
      top_logprobs: shape({ items: shape({ members: alternative }) }),
    },
  });
  return shape({ items: token });
}

/** Those of the prompt, each by its number: with no others beside them they are one text (vLLM). */
export function promptTokens(): Shape {
  const members = {
    decoded_token: shape({ role: 'speaker', joined: true }),
    logprob: text('other'),
    rank: text('other'),
  };
  return shape({ role: 'other', items: shape({ role: 'other', rest: shape({ role: 'other', members }) }) });
}
