/** The request of `POST /v1/chat/completions`: its places. */
import { OTHER_MODELS } from '../json/other-models.ts';
import { toolItem, toolType } from '../json/parameter-places.ts';
import { type Format, format, free, reference, type Shape, shape, text } from '../json/shape.ts';
import { COMMON_NAMES, calls, content, ROLE_WORDS, reasoning, spoken } from './parts.ts';
import { GOOGLE_TOOLS, messages, PARAMETERS } from './request-parameters.ts';
import { SERVER_MEMBERS, SERVER_NAMES } from './server-members.ts';

const message = shape({
  mark: 'message',
  members: {
    role: shape({ role: 'other', mark: 'role', words: ROLE_WORDS }),
    content: content(false, reference('other', 'file')),
    name: text('speaker'),
    refusal: text('speaker'),
    tool_call_id: text('other'),
    ...reasoning(false),
    ...calls(false),
    ...spoken(reference('other', 'audio'), false),
    annotations: free('speaker'),
    cache_control: free('other'),
    prefix: text('other'),
  },
});

function definitions(): Shape {
  const described = {
    name: text('tool-definition'),
    description: text('tool-definition'),
    parameters: free('tool-definition'),
    strict: text('other'),
  };
  return shape({ role: 'tool-definition', members: described, rest: free('tool-definition') });
}

const OWN_TOOLS = ['function', 'custom'];

const tool = shape({
  role: 'tool-definition',
  members: {
    ...GOOGLE_TOOLS,
    type: toolType(OWN_TOOLS, shape({ role: 'tool-definition', words: OWN_TOOLS })),
    function: definitions(),
    custom: free('tool-definition'),
    library_ids: shape({ role: 'tool-definition', items: reference('tool-definition') }),
  },
  rest: free('tool-definition'),
});

const OTHER = [
  'frequency_penalty',
  'logit_bias',
  'metadata',
  'min_p',
  'moderation',
  'parallel_tool_calls',
  'prediction',
  'presence_penalty',
  'prompt_cache_key',
  'prompt_cache_retention',
  'reasoning_effort',
  'repetition_penalty',
  'safety_identifier',
  'seed',
  'service_tier',
  'stop',
  'stream_options',
  'temperature',
  'tool_choice',
  'top_k',
  'top_p',
  'user',
  'verbosity',
];

const root = shape({
  mark: 'root',
  members: {
    ...SERVER_MEMBERS,
    ...Object.fromEntries(OTHER.map((name) => [name, free('other')])),
    model: shape({ role: 'other', mark: 'model' }),
    ...OTHER_MODELS,
    ...PARAMETERS,
    messages: messages(shape({ mark: 'messages', items: message })),
    stream: shape({ role: 'other', mark: 'stream' }),
    tools: shape({ role: 'tool-definition', items: toolItem(tool) }),
    functions: shape({ role: 'tool-definition', items: definitions() }),
    response_format: free('tool-definition'),
  },
});

/** Every name that the format uses. */
export const REQUEST_NAMES: readonly string[] = [
  ...COMMON_NAMES,
  ...SERVER_NAMES,
  ...['include_usage', 'include_obfuscation'],
];

export const REQUEST_FORMAT: Format = format(root, REQUEST_NAMES);
