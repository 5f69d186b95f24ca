/** What a request for chat completions asks for beside its text. */
import {
  answers,
  echoed,
  kept,
  kind,
  kinds,
  likelihoods,
  mostTokens,
  promptFirst,
  serverTool,
  someTokens,
  withoutPrompt,
} from '../json/parameter-places.ts';
import { free, type Shape, shape } from '../json/shape.ts';

const KINDS = ['text', 'audio', 'image'];

/** Members of the request that are bounded as they are. */
function bounded(): Record<string, Shape> {
  return {
    min_tokens: someTokens(),
    best_of: answers(),
    logprobs: likelihoods(false),
    top_logprobs: likelihoods(0),
    prompt_logprobs: likelihoods(),
    echo: echoed(),
    modalities: kinds(KINDS),
    audio: kind('audio'),
    web_search_options: serverTool('web_search', free('other')),
    // Of gateways and servers that search by themselves.
    search_parameters: serverTool('live_search', free('unknown')),
    plugins: serverTool('plugins', free('unknown')),
  };
}

/** What would make the prompt without the operator's part of it, or cut that off. */
function templates(): Record<string, Shape> {
  const template = withoutPrompt(undefined, free('system'));
  return {
    chat_template: template,
    // One server takes these over its own arguments, the template among them.
    chat_template_kwargs: shape({
      ...{ role: 'system', members: { chat_template: template, conversation: template } },
      ...{ rest: free('system'), items: free('system') },
    }),
    truncate_prompt_tokens: withoutPrompt(undefined, free('other')),
  };
}

/** Clients of one library mean these members to stand at the top, and some gateways put them there. */
function beside(): Shape {
  const nested = {
    ...bounded(),
    ...templates(),
    n: answers(),
    max_tokens: someTokens(),
    max_completion_tokens: someTokens(),
    store: kept('asked'),
  };
  return shape({ role: 'unknown', members: nested, rest: free('unknown'), items: free('unknown') });
}

/** Members of the request by their names. */
export const PARAMETERS: Readonly<Record<string, Shape>> = {
  ...bounded(),
  n: answers(shape({ role: 'other', mark: 'n' })),
  max_tokens: mostTokens(),
  max_completion_tokens: mostTokens(),
  store: kept(),
  ...templates(),
  extra_body: beside(),
};

/** The list of messages, with the operator's in front. */
export function messages(place: Shape): Shape {
  return promptFirst((text) => ({ role: 'system', content: text }), place);
}

/** Tools of Google's models, as gateways take them here. */
export const GOOGLE_TOOLS: Readonly<Record<string, Shape>> = Object.fromEntries(
  ['googleSearch', 'google_search', 'codeExecution', 'code_execution', 'urlContext', 'url_context'].map(
    (name) => [name, serverTool(name, free('tool-definition'))],
  ),
);
