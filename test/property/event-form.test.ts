/** An event that is the last one with other words in it reads as if nothing had come before: in any order, however it is cut. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Channel, Reading, Unit } from '../../src/core/segment.ts';
import { EVENT_FORMAT } from '../../src/dialects/anthropic-messages/answer-format.ts';
import { MessageStreamHooks } from '../../src/dialects/anthropic-messages/stream-hooks.ts';
import { EVENT_FORMAT as COHERE_FORMAT } from '../../src/dialects/cohere-chat/answer-format.ts';
import { CohereStreamHooks } from '../../src/dialects/cohere-chat/stream-hooks.ts';
import type { Format } from '../../src/dialects/json/shape.ts';
import { ANSWER_FORMAT } from '../../src/dialects/openai-chat/answer-format.ts';
import { ChatStreamHooks } from '../../src/dialects/openai-chat/stream-hooks.ts';
import { type StreamHooks, StreamReader } from '../../src/dialects/sse/stream-reader.ts';
import { chunksOf, LIMITS } from '../unit/dialects/read-all.ts';
import { fc } from './fast-check.ts';

const STREAMS = 400;

/** How a JSON string may be spelled, well and badly; between quotes. */
const WELL = [
  ...[
    ' fish',
    'a',
    '',
    ' w\\u00e9ir',
    ' wéir',
    '\\n\\n',
    '\\"',
    ' \\u0041\\/',
    '日本',
    '😀',
    '\\ud83d\\ude00',
  ],
  ...['\\ud83d', '\\ude00', ' '.repeat(200), 'word '.repeat(40), '","role":"user'],
];
const BADLY = ['\\x', '\\u12', '\t', '\u0001', '"', '\\'];
/** The same for whole events: what stands in `HOLE` is spelled in one of the ways above. */
const HOLE = '@@';
const chat = (choice: string, more = ''): string =>
  `data: {"id":"c-1","model":"m"${more},"choices":[${choice}]}\n\n`;
const CHAT = [
  chat(`{"index":0,"delta":{"content":"${HOLE}"},"finish_reason":null}`),
  chat(`{"index":0,"delta":{"content":"${HOLE}"},"finish_reason":null}`, ',"obfuscation":"xY"'),
  chat(`{"index":0,"delta":{"content":"word"},"finish_reason":null}`, `,"obfuscation":"${HOLE}"`),
  chat(`{"index":1,"delta":{"content":"${HOLE}"}}`),
  chat(`{"delta":{"reasoning_content":"${HOLE}","content":"${HOLE}"},"index":0}`),
  chat(`{"index":0,"delta":{"content":"${HOLE}"},"finish_reason":"stop"}`),
  chat(`{"index":0,"delta":{"content":"a"},"finish_reason":"${HOLE}"}`),
  chat(
    `{"index":0,"delta":{"tool_calls":[{"index":0,"id":"t","function":{"name":"${HOLE}","arguments":""}}]}}`,
  ),
  chat(`{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"${HOLE}"}}]}}`),
  chat(`{"index":0,"delta":{"content":"${HOLE}","tool_calls":[{"index":0,"function":{"name":"n"}}]}}`),
  chat(`{"index":0,"delta":{"content":"${HOLE}","images":[{"image_url":{"url":"https://a.example/b"}}]}}`),
  chat(`{"index":0,"delta":{"${HOLE}":"a","content":"b"}}`),
  chat(`{"index":0,"delta":{"content":"${HOLE}","content":"b"}}`),
  chat(`{"index":0,"delta":{"content":[{"type":"text","text":"${HOLE}"}]}}`),
  chat(`{"index":0,"delta":{"content":"${HOLE}"}}`).replaceAll('\n', '\r\n'),
  chat(`{"index":0,"delta":{"content":"${HOLE}"}}`).replaceAll('\n', '\r'),
  `event: x\n${chat(`{"index":0,"delta":{"content":"${HOLE}"}}`)}`,
  `: ${HOLE}\n${chat('{"index":0,"delta":{"content":"a"}}')}`,
  `: said\n${chat(`{"index":0,"delta":{"content":"${HOLE}"}}`)}`,
  `\n${chat(`{"index":0,"delta":{"content":"${HOLE}"}}`)}`,
  `data: {"choices":[{"index":0,\ndata: "delta":{"content":"${HOLE}"}}]}\n\n`,
  `\ufeff${chat(`{"index":0,"delta":{"content":"${HOLE}"}}`)}`,
  ...[
    'data: [DONE]\n\n',
    'data: {\n\n',
    '\n',
    '\r',
    ': c\n\n',
    `data: {"usage":{"completion_tokens":3}}\n\n`,
  ],
];
const delta = (of: string): string =>
  `event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{${of}}}\n\n`;
