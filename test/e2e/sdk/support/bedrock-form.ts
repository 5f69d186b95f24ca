/** Answers of a scripted model in the forms of Bedrock: Converse, and a model of Anthropic behind InvokeModel. */
import type { Script } from '../../../../demo/scripted-model.ts';
import { chunk, event } from '../../../dialects/bedrock/frames.ts';
import { sends } from '../../conformance/support/events.ts';

/** What a model says, each in the pieces that it streams in. */
export interface Said {
  readonly text?: readonly string[];
  /** A stream goes on with an event until the client goes away. */
  readonly endless?: boolean;
  readonly tool?: { readonly name: string; readonly args: readonly string[] };
}

const FRAMES = 'application/vnd.amazon.eventstream';
const USAGE = { inputTokens: 3, outputTokens: 9, totalTokens: 12 };
const CALL = { toolUseId: 'tooluse_scripted' };

function converseDocument({ text = [], tool }: Said): object {
  const content = [
    ...(text.length === 0 ? [] : [{ text: text.join('') }]),
    ...(tool === undefined
      ? []
      : [{ toolUse: { ...CALL, name: tool.name, input: JSON.parse(tool.args.join('')) as object } }]),
  ];
  const message = { role: 'assistant', content };
  return { output: { message }, stopReason: 'end_turn', usage: USAGE, metrics: { latencyMs: 5 } };
}

function converseFrames({ text = [], tool }: Said): Buffer[] {
  const at = (contentBlockIndex: number, delta: object) => ({ contentBlockIndex, delta, p: 'abcdefgh' });
  return [
    event('messageStart', { role: 'assistant', p: 'abc' }),
    ...text.map((piece) => event('contentBlockDelta', at(0, { text: piece }))),
    event('contentBlockStop', { contentBlockIndex: 0 }),
    ...(tool === undefined ? [] : toolFrames(tool, at)),
    event('messageStop', { stopReason: tool === undefined ? 'end_turn' : 'tool_use' }),
    event('metadata', { usage: USAGE, metrics: { latencyMs: 5 } }),
  ];
}

function toolFrames(
  { name, args }: NonNullable<Said['tool']>,
  at: (index: number, delta: object) => object,
): Buffer[] {
  return [
    event('contentBlockStart', { contentBlockIndex: 1, start: { toolUse: { ...CALL, name } } }),
    ...args.map((input) => event('contentBlockDelta', at(1, { toolUse: { input } }))),
    event('contentBlockStop', { contentBlockIndex: 1 }),
  ];
}

const MESSAGE = { id: 'msg_scripted', type: 'message', role: 'assistant', model: 'claude-scripted' };

function claudeDocument({ text = [] }: Said): object {
  const content = [{ type: 'text', text: text.join('') }];
  return { ...MESSAGE, content, stop_reason: 'end_turn', usage: { input_tokens: 3, output_tokens: 9 } };
}

function claudeFrames({ text = [] }: Said): Buffer[] {
  const usage = { input_tokens: 3, output_tokens: 1 };
  const events = [
    { type: 'message_start', message: { ...MESSAGE, content: [], stop_reason: null, usage } },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    ...text.map((piece) => ({
      type: 'content_block_delta',
      index: 0,
      delta: { type: 'text_delta', text: piece },
    })),
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 9 } },
    { type: 'message_stop', 'amazon-bedrock-invocationMetrics': { inputTokenCount: 3, outputTokenCount: 9 } },
  ];
  return events.map((one) => chunk(one, { p: 'abcdef' }));
}

/** A model that answers so, at whatever path it is asked; each frame in a write of its own. */
export function saysBedrock(said: Said): Script {
  const framed = (frames: readonly Buffer[], more: Buffer): Script =>
    // An endless stream says all of it, and does not end.
    sends(said.endless === true ? frames.slice(0, -3) : frames, {
      ...{ contentType: FRAMES, paceMs: 8 },
      ...(said.endless === true ? { forever: more } : {}),
    });
  const converse = framed(
    converseFrames(said),
    event('contentBlockDelta', { contentBlockIndex: 0, delta: { text: ' more' } }),
  );
  const claude = framed(
    claudeFrames(said),
    chunk({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: ' more' } }),
  );
  const document = (body: object) => sends([JSON.stringify(body)], { contentType: 'application/json' });
  const scripts: Readonly<Record<string, Script>> = {
    converse: document(converseDocument(said)),
    'converse-stream': converse,
    invoke: document(claudeDocument(said)),
    'invoke-with-response-stream': claude,
  };
  return async (exchange) => {
    const verb = exchange.received.path.split('/').at(-1) ?? '';
    const script = scripts[verb];
    if (script === undefined) throw new Error(`the scripted Bedrock has no ${verb}`);
    await script(exchange);
  };
}
