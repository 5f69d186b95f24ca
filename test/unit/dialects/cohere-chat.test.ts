/** Cohere's chat: who speaks where, streamed parts as texts (S07), tool calls (T01), endings (S11), refusals. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ResponseReader } from '../../../src/core/dialect.ts';
import type { ToolCall } from '../../../src/core/segment.ts';
import { cohereChat } from '../../../src/dialects/cohere-chat/index.ts';
import {
  answerReader,
  bytesOf,
  type Outcome,
  readAnyhow,
  readUnits,
  requestReader,
  textsOf,
} from './read-all.ts';

const REFUSAL = { status: 403, rule: 'r', code: 'content_policy_violation', message: 'Denied.', id: 'w-7' };
const SENTENCE = 'Denied. (Weir decision w-7)';

type Event = { readonly type: string; readonly [member: string]: unknown };

function readRequest(body: object): Outcome {
  return readAnyhow(() => requestReader(cohereChat), bytesOf(JSON.stringify(body)));
}

const stream = (): ResponseReader => answerReader(cohereChat, 'text/event-stream');

function events(list: readonly Event[]): Buffer {
  return bytesOf(list.map((one) => `event: ${one.type}\ndata: ${JSON.stringify(one)}\n\n`).join(''));
}

function readStream(...list: readonly Event[]): Outcome {
  return readAnyhow(stream, events(list));
}

/** Path, role and text of every run, in order. */
function told({ units }: Outcome): string[] {
  return units.flatMap(({ runs }) => runs.map(({ path, role, text }) => `${path} ${role} ${text}`));
}

const message = (inside: object) => ({ delta: { message: inside } });
const START: Event = { type: 'message-start', id: 'c', ...message({ role: 'assistant', content: [] }) };
const starts = (index: number): Event => ({
  type: 'content-start',
  index,
  ...message({ content: { type: 'text', text: '' } }),
});
const says = (index: number, text: string): Event => ({
  type: 'content-delta',
  index,
  ...message({ content: { text } }),
});
const calls = (index: number, tool_calls: object, type = 'tool-call-delta'): Event => ({
  type,
  index,
  ...message({ tool_calls }),
});
const ends = (index: number): Event => ({ type: 'content-end', index });
const END: Event = { type: 'message-end', delta: { finish_reason: 'COMPLETE' } };

describe('a request to Cohere', () => {
  it('is read by who speaks, documents and tools among them', () => {
    const outcome = readRequest({
      model: 'command-a',
      stream: true,
      messages: [
        { role: 'system', content: 'a' },
        { content: [{ type: 'text', text: 'b' }], role: 'user' },
        { role: 'assistant', tool_plan: 'c', tool_calls: [{ function: { name: 'd', arguments: 'e' } }] },
        { role: 'tool', content: [{ type: 'document', document: { data: { title: 'f' } } }, { text: 'g' }] },
        { role: 'poet', content: 'h' },
        { content: 'i' },
      ],
      documents: ['j', { id: 'k', data: { text: 'l' } }],
      tools: [{ type: 'function', function: { name: 'm', parameters: { title: 'n' } } }],
      stop_sequences: ['o'],
      fresh: 'p',
    });
    assert.deepEqual(outcome.facts, { model: 'command-a', stream: true, messages: 6 });
    assert.equal(outcome.fault, undefined);
    const single = told(outcome).filter((one) => / [a-p]$/.test(one));
    assert.deepEqual(single, [
      'messages[0].content system a',
      'messages[1].content[0].text user b',
      'messages[2].tool_plan reasoning c',
      'messages[2].tool_calls[0].function.name assistant d',
      'messages[2].tool_calls[0].function.arguments assistant e',
      'messages[3].content[0].document.data.title retrieved f',
      'messages[3].content[1].text tool g',
      'messages[4].content unknown h',
      'messages[5].content unknown i',
      'documents[0] retrieved j',
      'documents[1].id other k',
      'documents[1].data.text retrieved l',
      'tools[0].function.name tool-definition m',
      'tools[0].function.parameters.title tool-definition n',
      'stop_sequences[0] other o',
      '* unknown p',
    ]);
  });

  it('has parts that are one text', () => {
    const content = [
      { type: 'text', text: 'a' },
      { type: 'text', text: 'b' },
    ];
    const body = JSON.stringify({ messages: [{ role: 'user', content }] });
    const { units } = readUnits(requestReader(cohereChat), [bytesOf(body)]);
    const within = units.flatMap(({ runs }) => runs.map(({ channel }) => channel.within));
    assert.equal(within[0]?.path, 'messages[0].content');
    assert.equal(within[0], within[1]);
  });

  it('has citations with documents and outputs of tools', () => {
    const sources = [{ tool_output: { a: 'b' } }, { document: { text: 'c' } }];
    const citations = [{ text: 'd', sources }];
    const outcome = readRequest({ messages: [{ citations, role: 'assistant' }] });
    const source = 'messages[0].citations[0].sources';
    assert.deepEqual(told(outcome), [
      'messages[0].citations[0].text assistant d',
      `${source}[0].tool_output.* tool a`,
      `${source}[0].tool_output.* tool b`,
      `${source}[1].document.text retrieved c`,
    ]);
  });

  it('settles the role of a message that names none', () => {
    const { units } = readRequest({ messages: [{ content: 'a' }] });
    assert.deepEqual(
      units.flatMap(({ runs }) => runs.map(({ role, settled }) => [role, settled])),
      [['unknown', true]],
    );
  });

  const BROKEN: readonly (readonly [string, object, string])[] = [
    ['no messages', { model: 'm' }, 'messages'],
    ['messages that are no list', { messages: 'a' }, 'messages'],
    ['messages that are an object', { messages: {} }, 'messages'],
    ['a list', [], '$'],
    ['a stream that is an object', { messages: [], stream: {} }, 'stream'],
    ['a name in another case', { messages: [{ role: 'user', Content: 'a' }] }, 'messages[0].content'],
  ];
  for (const [name, body, at] of BROKEN) {
    it(`is refused with ${name}`, () => {
      const { fault } = readRequest(body);
      assert.deepEqual([fault?.kind, fault?.at], ['unreadable', at]);
    });
  }

  it('is read at its two paths only', () => {
    const claimed = ['/v2/chat', '/cohere/v2/chat', '/v1/chat', '/v2/chat/', '/v2/embed'];
    const taken = claimed.filter((path) => cohereChat.claims({ method: 'POST', path }));
    assert.deepEqual(taken, ['/v2/chat', '/cohere/v2/chat']);
    assert.equal(cohereChat.claims({ method: 'GET', path: '/v2/chat' }), false);
  });
});