const MESSAGES = [
  'event: message_start\ndata: {"type":"message_start","message":{"id":"m","role":"assistant","content":[]}}\n\n',
  'event: content_block_start\ndata: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}\n\n',
  delta(`"type":"text_delta","text":"${HOLE}"`),
  delta(`"type":"text_delta","text":"${HOLE}"`).replace('"index":0', '"index":1'),
  delta(`"type":"thinking_delta","thinking":"${HOLE}"`),
  delta(`"type":"input_json_delta","partial_json":"${HOLE}"`),
  delta(`"type":"${HOLE}","text":"a"`),
  delta(`"type":"text_delta","text":"${HOLE}"`).replace('content_block_delta', HOLE),
  delta(`"type":"text_delta","text":"${HOLE}"`).replace('"delta":', '"usage":{"output_tokens":4},"delta":'),
  'event: content_block_stop\ndata: {"type":"content_block_stop","index":0}\n\n',
  'event: message_stop\ndata: {"type":"message_stop"}\n\n',
];
const cohere = (type: string, message: string, more = ''): string =>
  `event: ${type}\ndata: {"type":"${type}","index":0${more},"delta":{"message":${message}}}\n\n`;
const COHERE = [
  'event: message-start\ndata: {"type":"message-start","id":"m","delta":{"message":{"role":"assistant"}}}\n\n',
  cohere('content-start', '{"content":{"type":"text","text":""}}'),
  cohere('content-delta', `{"content":{"text":"${HOLE}"}}`),
  cohere('content-delta', `{"content":{"text":"${HOLE}"}}`).replace('"index":0', '"index":1'),
  cohere('content-delta', `{"content":{"thinking":"${HOLE}"}}`),
  cohere('content-delta', `{"content":{"text":"${HOLE}"}}`, `,"id":"${HOLE}"`),
  cohere('content-delta', `{"content":{"text":"${HOLE}"},"tool_calls":{"function":{"name":"${HOLE}"}}}`),
  cohere(
    'content-delta',
    `{"content":{"text":"a"},"tool_calls":{"id":"c","function":{"arguments":"${HOLE}"}}}`,
  ),
  cohere(
    'content-delta',
    `{"content":{"text":"${HOLE}"},"tool_calls":{"id":"c","type":"function","function":{"name":"n","arguments":""}}}`,
  ),
  cohere('content-delta', `{"${HOLE}":{"text":"a"}}`),
  cohere(
    'tool-call-start',
    `{"tool_calls":{"id":"c","type":"function","function":{"name":"n","arguments":"${HOLE}"}}}`,
  ),
  cohere('tool-call-delta', `{"tool_calls":{"function":{"arguments":"${HOLE}"}}}`),
  cohere('tool-plan-delta', `{"tool_plan":"${HOLE}"}`),
  cohere(HOLE, '{"content":{"text":"a"}}'),
  'event: content-end\ndata: {"type":"content-end","index":0}\n\n',
  'event: message-end\ndata: {"type":"message-end","delta":{"finish_reason":"COMPLETE","usage":{"tokens":{"output_tokens":3}}}}\n\n',
];

interface Kind<Owner> {
  readonly format: Format;
  hooks(): StreamHooks<Owner>;
  readonly events: readonly string[];
}

/** One event, over and over with other texts: that is what a form is kept for. */
const text = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...WELL) },
  { weight: 1, arbitrary: fc.constantFrom(...BADLY) },
);
const times = fc.array(text, { minLength: 1, maxLength: 5 });
const turnsOf = (events: readonly string[]) =>
  fc.array(fc.record({ event: fc.constantFrom(...events), spelled: times }), { maxLength: 6 });

/** What a server writes, one event after the other. */
function written(turns: readonly { event: string; spelled: readonly string[] }[]): Buffer[] {
  return turns.flatMap(({ event, spelled }) =>
    spelled.map((text) => Buffer.from(event.replaceAll(HOLE, () => text))),
  );
}

/** What a reader made of a stream, its runs taken out of units as a lane takes them. */
function read<Owner>(
  kind: Kind<Owner>,
  bytes: Uint8Array,
  on: { cuts: readonly number[]; forgets: boolean },
) {
  const hooks = kind.hooks();
  if (on.forgets) Object.defineProperty(hooks, 'repeats', { value: undefined });
  const reader = new StreamReader({ format: kind.format, limits: LIMITS, hooks, outside: 'other' });
  const units: object[] = [];
  const skipped: object[] = [];
  const known = new Map<Channel, number>();
  const take = (reading: Reading): boolean => {
    for (const unit of reading.units) units.push(taken(unit, known));
    skipped.push(...reading.skipped);
    if (reading.fault !== undefined) skipped.push(reading.fault);
    return reading.fault === undefined;
  };
  const readable = chunksOf(bytes, on.cuts).every((chunk) => take(reader.push(chunk)));
  if (readable) take(reader.end());
  return { units, skipped, facts: reader.facts, hooks: keptBy(hooks) };
}

