/** The request of `POST /v2/chat`: its places. */
import {
  likelihoods,
  mostTokens,
  promptFirst,
  toolItem,
  toolType,
  withoutPrompt,
} from '../json/parameter-places.ts';
import { SCHEMA_NAMES } from '../json/schema-names.ts';
import { type Format, format, free, shape, text } from '../json/shape.ts';
import { COMMON_NAMES, call, citation, document, part, ROLE_WORDS } from './parts.ts';

const message = shape({
  mark: 'message',
  members: {
    role: shape({ role: 'other', mark: 'role', words: ROLE_WORDS }),
    content: shape({ role: 'speaker', items: part(false) }),
    tool_calls: shape({ items: call(false) }),
    tool_plan: text('reasoning'),
    citations: shape({ items: citation() }),
    tool_call_id: text('other'),
  },
});

const OTHER = [
  ...['citation_options', 'stop_sequences', 'temperature', 'seed', 'frequency_penalty'],
  ...['presence_penalty', 'k', 'p', 'thinking', 'priority', 'strict_tools'],
];

function systemMessage(text: string): object {
  return { role: 'system', content: text };
}

const tool = toolItem(
  shape({
    role: 'tool-definition',
    members: { type: toolType(['function'], text('tool-definition')) },
    rest: free('tool-definition'),
    items: free('tool-definition'),
  }),
);

const root = shape({
  mark: 'root',
  members: {
    ...Object.fromEntries(OTHER.map((name) => [name, free('other')])),
    model: shape({ role: 'other', mark: 'model' }),
    messages: promptFirst(systemMessage, shape({ mark: 'messages', items: message })),
    max_tokens: mostTokens(),
    logprobs: likelihoods(false),
    raw_prompting: withoutPrompt(false, free('other')),
    stream: shape({ role: 'other', mark: 'stream' }),
    documents: shape({ role: 'retrieved', items: document() }),
    tools: shape({ role: 'tool-definition', items: tool }),
    tool_choice: shape({ role: 'other', words: ['REQUIRED', 'NONE'] }),
    safety_mode: shape({ role: 'other', words: ['CONTEXTUAL', 'STRICT', 'OFF', 'NONE'] }),
    response_format: free('tool-definition'),
  },
});

export const REQUEST_FORMAT: Format = format(root, [
  ...COMMON_NAMES,
  ...SCHEMA_NAMES,
  ...['function', 'name', 'parameters', 'schema', 'json_schema'],
]);
