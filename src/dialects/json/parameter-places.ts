/** Places of parameters that many formats have; what is left out of `place` is a setting, whose text is nobody's. */
import type { Setting } from '../../core/parameter.ts';
import { free, parameter, type Shape, shape } from './shape.ts';

/** The most tokens of an answer, put in where a request does not say; `idle` are numbers that ask for none. */
export function mostTokens(idle: readonly number[] = []): Shape {
  return parameter({ name: 'maxTokens', insert: (setting) => setting, idle });
}

/** The most tokens where formats differ, so that the request has to say it; or the object that holds them. */
export function neededTokens(place?: Shape, holds?: 'object'): Shape {
  return parameter({ name: 'maxTokens', needed: true, ...(holds === undefined ? {} : { holds }) }, place);
}

/** Tokens that are bounded like those, and do not stand for them: what an answer has at least, or another one at most. */
export function someTokens(): Shape {
  return parameter({ name: 'maxTokens', twin: true });
}

/** The object that holds the most tokens under that name. */
export function tokensWithin(member: string, place: Shape): Shape {
  const insert = (setting: Setting) => ({ [member]: setting });
  return parameter({ name: 'maxTokens', insert, holds: 'object' }, place);
}

/** How many answers are asked for. */
export function answers(place?: Shape): Shape {
  return parameter({ name: 'choices' }, place);
}

/** Asks how likely tokens are, but for those values. */
export function likelihoods(...idle: readonly Setting[]): Shape {
  return parameter({ name: 'logprobs', idle });
}

/** A list of what an answer should have beside its text; that name asks how likely tokens are. */
export function extras(likely: string): Shape {
  const is = { name: 'logprobs', asks: [likely], holds: 'array' } as const;
  const item = parameter(is);
  return parameter(is, { ...free('other'), items: item });
}

/** One item of such a list. */
export function likely(word: string, place: Shape): Shape {
  return parameter({ name: 'logprobs', asks: [word] }, place);
}

/** Asks for the prompt in the answer. */
export function echoed(): Shape {
  return parameter({ name: 'echo', idle: [false] });
}

/** Whether the provider keeps the answer; said where a request does not, but for servers that would not take that. */
export function kept(said: 'always' | 'asked' = 'always', place?: Shape): Shape {
  const insert = said === 'always' ? { insert: (setting: Setting) => setting } : {};
  return parameter({ name: 'store', idle: [false], ...insert }, place);
}

/** A list of the kinds of what an answer holds; `words` are the format's. */
export function kinds(words: readonly string[]): Shape {
  const is = { name: 'modalities', holds: 'array' } as const;
  const item = parameter(is, shape({ role: 'other', words }));
  return parameter(is, { ...free('other'), items: item });
}

/** Being there asks for that kind of answer, but for those values. */
export function kind(as: string, place?: Shape): Shape {
  return parameter({ name: 'modalities', as }, place);
}

/** The type of a tool; the client runs those of `own`. */
export function toolType(own: readonly string[], place: Shape): Shape {
  return parameter({ name: 'serverTools', idle: own }, place);
}

/** A tool: an object, or the bare name of one of the provider's. */
export function toolItem(place: Shape): Shape {
  return parameter({ name: 'serverTools', holds: 'object' }, place);
}

/** A tool of the provider under that name, by being there. */
export function serverTool(as: string, place: Shape): Shape {
  return parameter({ name: 'serverTools', as, idle: [false] }, place);
}

/** A list of messages, whose first may be the operator's. */
export function promptFirst(first: (text: string) => unknown, place: Shape): Shape {
  return parameter({ name: 'systemPrompt', first }, place);
}

/** What would keep the operator's prompt from the model, but for that value. */
export function withoutPrompt(idle: boolean | undefined, place: Shape): Shape {
  return parameter({ name: 'systemPrompt', twin: true, idle: idle === undefined ? [] : [idle] }, place);
}

/** How a place of its own takes the operator's prompt. */
export interface PromptPlace {
  /** The value with nothing else in it; the text itself when left out. */
  readonly insert?: (text: Setting) => unknown;
  /** What stands first in a list. */
  readonly first?: (text: string) => unknown;
  readonly holds?: 'object';
}

/** A place of its own for the system prompt: the operator's stands in front, also where a request has none. */
export function promptHere(place: Shape, how: PromptPlace = {}): Shape {
  return parameter({ name: 'systemPrompt', insert: (text) => text, ...how }, place);
}
