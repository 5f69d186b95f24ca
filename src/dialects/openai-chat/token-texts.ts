/** Texts that come token by token as well: shapes that answers in OpenAI's form share. */
import { alternatives, keyedAlternatives } from '../json/alternatives.ts';
import { type Shape, shape, text } from '../json/shape.ts';

/** Tokens as numbers spell the text again; nothing here can read them. */
export function numbers(): Shape {
  return shape({ role: 'other', mark: 'opaque', media: 'opaque' });
}

/** The tokens of a text one by one: one text again; the same in numbers cannot be read. */
export function tokens(): Shape {
  const token = () => ({
    token: shape({ role: 'speaker', joined: true }),
    bytes: numbers(),
    logprob: text('other'),
  });
  const top = alternatives(() => shape({ members: token() }));
  return shape({ items: shape({ members: { ...token(), top_logprobs: top } }) });
}

/**
 * Those of the prompt, each by its number (vLLM). Others that might have stood there come behind it: those of one rank are one
 * text.
 */
export function promptTokens(): Shape {
  const members = () => ({
    decoded_token: shape({ role: 'speaker', joined: true }),
    logprob: text('other'),
    rank: text('other'),
  });
  return shape({
    role: 'other',
    items: keyedAlternatives(() => shape({ role: 'other', members: members() })),
  });
}
