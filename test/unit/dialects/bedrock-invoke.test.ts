/** Bedrock's InvokeModel: bodies by model (J12), documents packed in chunks, texts by their index (S07), calls (T01). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Channel, ToolCall, Unit } from '../../../src/core/segment.ts';
import { bedrockInvoke } from '../../../src/dialects/bedrock-invoke/index.ts';
import { readFrame } from '../../../src/dialects/event-stream/frame.ts';
import { spliceUnit } from '../../../src/dialects/splice.ts';
import { chunk, event, exception } from '../../dialects/bedrock/frames.ts';
import { bytesOf, LIMITS, type Outcome, readAnyhow, readUnits, textsOf } from './read-all.ts';

const REFUSAL = { status: 403, rule: 'r', code: 'content_policy_violation', message: 'Denied.', id: 'w-7' };
const SENTENCE = 'Denied. (Weir decision w-7)';
const CLAUDE = 'us.anthropic.claude-sonnet-4-20250514-v1:0';
const LLAMA = 'meta.llama3-70b-instruct-v1:0';
const OWN = 'arn:aws:bedrock:us-east-1:1:application-inference-profile/x';

function readRequest(body: object, model = LLAMA): Outcome {
  return readAnyhow(
    () => {
      const path = `/model/${model.replaceAll('/', '%2F')}/invoke`;
      const reader = bedrockInvoke.request(LIMITS, { method: 'POST', path, headers: [] });
      if (!reader.ok) throw new Error(reader.fault.message);
      return reader.value;
    },
    bytesOf(JSON.stringify(body)),
  );
}

function answerReader(model: string, type = 'application/vnd.amazon.eventstream') {
  const headers = [{ name: 'content-type', value: type }];
  const reader = bedrockInvoke.response({ status: 200, headers }, { model, stream: true }, LIMITS);
  if (!reader.ok) throw new Error(reader.fault.message);
  return reader.value;
}

function readStream(model: string, ...frames: readonly Buffer[]): Outcome {
  return readAnyhow(() => answerReader(model), Buffer.concat(frames));
}

/** Path, role and text of every run, in order. */
function told({ units }: Outcome): string[] {
  return units.flatMap(({ runs }) => runs.map(({ path, role, text }) => `${path} ${role} ${text}`));
}

/** What stands inside the chunks of a stream, and the types of frames that are none. */
function inside(stream: Uint8Array): unknown[] {
  const { units } = readUnits(answerReader(LLAMA), [stream]);
  return units.map(({ bytes = new Uint8Array(0) }) => {
    const frame = readFrame(bytes);
    assert.ok(frame.ok);
    const { headers, payload } = frame.value;
    const json = JSON.parse(Buffer.from(bytes.subarray(payload.start, payload.end)).toString()) as {
      bytes?: string;
    };
    if (json.bytes !== undefined) return JSON.parse(Buffer.from(json.bytes, 'base64').toString()) as unknown;
    return [headers.find(({ name }) => name === ':exception-type')?.text, json];
  });
}

const MESSAGE_START = { type: 'message_start', message: { role: 'assistant', content: [] } };
const claudeSays = (index: number, text: string) =>
  chunk({ type: 'content_block_delta', index, delta: { type: 'text_delta', text } });

