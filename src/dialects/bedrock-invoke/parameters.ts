/** The most tokens of an answer, as models other than Anthropic's take it: each under a name of its own. */
import { named, TOKEN_MEMBERS } from '../bedrock-converse/parameters.ts';
import { neededTokens } from '../json/parameter-places.ts';
import { free, type Shape, shape } from '../json/shape.ts';

export function tokens(): Record<string, Shape> {
  return named(TOKEN_MEMBERS, () => neededTokens());
}

/** An object that holds it. */
export function config(): Shape {
  const members = tokens();
  return neededTokens(shape({ role: 'other', members, rest: free('other') }), 'object');
}
