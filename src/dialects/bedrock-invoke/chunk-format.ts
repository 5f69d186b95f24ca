/** The chunks of streamed answers of models other than Anthropic's: their places. */
import { type Format, format, type Shape, shape, usage } from '../json/shape.ts';

const NAMES = [
  ...[
    'text',
    'outputText',
    'outputs',
    'completionReason',
    'finish_reason',
    'stop_reason',
    'stopReason',
    'id',
  ],
  ...['object', 'created', 'model', 'content', 'role', 'reasoning_content', 'messageStart', 'messageStop'],
  ...['metadata', 'usage', 'type', 'event_type', 'is_finished', 'amazon-bedrock-invocationMetrics', 'p'],
  ...['inputTokenCount', 'outputTokenCount', 'invocationLatency', 'firstByteLatency', 'inputTextTokenCount'],
  ...['totalOutputTextTokenCount', 'prompt_token_count', 'generation_token_count'],
];

type Members = Readonly<Record<string, Shape>>;

/** Text at one place of many chunks is one text; anything may stand below. */
function joined(role: Shape['role'], members: Members): Shape {
  const open: { -readonly [Key in keyof Shape]: Shape[Key] } = { ...shape({ role, joined: true, members }) };
  open.rest = members === NONE ? open : joined(role, NONE);
  open.items = open;
  return open;
}

const NONE: Members = {};

function said(members: Members = NONE): Shape {
  return joined('speaker', members);
}

/** What tells the texts of one place apart. */
const index = shape({ role: 'other', mark: 'index' });
const id = shape({ role: 'other', mark: 'call-id' });

function name(goesOn: boolean): Shape {
  return shape({ role: 'speaker', joined: goesOn, mark: 'call-name' });
}
const pieces = shape({ role: 'speaker', joined: true, mark: 'call-arguments' });

/** As Nova has it, and Converse. */
const toolUse = said({ toolUseId: id, name: name(false), input: pieces });
const block = said({ contentBlockIndex: index, start: said({ toolUse }), delta: said({ toolUse }) });

/** As OpenAI's models have it. */
const called = said({ index, id, function: said({ name: name(true), arguments: pieces }) });
const choice = said({ index, delta: said({ tool_calls: called }) });

/** One chunk. */
export const CHUNK_FORMAT: Format = format(
  joined('unknown', {
    ...{
      contentBlockStart: block,
      contentBlockDelta: block,
      contentBlockStop: { ...block, mark: 'block-end' },
    },
    'amazon-bedrock-invocationMetrics': usage({ input: ['inputTokenCount'], output: ['outputTokenCount'] }),
    ...{ choices: choice, generation: said(), outputText: said(), outputs: said(), text: said() },
  }),
  NAMES,
);