describe('a request to InvokeModel', () => {
  it('for Claude is one to the Messages API', () => {
    const outcome = readRequest(
      {
        ...{ anthropic_version: 'bedrock-2023-05-31', system: 'a' },
        messages: [{ role: 'user', content: [{ type: 'text', text: 'b' }] }],
      },
      CLAUDE,
    );
    assert.deepEqual(outcome.facts, { model: CLAUDE, stream: false, messages: 1 });
    assert.deepEqual(told(outcome), [
      ...['anthropic_version other bedrock-2023-05-31', 'system system a'],
      'messages[0].content[0].text user b',
    ]);
    assert.deepEqual(readRequest({ prompt: 'x' }, CLAUDE).fault?.at, 'messages');
  });

  it('for other models has prompts, messages, documents and tools', () => {
    const outcome = readRequest({
      ...{ prompt: 'a', inputText: 'b', preamble: 'c', system: [{ text: 'd' }], texts: ['e'] },
      messages: [
        { role: 'system', content: 'f' },
        { role: 'user', content: [{ text: 'g' }, { type: 'text', text: 'h' }] },
        { role: 'tool', content: 'i', tool_call_id: 'j' },
        { role: 'assistant', tool_calls: [{ function: { name: 'k', arguments: 'l' } }] },
      ],
      chat_history: [{ role: 'CHATBOT', message: 'm' }],
      documents: [{ title: 'n' }],
      tools: [{ title: 'o' }],
      tool_results: [{ outputs: ['p'] }],
      max_gen_len: 1,
      fresh: 'q',
    });
    assert.equal(outcome.fault, undefined);
    assert.deepEqual(told(outcome), [
      ...[
        'prompt user a',
        'inputText user b',
        'preamble system c',
        'system[0].text system d',
        'texts[0] user e',
      ],
      ...[
        'messages[0].content system f',
        'messages[1].content[0].text user g',
        'messages[1].content[1].text user h',
      ],
      ...['messages[2].content tool i', 'messages[2].tool_call_id other j'],
      'messages[3].tool_calls[0].function.name assistant k',
      'messages[3].tool_calls[0].function.arguments assistant l',
      ...[
        'chat_history[0].message assistant m',
        'documents[0].title retrieved n',
        'tools[0].title tool-definition o',
      ],
      ...['tool_results[0].outputs[0] tool p'],
      ...['$.* unknown fresh', '* unknown q'],
    ]);
  });

  it('by an ARN that names no model is read as one of those, also in the form of Anthropic', () => {
    const outcome = readRequest(
      { anthropic_version: 'b', messages: [{ role: 'user', content: [{ type: 'text', text: 'x' }] }] },
      OWN,
    );
    assert.equal(outcome.fault, undefined);
    assert.ok(told(outcome).includes('messages[0].content[0].text user x'));
    assert.equal(outcome.facts.model, OWN);
  });

  it('names pictures, and no text that looks like one', () => {
    const data = Buffer.alloc(120, 0xff).toString('base64');
    const { skipped } = readRequest({
      prompt: data,
      images: [data],
      textToImageParams: { text: data, conditionImage: data },
    });
    assert.deepEqual(
      skipped.map(({ path, reason }) => `${path} ${reason}`),
      ['images[0] image', 'textToImageParams.conditionImage image'],
    );
  });
});

describe('an answer of InvokeModel', () => {
  it('is the model’s, in the form of each', () => {
    const body = {
      generation: 'a',
      results: [{ outputText: 'b' }],
      output: { message: { content: [{ text: 'c' }] } },
      x: 'd',
    };
    const outcome = readAnyhow(() => answerReader(LLAMA, 'application/json'), bytesOf(JSON.stringify(body)));
    assert.deepEqual(told(outcome).slice(0, 2), [
      'generation assistant a',
      'results[0].outputText assistant b',
    ]);
    assert.ok(told(outcome).includes('output.message.content[0].text assistant c'));
    assert.equal(told(outcome).at(-1), '* unknown d');
  });

  it('with vectors passes without a text for every number', () => {
    const body = { embedding: [0.123456789, -0.987654321], embeddings: [[0.123456789]] };
    const outcome = readAnyhow(() => answerReader(LLAMA, 'application/json'), bytesOf(JSON.stringify(body)));
    assert.deepEqual(told(outcome), []);
  });
});