function taken(unit: Unit, known: Map<Channel, number>): object {
  const runs = unit.runs.splice(0).map(({ channel, ...run }) => {
    // Of texts that go on it matters that they are the same.
    if (!run.last && !known.has(channel)) known.set(channel, known.size);
    return { ...run, channel: { ...channel }, same: known.get(channel) };
  });
  return { ...unit, bytes: unit.bytes && Buffer.from(unit.bytes).toString('latin1'), runs };
}

/** What an ending is written with. */
function keptBy(hooks: object): object {
  if (hooks instanceof ChatStreamHooks) {
    const open = [0, 1, 2, 9].map((events) => hooks.choices.open(events, 1));
    return { self: hooks.self, open, called: [0, 1, 2, 9].map((events) => hooks.choices.called(0, events)) };
  }
  if (hooks instanceof CohereStreamHooks) {
    const { started, finished, parts } = hooks;
    const next = [1, 9].map((events) => [parts.next('content', events), parts.next('tool-call', events)]);
    return { started, finished, open: [0, 1, 2, 9].map((events) => parts.open(events)), next };
  }
  assert.ok(hooks instanceof MessageStreamHooks);
  return { started: hooks.started, stopped: hooks.stopped, tokens: hooks.tokens };
}

function holds<Owner>(name: string, kind: Kind<Owner>): void {
  it(name, () => {
    const streams = fc.record({
      turns: turnsOf(kind.events),
      cuts: fc.array(fc.nat(2000), { maxLength: 8 }),
    });
    fc.assert(
      fc.property(streams, ({ turns, cuts }) => {
        const sent = written(turns);
        const bytes = Buffer.concat(sent);
        const anew = read(kind, bytes, { cuts: [], forgets: true });
        assert.deepEqual(read(kind, bytes, { cuts, forgets: false }), anew);
        // Every event in a chunk of its own, as servers send them.
        let end = 0;
        const ends = sent.map(({ length }) => {
          end += length;
          return end;
        });
        assert.deepEqual(read(kind, bytes, { cuts: ends, forgets: false }), anew);
      }),
      { numRuns: STREAMS },
    );
  });
}

/** How many of twenty events were read as documents. */
function readings<Owner>(kind: Kind<Owner>): number {
  const hooks = kind.hooks();
  const asked = new Set<number>();
  let event = 0;
  const { owner } = hooks;
  hooks.owner = () => {
    asked.add(event);
    return owner.call(hooks);
  };
  const reader = new StreamReader({ format: kind.format, limits: LIMITS, hooks, outside: 'other' });
  for (; event < 20; event++)
    for (const like of kind.events) reader.push(Buffer.from(like.replaceAll(HOLE, ` word${event}`)));
  return asked.size;
}

describe('an event like the last one reads as if it stood alone', () => {
  holds('in chat completions', { format: ANSWER_FORMAT, hooks: () => new ChatStreamHooks(), events: CHAT });
  it('and is not read as JSON again', () => {
    const said = {
      chat: chat(`{"index":0,"delta":{"content":"${HOLE}"}}`),
      cohere: cohere('content-delta', `{"content":{"text":"${HOLE}"}}`),
      message: delta(`"type":"text_delta","text":"${HOLE}"`),
    };
    const known = [
      readings({ format: ANSWER_FORMAT, hooks: () => new ChatStreamHooks(), events: [said.chat] }),
      readings({ format: COHERE_FORMAT, hooks: () => new CohereStreamHooks(), events: [said.cohere] }),
      readings({ format: EVENT_FORMAT, hooks: () => new MessageStreamHooks(), events: [said.message] }),
    ];
    // Only before the first event a byte order mark may stand, so the second one is read as well.
    assert.deepEqual(known, [2, 2, 2]);
  });
  it('not where its line end is that of the event before', () => {
    const kind = { format: ANSWER_FORMAT, hooks: () => new ChatStreamHooks(), events: CHAT };
    const said = chat('{"index":0,"delta":{"content":"a"}}');
    const sent = [said, said.replaceAll('\n', '\r'), `\n${said}`, `\n${said}`, `\n${said}`];
    const cuts = sent.map((_, at) => sent.slice(0, at + 1).join('').length);
    const bytes = Buffer.from(sent.join(''));
    assert.deepEqual(
      read(kind, bytes, { cuts, forgets: false }),
      read(kind, bytes, { cuts: [], forgets: true }),
    );
  });
  holds("in Cohere's chat", { format: COHERE_FORMAT, hooks: () => new CohereStreamHooks(), events: COHERE });
  holds('in messages', { format: EVENT_FORMAT, hooks: () => new MessageStreamHooks(), events: MESSAGES });
});
