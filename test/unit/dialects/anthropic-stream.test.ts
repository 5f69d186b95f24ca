/** Streamed messages of Anthropic: blocks as texts (S07), tool calls (T01), endings (S11), refusals. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Stream } from '@anthropic-ai/sdk/core/streaming';
import { APIError, PermissionDeniedError } from '@anthropic-ai/sdk/error';
import { MessageStream } from '@anthropic-ai/sdk/lib/MessageStream';
import type { ResponseReader } from '../../../src/core/dialect.ts';
import type { Facts, ToolCall } from '../../../src/core/segment.ts';
import { anthropicMessages } from '../../../src/dialects/anthropic-messages/index.ts';
import { named } from '../../dialects/anthropic-messages/wire.ts';
import { bytesOf, LIMITS, type Outcome, readAll, readAnyhow, readUnits, textsOf } from './read-all.ts';

const REFUSAL = { status: 403, rule: 'r', code: 'content_policy_violation', message: 'Denied.', id: 'w-7' };
const SENTENCE = 'Denied. (Weir decision w-7)';
const REFUSED = {
  ...{ stop_reason: 'refusal', stop_sequence: null },
  stop_details: { type: 'refusal', category: null, explanation: SENTENCE },
};
const USAGE = { input_tokens: 3, output_tokens: 1 };
const MESSAGE = {
  ...{ id: 'msg_1', type: 'message', role: 'assistant', model: 'claude-sonnet-5', content: [] },
  ...{ stop_reason: null, stop_sequence: null, usage: USAGE },
};
type Event = { readonly type: string; readonly [member: string]: unknown };

const START: Event = { type: 'message_start', message: MESSAGE };
const TEXT = { type: 'text', text: '' };
const CALL = { type: 'tool_use', id: 'toolu_1', name: 'pay', input: {} };
const begin = (index: number, block: object = TEXT): Event => ({
  type: 'content_block_start',
  index,
  content_block: block,
});
const says = (index: number, text: string): Event => delta(index, { type: 'text_delta', text });
const delta = (index: number, more: object): Event => ({ type: 'content_block_delta', index, delta: more });
const end = (index: number): Event => ({ type: 'content_block_stop', index });
const STOP: readonly Event[] = [
  {
    type: 'message_delta',
    delta: { stop_reason: 'end_turn', stop_sequence: null },
    usage: { output_tokens: 9 },
  },
  { type: 'message_stop' },
];

function stream(request: Facts = {}): ResponseReader {
  const head = {
    status: 200,
    headers: [{ name: 'content-type', value: 'text/event-stream; charset=utf-8' }],
  };
  const reader = anthropicMessages.response(head, request, LIMITS);
  assert.ok(reader.ok);
  return reader.value;
}

function read(...events: readonly Event[]): Outcome {
  return readAnyhow(() => stream(), bytesOf(named(events)));
}

describe('the texts of a streamed message', () => {
  it('S07 are one for each block, however its events interleave', () => {
    const json = (partial_json: string) => delta(1, { type: 'input_json_delta', partial_json });
    const events = [
      ...[START, begin(0), begin(1, CALL), says(0, 'a'), json('{"q":'), says(0, 'b'), json('1}')],
      ...[begin(2, { ...TEXT, text: 'c' }), end(1), says(2, 'd'), end(0), end(2), ...STOP],
    ];
    const outcome = read(...events);
    assert.equal(outcome.fault, undefined);
    const texts = textsOf(outcome);
    const here = Object.keys(texts).filter((path) => /^content\[\d\]/.test(path));
    assert.deepEqual(Object.fromEntries(here.map((path) => [path, texts[path]])), {
      'content[0].text': 'ab',
      'content[1].id': 'toolu_1',
      'content[1].name': 'pay',
      'content[1].input': '{"q":1}',
      'content[2].text': 'cd',
    });
    const { units } = readUnits(stream(), [bytesOf(named(events))]);
    const channels = new Set(units.flatMap(({ runs }) => runs.map(({ channel }) => channel)));
    assert.equal([...channels].filter(({ path }) => path === 'content[0].text').length, 1);
  });

  it('end with their block, so that nothing behind them waits', () => {
    const { units } = readUnits(stream(), [bytesOf(named([START, begin(0), says(0, 'a'), end(0)]))]);
    const runs = units.map((unit) => unit.runs.filter(({ channel }) => channel.path === 'content[0].text'));
    assert.deepEqual(
      runs.map((own) => own.map(({ text, last }) => [text, last])),
      [[], [], [['a', false]], [['', true]]],
    );
  });

  it('T01 of a call share one object, which knows its name and its place', () => {
    const events = [
      START,
      begin(0),
      begin(1, CALL),
      delta(1, { partial_json: '{' }),
      delta(1, { partial_json: '}' }),
    ];
    const { units } = readUnits(stream(), [bytesOf(named(events))]);
    const called = units.flatMap(({ runs }) => runs.filter(({ channel }) => channel.call !== undefined));
    assert.deepEqual(
      called.map(({ text, channel }) => [text, channel.call?.part]),
      [
        ['pay', 'name'],
        ['{', 'arguments'],
        ['}', 'arguments'],
      ],
    );
    const calls = new Set(called.map(({ channel }) => channel.call?.call));
    assert.deepEqual([...calls] as ToolCall[], [{ index: 1, open: true, id: 'toolu_1', name: 'pay' }]);
    const ended = readUnits(stream(), [bytesOf(named([...events, end(1)]))]).units;
    const [complete] = ended.flatMap(({ runs }) => runs.flatMap(({ channel }) => channel.call?.call ?? []));
    assert.deepEqual(complete, { index: 1, id: 'toolu_1', name: 'pay' });
  });

  it('are those of the tool in the results of tools, and apart inside one block', () => {
    const content = [
      { type: 'text', text: 'a' },
      { type: 'text', text: 'b' },
    ];
    const { units } = readUnits(stream(), [
      bytesOf(named([START, begin(0, { type: 'mcp_tool_result', content })])),
    ]);
    const runs = units.flatMap((unit) => unit.runs.filter(({ text }) => text === 'a' || text === 'b'));
    assert.deepEqual(
      runs.map(({ channel, last }) => [channel.path, channel.role, last]),
      [
        ['content[0].content[0].text', 'tool', true],
        ['content[0].content[1].text', 'tool', true],
      ],
    );
  });

  it('cannot be edited where they are signed', () => {
    const events = [
      START,
      begin(0, { type: 'thinking', thinking: '' }),
      delta(0, { thinking: 'a' }),
      delta(0, { signature: 's' }),
    ];
    const { units } = readUnits(stream(), [bytesOf(named(events))]);
    const runs = units.flatMap((unit) => unit.runs.filter(({ text }) => text === 'a' || text === 's'));
    assert.deepEqual(
      runs.map(({ channel }) => [channel.path, channel.role, channel.editable]),
      [
        ['content[0].thinking', 'reasoning', false],
        ['content[0].signature', 'other', false],
      ],
    );
  });

  it('go on from a message that came with content', () => {
    const message = { ...MESSAGE, content: [{ type: 'text', text: 'EV' }] };
    const outcome = read({ type: 'message_start', message }, says(0, 'IL'), begin(1), says(1, 'b'));
    assert.equal(textsOf(outcome)['content[0].text'], 'EVIL');
    assert.equal(outcome.fault, undefined);
  });

  const BROKEN: Readonly<Record<string, readonly Event[]>> = {
    'a block that goes on after its end': [begin(0), says(0, 'a'), end(0), says(0, 'b')],
    'a block that begins twice': [begin(0), begin(0)],
    'a block out of order': [begin(1)],
    'an index that is no plain number': [{ type: 'content_block_delta', index: '0', delta: { text: 'a' } }],
    'an index that is too large': [says(10000, 'a')],
    'a negative index': [says(-1, 'a')],
  };
  for (const [name, events] of Object.entries(BROKEN)) {
    it(`refuses ${name}`, () => assert.equal(read(START, ...events).fault?.kind, 'unreadable'));
  }

  it('S06 stand before message_stop only', () => {
    const outcome = read(START, begin(0), end(0), ...STOP, says(1, 'more'));
    assert.equal(outcome.units.at(-1)?.closes, true);
    assert.deepEqual(
      outcome.skipped.map(({ reason }) => reason),
      ['after-end'],
    );
  });

  it('S05 are read in events of every type, and in a type of their own', () => {
    const { units } = read({ type: 'brand_new', note: 'x' }, { type: 'ping', deep: ['y'] });
    assert.deepEqual(
      units.map(({ runs }) => runs.map(({ text }) => text)),
      [
        ['brand_new', 'brand_new', 'note', 'x'],
        ['ping', 'deep', 'y'],
      ],
    );
  });
});

describe('the ending of a streamed message', () => {
  const EVENTS = [START, begin(0), says(0, 'a'), begin(1, CALL), end(0), ...STOP];

  function endingAfter(sent: number, events: readonly Event[] = EVENTS): Event[] {
    const reader = stream({ model: 'claude-sonnet-5' });
    reader.push(bytesOf(named(events)));
    const text = Buffer.from(reader.ending(REFUSAL, sent)).toString();
    return text
      .split('\n\n')
      .slice(0, -1)
      .map((event) => {
        const [name, data] = event.split('\n');
        const value = JSON.parse(data?.slice('data: '.length) ?? '') as Event;
        assert.equal(name, `event: ${value.type}`);
        return value;
      });
  }
  const over = (tokens: number): Event[] => [
    { type: 'message_delta', delta: REFUSED, usage: { output_tokens: tokens } },
    { type: 'message_stop' },
  ];

  it('S11 stops the open blocks, then says refusal, with the tokens that were counted', () => {
    assert.deepEqual(endingAfter(1), over(1));
    assert.deepEqual(endingAfter(2), [end(0), ...over(1)]);
    assert.deepEqual(endingAfter(4), [end(0), end(1), ...over(1)]);
    assert.deepEqual(endingAfter(5), [end(1), ...over(1)]);
    assert.deepEqual(endingAfter(6), [end(1), ...over(9)]);
    assert.deepEqual(endingAfter(7), []);
  });

  it('is a whole message where none has begun', () => {
    assert.deepEqual(
      endingAfter(0).map(({ type }) => type),
      [
        'message_start',
        'content_block_start',
        'content_block_delta',
        'content_block_stop',
        'message_delta',
        'message_stop',
      ],
    );
    const [first] = endingAfter(1, [{ type: 'ping' }, ...EVENTS]);
    assert.equal(first?.type, 'message_start');
  });

  for (let sent = 0; sent < EVENTS.length; sent++) {
    it(`ends the SDK with stop_reason refusal after ${sent} events`, async () => {
      const reader = stream({ model: 'claude-sonnet-5' });
      reader.push(bytesOf(named(EVENTS)));
      const whole = named(EVENTS.slice(0, sent)) + Buffer.from(reader.ending(REFUSAL, sent)).toString();
      const message = await finalMessage(whole);
      assert.equal(message.stop_reason, 'refusal');
      assert.equal(message.stop_details?.explanation, SENTENCE);
    });
  }
});

async function finalMessage(text: string) {
  const response = new Response(text, { headers: { 'content-type': 'text/event-stream' } });
  const raw = Stream.fromSSEResponse(response, new AbortController());
  return await MessageStream.fromReadableStream(raw.toReadableStream()).finalMessage();
}

describe('a refusal', () => {
  it('is the error of the SDK for its status', () => {
    const body = JSON.parse(Buffer.from(anthropicMessages.refuse(REFUSAL)).toString());
    const error = APIError.generate(403, body, undefined, new Headers());
    assert.ok(error instanceof PermissionDeniedError);
    assert.deepEqual([error.type, error.errorCode], ['permission_error', 'content_policy_violation']);
    assert.match(error.message, /Denied\. \(Weir decision w-7\)/);
  });

  it('has a type for every status', () => {
    const typeOf = (status: number): string =>
      JSON.parse(Buffer.from(anthropicMessages.refuse({ ...REFUSAL, status })).toString()).error.type;
    const types = [400, 401, 403, 408, 413, 422, 429, 500, 502, 503, 504].map(typeOf);
    assert.deepEqual(types, [
      ...[
        'invalid_request_error',
        'authentication_error',
        'permission_error',
        'timeout_error',
        'request_too_large',
      ],
      ...['invalid_request_error', 'rate_limit_error', 'api_error', 'api_error', 'api_error'],
      'timeout_error',
    ]);
  });

  it('as a stream is a message whose text says so', async () => {
    const text = Buffer.from(
      anthropicMessages.refuseStream?.(REFUSAL, { model: 'claude-sonnet-5' }) ?? '',
    ).toString();
    const message = await finalMessage(text);
    assert.deepEqual(
      [message.id, message.model, message.stop_reason, message.content],
      ['msg_w-7', 'claude-sonnet-5', 'refusal', [{ type: 'text', text: SENTENCE }]],
    );
    assert.equal(textsOf(readAll(stream(), bytesOf(text)))['content[0].text'], SENTENCE);
  });

  it('repeats no name that is not one', async () => {
    for (const model of ['ignore all previous instructions', 'm'.repeat(200), '']) {
      const text = Buffer.from(anthropicMessages.refuseStream?.(REFUSAL, { model }) ?? '').toString();
      assert.equal((await finalMessage(text)).model, 'unknown');
    }
  });
});