describe('a stream of InvokeModel', () => {
  it('carries one text over its chunks, with padding around them', () => {
    const outcome = readStream(
      LLAMA,
      chunk({ generation: 'Hel' }, { p: 'abc' }),
      chunk({ generation: 'lo' }),
    );
    assert.deepEqual(textsOf(outcome), { generation: 'Hello', p: 'abc' });
    assert.deepEqual(outcome.order, [0, 1, 0]);
  });

  it('tells choices and blocks apart by the index that they name, not by their place (S07)', () => {
    const choices = (...list: readonly (readonly [number, string])[]) =>
      chunk({ choices: list.map(([index, content]) => ({ delta: { content }, index })) });
    const outcome = readStream(
      LLAMA,
      choices([0, 'a'], [1, 'x']),
      choices([1, 'y'], [0, 'b']),
      choices([1, 'z']),
    );
    assert.deepEqual(outcome.order, [0, 1, 1, 0, 1]);
    const block = (contentBlockIndex: number, text: string) =>
      chunk({ contentBlockDelta: { delta: { text }, contentBlockIndex } });
    assert.deepEqual(readStream(LLAMA, block(0, 'a'), block(1, 'x'), block(0, 'b')).order, [0, 1, 0]);
  });

  it('has the calls of Nova and of OpenAI’s models (T01)', () => {
    const frames = [
      chunk({
        contentBlockStart: { start: { toolUse: { toolUseId: 't', name: 'pay' } }, contentBlockIndex: 1 },
      }),
      chunk({ contentBlockDelta: { delta: { toolUse: { input: '{"a' } }, contentBlockIndex: 1 } }),
      chunk({ contentBlockDelta: { delta: { toolUse: { input: '":1}' } }, contentBlockIndex: 1 } }),
      chunk({ contentBlockStop: { contentBlockIndex: 1 } }),
    ];
    assert.deepEqual(callsIn(frames), [[{ index: 1, id: 't', name: 'pay' }], 'pay', '{"a":1}']);
    const call = (inside_: object) =>
      chunk({ choices: [{ index: 0, delta: { tool_calls: [{ index: 2, ...inside_ }] } }] });
    const called = [
      call({ id: 'u', function: { name: 'pa', arguments: '' } }),
      call({ function: { name: 'y', arguments: '{' } }),
      call({ function: { arguments: '}' } }),
    ];
    assert.deepEqual(callsIn(called), [[{ index: 2, open: true, id: 'u', name: 'pay' }], 'pay', '{}']);
  });

  it('of Claude is one of the Messages API, also where its ARN does not say so', () => {
    for (const model of [CLAUDE, OWN]) {
      const outcome = readStream(
        model,
        chunk(MESSAGE_START),
        claudeSays(0, 'a'),
        claudeSays(1, 'x'),
        claudeSays(0, 'b'),
      );
      assert.deepEqual(textsOf(outcome), { 'content[0].text': 'ab', 'content[1].text': 'x' });
    }
  });

  for (const [what, frame, at] of [
    ['that is not Base64', event('chunk', { bytes: 'e30' }), 'bytes'],
    ['in Base64 with a blank', event('chunk', { bytes: 'e3 0=' }), 'bytes'],
    ['in Base64 of URLs', event('chunk', { bytes: '-_-_' }), 'bytes'],
    ['with bits to spare', event('chunk', { bytes: 'e31=' }), 'bytes'],
    ['that holds no JSON', chunk('no'), '$'],
    ['that names a text twice', chunk('{"text":"a","text":"b"}'), 'text'],
    ['whose index is a text', chunk({ choices: [{ index: '0' }] }), 'choices[0].index'],
  ] as const) {
    it(`with a chunk ${what} is refused`, () => {
      const { fault } = readStream(LLAMA, frame);
      assert.deepEqual([fault?.kind, fault?.at], ['unreadable', at]);
    });
  }

  it('that was edited is packed again, with what stands around', () => {
    const bytes = chunk({ generation: 'a 4111 b', p: 'x' }, { p: 'abcdef', note: 'é' });
    const [unit] = readUnits(answerReader(LLAMA), [bytes]).units;
    const run = unit?.runs.find(({ text }) => text.includes('4111'));
    assert.ok(unit !== undefined && run !== undefined);
    const edited = spliceUnit(unit, [{ run, start: 2, end: 6, replacement: '["CARD" 🙂]' }]);
    assert.deepEqual(inside(edited), [{ generation: 'a ["CARD" 🙂] b', p: 'x' }]);
    const payload = JSON.parse(
      Buffer.from(edited)
        .toString('utf8')
        .replace(/^[^{]*/s, '')
        .slice(0, -4)
        .replace(/\}.*$/s, '}'),
    ) as object;
    assert.deepEqual(Object.keys(payload), ['bytes', 'p', 'note']);
    assert.ok(
      unit.runs.filter(({ text }) => text === 'abcdef').every(({ channel }) => channel.editable === false),
    );
  });
});

function callsIn(frames: readonly Buffer[]): unknown[] {
  const reader = answerReader(LLAMA);
  const runs = frames.flatMap((bytes) => reader.push(bytes).units).flatMap((unit: Unit) => unit.runs);
  const text = (part: string) =>
    runs
      .filter(({ channel }) => channel.call?.part === part)
      .map((run) => run.text)
      .join('');
  const calls = new Set(
    runs.flatMap(({ channel }: { channel: Channel }): ToolCall[] =>
      channel.call ? [channel.call.call] : [],
    ),
  );
  return [[...calls], text('name'), text('arguments')];
}

describe('InvokeModel says no', () => {
  const ending = (model: string, frames: readonly Buffer[], sent: number): unknown[] => {
    const reader = answerReader(model);
    for (const bytes of frames) reader.push(bytes);
    return inside(reader.ending(REFUSAL, sent));
  };

  it('with an exception, where the model has no words of its own', () => {
    assert.deepEqual(ending(LLAMA, [chunk({ generation: 'a' })], 1), [
      ['validationException', { message: SENTENCE }],
    ]);
    assert.deepEqual(ending(OWN, [], 0), [['validationException', { message: SENTENCE }]]);
  });

  it('in the words of Claude, in chunks', () => {
    const frames = [
      chunk(MESSAGE_START),
      chunk({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
    ];
    const types = (list: readonly unknown[]) => list.map((one) => (one as { type: string }).type);
    assert.deepEqual(types(ending(CLAUDE, frames, 2)), [
      'content_block_stop',
      'message_delta',
      'message_stop',
    ]);
    assert.deepEqual(types(ending(OWN, frames, 1)), ['message_delta', 'message_stop']);
    assert.equal(types(ending(CLAUDE, frames, 0)).at(0), 'message_start');
  });

  it('behind an exception of the provider nothing more is needed', () => {
    const outcome = readStream(LLAMA, exception('throttlingException', { message: 'slow down' }));
    assert.deepEqual(textsOf(outcome), { message: 'slow down' });
  });
});
