/** The messages of A2A (0.2 to 1.0): their places. */
import type { Role } from '../../core/segment.ts';
import {
  type Format,
  format,
  free,
  reference,
  type Shape,
  type ShapeParts,
  shape,
  text,
} from '../json/shape.ts';
import { each, list, rpcRoot, word } from '../json-rpc/format.ts';
import { CARD } from './card.ts';

const METHODS = [
  ...['message/send', 'message/stream', 'tasks/get', 'tasks/list', 'tasks/cancel', 'tasks/resubscribe'],
  ...['tasks/pushNotificationConfig/set', 'tasks/pushNotificationConfig/get'],
  ...['SendMessage', 'SendStreamingMessage', 'GetTask', 'ListTasks', 'CancelTask', 'SubscribeToTask'],
  ...['GetExtendedAgentCard', 'CreateTaskPushNotificationConfig', 'GetTaskPushNotificationConfig'],
];

const STATES = [
  ...['submitted', 'working', 'input-required', 'completed', 'canceled', 'failed', 'rejected'],
  ...['auth-required', 'unknown'],
];
const STATE_WORDS = [
  ...STATES,
  ...STATES.map((state) => `TASK_STATE_${state.replace('-', '_').toUpperCase()}`),
];
const ROLE_WORDS = ['user', 'agent', 'ROLE_USER', 'ROLE_AGENT'];
const KINDS = ['message', 'task', 'status-update', 'artifact-update'];

const METADATA = { metadata: free('other'), extensions: free('other') };

/** An object whose members may as well be spelled in snake case: readers that come of Protocol Buffers take both. */
function spelled({ members = {}, ...parts }: ShapeParts): Shape {
  const snake = Object.entries(members).map(([name, member]) => [
    name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    member,
  ]);
  return shape({ ...parts, members: { ...Object.fromEntries(snake), ...members } });
}

/** Text, a file in place or by its address, or JSON; a bare text in place of one is read as a part like any. */
function part(role: Role | 'speaker', joined: boolean): Shape {
  const data = shape({ role, media: 'file' });
  return spelled({
    role,
    part: true,
    members: {
      kind: word('text', 'file', 'data'),
      type: word('text', 'file', 'data'),
      text: shape({ role, part: true, joined }),
      data: free(role),
      file: spelled({
        role,
        members: { name: text(role), uri: data, mimeType: text('other'), bytes: data },
      }),
      raw: data,
      url: data,
      filename: text(role),
      mediaType: text('other'),
      ...METADATA,
    },
  });
}

/** `id` is what `contextId`, `taskId` and `referenceTaskIds` mean: in a request the agent goes on with what it keeps. */
function said(id: Shape): Record<string, Shape> {
  return {
    kind: word(...KINDS),
    role: shape({ role: 'other', mark: 'role', words: ROLE_WORDS }),
    parts: list(part('speaker', false), 'speaker'),
    messageId: text('other'),
    contextId: id,
    taskId: id,
    referenceTaskIds: { ...id, items: id },
    ...METADATA,
  };
}

function message(id: Shape): Shape {
  return spelled({ mark: 'message', members: said(id) });
}

const OWN = text('other');

function artifact(joined: boolean): Shape {
  return spelled({
    role: 'assistant',
    mark: 'artifact',
    members: {
      artifactId: shape({ role: 'other', mark: 'artifact-id' }),
      ...each(['name', 'description'], 'assistant'),
      parts: list(part('assistant', joined), 'assistant'),
      ...METADATA,
    },
  });
}

const status = shape({
  role: 'other',
  members: { state: word(...STATE_WORDS), message: message(OWN), timestamp: text('other') },
});

/** What a task, an update of one, and a message have; `joined` where events carry an artifact on. */
function outcome(joined: boolean): Record<string, Shape> {
  return {
    ...said(OWN),
    id: text('other'),
    status,
    artifacts: list(artifact(joined), 'assistant'),
    artifact: artifact(joined),
    history: list(message(OWN), 'unknown'),
    append: shape({ role: 'other', mark: 'append' }),
    lastChunk: shape({ role: 'other', mark: 'last-chunk' }),
    final: text('other'),
  };
}

function result(joined: boolean): Shape {
  const one = spelled({ members: outcome(joined) });
  const wrapped = message(OWN);
  return spelled({
    role: 'assistant',
    mark: 'result',
    members: {
      ...outcome(joined),
      ...CARD,
      task: one,
      message: wrapped,
      msg: wrapped,
      statusUpdate: one,
      artifactUpdate: one,
      tasks: list(one),
      configs: free('other'),
      pushNotificationConfig: free('other'),
      authentication: free('other'),
      ...each(['nextPageToken', 'pageSize', 'totalSize', 'token', 'tenant']),
    },
    items: free('other'),
  });
}

const params = spelled({
  role: 'other',
  mark: 'params',
  members: {
    message: message(reference()),
    configuration: free('other'),
    pushNotificationConfig: free('other'),
    authentication: free('other'),
    ...each(['id', 'taskId', 'contextId', 'tenant', 'url', 'token', 'pageToken', 'statusTimestampAfter']),
    ...each(['historyLength', 'pageSize', 'includeArtifacts', 'pushNotificationConfigId']),
    status: word(...STATE_WORDS),
    ...METADATA,
  },
});

/** Names in free objects which are the format's. */
const NAMES = [
  ...[
    'acceptedOutputModes',
    'blocking',
    'returnImmediately',
    'taskPushNotificationConfig',
    'schemes',
    'scheme',
  ],
  ...['credentials', 'streaming', 'pushNotifications', 'stateTransitionHistory', 'extendedAgentCard'],
  ...['organization', 'transport', 'protocolBinding', 'uri', 'required', 'params', 'code'],
];

function messages(joined: boolean): Format {
  const root = rpcRoot({
    methods: METHODS,
    params,
    result: result(joined),
    error: 'assistant',
    others: CARD,
  });
  return format(root, NAMES);
}

export const DOCUMENT_FORMAT: Format = messages(false);
/** The same where an artifact comes in pieces. */
export const STREAM_FORMAT: Format = messages(true);
