/** What a request to Bedrock asks for beside its text. */
import {
  answers,
  likelihoods,
  mostTokens,
  promptHere,
  someTokens,
  tokensWithin,
  toolItem,
  toolType,
} from '../json/parameter-places.ts';
import { free, type Shape, shape } from '../json/shape.ts';

/** The names that models have for the most tokens of an answer. */
export const TOKEN_MEMBERS: readonly string[] = [
  ...['max_tokens', 'max_completion_tokens', 'max_tokens_to_sample', 'max_gen_len', 'max_new_tokens'],
  ...['maxTokens', 'maxTokenCount'],
];

export function named(names: readonly string[], place: () => Shape): Record<string, Shape> {
  return Object.fromEntries(names.map((name) => [name, place()]));
}

/** How an answer is made. */
export function inferenceConfig(): Shape {
  const members = { maxTokens: mostTokens() };
  return tokensWithin('maxTokens', shape({ role: 'other', members, rest: free('other') }));
}

/** The tools of a model of Anthropic's, by their types. */
function tools(): Shape {
  const tool = shape({
    role: 'tool-definition',
    members: { type: toolType(['custom', 'function'], free('tool-definition')) },
    rest: free('tool-definition'),
    items: free('tool-definition'),
  });
  return shape({ role: 'tool-definition', items: toolItem(tool) });
}

/** What a model of its own takes, beside what every one does. */
export function additional(): Shape {
  const lowered = named(TOKEN_MEMBERS, someTokens);
  const config = { ...free('unknown'), members: new Map(Object.entries(lowered)) };
  return shape({
    role: 'unknown',
    members: {
      ...lowered,
      ...named(['n', 'num_generations'], answers),
      logprobs: likelihoods(false),
      inferenceConfig: config,
      tools: tools(),
    },
    rest: free('unknown'),
    items: free('unknown'),
  });
}

/** The operator's prompt is a block of its own. */
export function systemPrompt(place: Shape): Shape {
  const first = (text: unknown): object => ({ text });
  return promptHere(place, { insert: (text) => [first(text)], first });
}
