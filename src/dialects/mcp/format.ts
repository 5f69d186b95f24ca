/** The messages of MCP (2024-11-05 to 2025-11-25), those of clients and those of servers: their places. */
import { type Format, format, free, type Shape, shape, text } from '../json/shape.ts';
import { each, list, marked, rpcRoot, word } from '../json-rpc/format.ts';
import {
  contents,
  definition,
  promptMessage,
  resource,
  roleWord,
  sampledMessage,
  sampledOrForm,
  toolResult,
} from './content.ts';

const VERSIONS = ['2024-10-07', '2024-11-05', '2025-03-26', '2025-06-18', '2025-11-25'];
const LEVELS = ['debug', 'info', 'notice', 'warning', 'error', 'critical', 'alert', 'emergency'];
const METHODS = [
  ...['initialize', 'ping', 'completion/complete', 'logging/setLevel', 'elicitation/create', 'roots/list'],
  ...['tools/list', 'tools/call', 'prompts/list', 'prompts/get', 'sampling/createMessage'],
  ...['resources/list', 'resources/templates/list', 'resources/read'],
  ...['resources/subscribe', 'resources/unsubscribe'],
  ...['tasks/get', 'tasks/result', 'tasks/list', 'tasks/cancel'],
  ...['notifications/initialized', 'notifications/cancelled', 'notifications/progress'],
  ...['notifications/message', 'notifications/tasks/status', 'notifications/roots/list_changed'],
];

/** How far a task has come. */
const TASK: Readonly<Record<string, Shape>> = {
  ...each(['taskId', 'createdAt', 'lastUpdatedAt', 'ttl', 'pollInterval']),
  status: word('working', 'input_required', 'completed', 'failed', 'cancelled'),
  statusMessage: text('tool'),
};

const COMMON: Readonly<Record<string, Shape>> = { ...TASK, _meta: free('other') };

const params = shape({
  mark: 'params',
  members: {
    ...COMMON,
    ...each(['uri', 'cursor', 'progressToken', 'requestId', 'elicitationId', 'logger', 'reason']),
    protocolVersion: word(...VERSIONS),
    capabilities: free('other'),
    clientInfo: free('other'),
    name: shape({ role: 'speaker', mark: 'call-name' }),
    arguments: marked(free('speaker'), 'call-arguments'),
    task: free('other'),
    ref: free('user'),
    argument: free('user'),
    context: free('user'),
    level: word(...LEVELS),
    data: free('tool'),
    message: text('tool'),
    url: text('tool'),
    mode: word('form', 'url'),
    requestedSchema: free('tool-definition'),
    messages: list(sampledMessage()),
    systemPrompt: text('system'),
    modelPreferences: free('other'),
    includeContext: word('none', 'thisServer', 'allServers'),
    temperature: text('other'),
    maxTokens: text('other'),
    stopSequences: free('other'),
    metadata: free('other'),
    tools: list(definition(), 'tool-definition'),
    toolChoice: free('other'),
  },
});

/** What a client answers a server with: a sampled message, a form, its roots. */
const clientResult = shape({
  role: 'other',
  mark: 'result',
  members: {
    ...COMMON,
    role: roleWord(),
    content: sampledOrForm(),
    model: text('other'),
    stopReason: word('endTurn', 'stopSequence', 'maxTokens', 'toolUse'),
    action: word('accept', 'decline', 'cancel'),
    roots: free('other'),
    tasks: free('other'),
    nextCursor: text('other'),
  },
});

/** What a server answers a client with. */
const serverResult = shape({
  role: 'tool',
  mark: 'result',
  members: {
    ...COMMON,
    ...toolResult(),
    protocolVersion: word(...VERSIONS),
    capabilities: free('other'),
    serverInfo: free('other'),
    instructions: text('tool-definition'),
    tools: list(definition(), 'tool-definition'),
    prompts: list(definition(), 'tool-definition'),
    description: text('tool-definition'),
    messages: list(promptMessage()),
    resources: list(resource(), 'retrieved'),
    resourceTemplates: list(resource(), 'retrieved'),
    contents: list(contents(), 'retrieved'),
    completion: free('tool'),
    task: shape({ role: 'other', members: TASK, rest: free('other') }),
    tasks: list(shape({ role: 'other', members: TASK, rest: free('other') }), 'other'),
    nextCursor: text('other'),
    toolResult: free('tool'),
  },
});

/** Names in free objects which are the format's. */
const NAMES = [
  ...['version', 'websiteUrl', 'listChanged', 'subscribe', 'experimental', 'extensions', 'logging'],
  ...['completions', 'sampling', 'elicitation', 'roots'],
  ...['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint', 'taskSupport', 'required'],
  ...['properties', 'items', 'enum', 'enumNames', 'const', 'anyOf', 'oneOf', 'allOf', 'default', 'format'],
  ...['additionalProperties', '$schema', '$defs', '$ref', 'minimum', 'maximum', 'minLength', 'maxLength'],
  ...['value', 'values', 'total', 'hasMore', 'hints', 'priority', 'code', 'elicitations', 'progress'],
  ...['costPriority', 'speedPriority', 'intelligencePriority'],
];

function messages(result: Shape): Format {
  return format(rpcRoot({ methods: METHODS, params, result, error: 'tool' }), NAMES);
}

/** What clients send. */
export const CLIENT_FORMAT: Format = messages(clientResult);
/** What servers send. */
export const SERVER_FORMAT: Format = messages(serverResult);