describe('a streamed answer of Cohere', () => {
  it('S07 has one text for each part, however its events interleave', () => {
    const outcome = readStream(
      ...[START, starts(0), starts(1), says(0, 'a'), says(1, 'c'), says(0, 'b'), ends(0), says(1, 'd')],
      ...[{ type: 'tool-plan-delta', ...message({ tool_plan: 'p' }) }, ends(1)],
      ...[{ type: 'tool-plan-delta', index: 3, ...message({ tool_plan: 'q' }) }, END],
    );
    const texts = textsOf(outcome);
    assert.equal(outcome.fault, undefined);
    assert.equal(texts['message.content[0].text'], 'ab');
    assert.equal(texts['message.content[1].text'], 'cd');
    assert.equal(texts['message.tool_plan'], 'pq');
    const { units } = readUnits(stream(), [events([starts(0), says(0, 'a'), ends(0), says(0, 'b')])]);
    const channels = new Set(units.flatMap(({ runs }) => runs.map(({ channel }) => channel)));
    assert.equal(channels.size, 1, 'a part that goes on after its end is the same text');
  });

  it('goes on from what a message began with, and has one text of the tokens of a part', () => {
    const began = { content: [{ text: 'a' }, { text: 'b' }], tool_calls: [{ function: { name: 'c' } }] };
    const list = [
      { ...START, ...message(began) },
      { ...says(1, 'd'), logprobs: { text: 'x' } },
      { ...says(0, 'e'), logprobs: { text: 'z' } },
      { ...says(1, 'f'), logprobs: { text: 'y' } },
    ];
    const { units } = readUnits(stream(), [events(list)]);
    const texts = new Map<object, string>();
    for (const { channel, text } of units.flatMap(({ runs }) => runs))
      texts.set(channel, (texts.get(channel) ?? '') + text);
    assert.deepEqual([...texts.values()], ['c', 'ae', 'bdf', 'c', 'xy', 'z']);
  });

  it('T01 has calls whose texts share one object', () => {
    const named = { id: 'c1', function: { name: 'pay', arguments: '' } };
    const list = [
      calls(1, named, 'tool-call-start'),
      calls(1, { function: { arguments: '{' } }),
      calls(1, { function: { arguments: '}' } }),
    ];
    const { units } = readUnits(stream(), [events(list)]);
    const runs = units.flatMap((unit) => unit.runs.filter(({ channel }) => channel.call !== undefined));
    assert.deepEqual(
      runs.map(({ text, channel }) => [text, channel.path, channel.call?.part]),
      [
        ['pay', 'message.tool_calls[1].function.name', 'name'],
        ['{', 'message.tool_calls[1].function.arguments', 'arguments'],
        ['}', 'message.tool_calls[1].function.arguments', 'arguments'],
      ],
    );
    const shared = new Set(runs.map(({ channel }) => channel.call?.call));
    assert.deepEqual([...shared] as ToolCall[], [{ index: 1, open: true, id: 'c1', name: 'pay' }]);
    const ended = readUnits(stream(), [events([...list, { type: 'tool-call-end', index: 1 }])]).units;
    const [complete] = ended.flatMap((unit) => unit.runs.flatMap(({ channel }) => channel.call?.call ?? []));
    assert.deepEqual(complete, { index: 1, id: 'c1', name: 'pay' });
  });

  it('is read on behind its end, as its SDK does, up to the end mark', () => {
    const bytes = Buffer.concat([
      events([START, END, says(0, 'more')]),
      bytesOf('data: [DONE]\n\ndata: x\n\n'),
    ]);
    const outcome = readAnyhow(stream, bytes);
    assert.equal(textsOf(outcome)['message.content[0].text'], 'more');
    assert.deepEqual(
      outcome.skipped.map(({ reason, bytes: count }) => [reason, count]),
      [['after-end', 9]],
    );
  });

  const DATA = `data: ${JSON.stringify(says(0, 'a'))}`;
  for (const line of [`: ${DATA}`, `event: x ${DATA}`, `id: ${DATA}`, `x${DATA}`]) {
    it(`S05 is refused with data inside another line: ${line.slice(0, 6)}`, () => {
      const outcome = readAnyhow(stream, Buffer.concat([events([START]), bytesOf(`${line}\n\n`)]));
      assert.deepEqual([outcome.fault?.kind, outcome.fault?.at], ['unreadable', 'event.*']);
      assert.equal(outcome.units.length, 1);
    });
  }

  for (const index of ['0', -1, 1.5, 10000, {}, false]) {
    it(`is refused with the index ${JSON.stringify(index)}`, () => {
      const outcome = readStream({ type: 'content-delta', index, ...message({ content: { text: 'a' } }) });
      assert.deepEqual([outcome.fault?.kind, outcome.fault?.at], ['unreadable', 'index']);
    });
  }

  const OVER: readonly Event[] = [
    { type: 'message-end', delta: { error: SENTENCE, finish_reason: 'ERROR' } },
  ];
  const EVENTS = [
    ...[START, starts(0), says(0, 'a'), calls(0, { id: 'c' }, 'tool-call-start'), ends(0), says(0, 'b')],
    ...[{ type: 'tool-call-end', index: 0 }, END],
  ];
  const ENDINGS: readonly (readonly [number, readonly Event[]])[] = [
    [1, OVER],
    [2, [ends(0), ...OVER]],
    [4, [ends(0), { type: 'tool-call-end', index: 0 }, ...OVER]],
    [5, [{ type: 'tool-call-end', index: 0 }, ...OVER]],
    [7, OVER],
    [8, []],
  ];
  for (const [sent, expected] of ENDINGS) {
    it(`S11 ends its open parts and itself after ${sent} events`, () => {
      const reader = stream();
      reader.push(events(EVENTS));
      const ending = Buffer.from(reader.ending(REFUSAL, sent)).toString();
      assert.equal(ending, `${events(expected).toString()}data: [DONE]\n\n`);
    });
  }

  it('begins, where nothing has left, before it ends', () => {
    const reader = stream();
    reader.push(events(EVENTS));
    const ending = Buffer.from(reader.ending(REFUSAL, 0)).toString();
    assert.match(ending, /^event: message-start\n.*event: message-end\n.*\ndata: \[DONE\]\n\n$/s);
    assert.ok(!ending.includes('content-end'));
  });
});

describe('a refusal to a client of Cohere', () => {
  it('is its error', () => {
    assert.deepEqual(JSON.parse(Buffer.from(cohereChat.refuse(REFUSAL)).toString()), {
      id: 'w-7',
      message: SENTENCE,
      code: 'content_policy_violation',
    });
  });

  it('says why in a stream too', () => {
    const outcome = readAnyhow(stream, cohereChat.refuseStream?.(REFUSAL, {}) ?? bytesOf(''));
    assert.equal(textsOf(outcome)['message.content[0].text'], SENTENCE);
    assert.equal(textsOf(outcome)['delta.error'], SENTENCE);
    assert.equal(outcome.units.at(-1)?.closes, true);
  });
});
