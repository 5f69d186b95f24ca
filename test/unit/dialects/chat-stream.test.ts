/** Streamed answers of chat completions: framing (S02, S03, S04, S06), channels (S07), endings. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ResponseReader } from '../../../src/core/dialect.ts';
import type { Facts } from '../../../src/core/segment.ts';
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import { bytesOf, everyByte, LIMITS, type Outcome, readAll, readUnits, textsOf } from './read-all.ts';

const REFUSAL = {
  status: 403,
  rule: 'no-leak',
  code: 'content_policy_violation',
  message: 'Denied.',
  id: 'w-1',
};
const HEAD = { id: 'chatcmpl-9', object: 'chat.completion.chunk', created: 1700000000, model: 'gpt-4o-mini' };

function stream(request: Facts = {}, limits = LIMITS): ResponseReader {
  const head = {
    status: 200,
    headers: [{ name: 'content-type', value: 'text/event-stream; charset=utf-8' }],
  };
  const reader = openaiChat.response(head, request, limits);
  assert.ok(reader.ok);
  return reader.value;
}

function chunk(index: number, delta: object, finish: string | null = null): string {
  return JSON.stringify({ ...HEAD, choices: [{ index, delta, finish_reason: finish }] });
}

function event(json: string, newline = '\n'): string {
  return `data: ${json}${newline}${newline}`;
}

function read(text: string | Uint8Array, cuts: readonly number[] = []): Outcome {
  return readAll(stream(), typeof text === 'string' ? bytesOf(text) : text, cuts);
}

function unitsOf(outcome: Outcome): (string | undefined)[] {
  return outcome.units.map(({ bytes }) => bytes);
}

function content(outcome: Outcome): string | undefined {
  return textsOf(outcome)['choices[0].delta.content'];
}

const HI = chunk(0, { content: 'Hi' });
const DONE = 'data: [DONE]\n\n';

describe('the framing of events', () => {
  const FRAMINGS: Readonly<Record<string, string>> = {
    LF: `${event(HI)}${event(HI)}${DONE}`,
    CRLF: `${event(HI, '\r\n')}${event(HI, '\r\n')}data: [DONE]\r\n\r\n`,
    CR: `${event(HI, '\r')}${event(HI, '\r')}data: [DONE]\r\r`,
    'mixed ends': `data: ${HI}\r\n\ndata: ${HI}\n\rdata: [DONE]\r\n\n`,
    'no blank': `data:${HI}\n\ndata:${HI}\n\ndata:[DONE]\n\n`,
    'a tab and two blanks': `data:\t${HI}\n\ndata:  ${HI}\n\n${DONE}`,
    'a comment, an id, a retry and a name': `: c\nid: 1\nretry: 5\nevent: x\ndata: ${HI}\n\n${event(HI)}${DONE}`,
    'a byte order mark': `\ufeff${event(HI)}${event(HI)}${DONE}`,
    'several data lines': `data: ${HI.replace('"choices"', '\ndata: "choices"')}\n\n${event(HI)}${DONE}`,
    'blank lines between': `\n\n${event(HI)}\n\r\n\r${event(HI)}${DONE}`,
  };
  for (const [name, text] of Object.entries(FRAMINGS)) {
    it(`S03 S04 reads ${name} in any chunking`, () => {
      const whole = read(text);
      assert.equal(whole.fault, undefined);
      assert.equal(content(whole), 'HiHi');
      assert.equal(unitsOf(whole).join(''), bytesOf(text).toString('latin1'));
      assert.equal(whole.units.at(-1)?.closes || whole.units.at(-2)?.closes, true);
      const bytes = bytesOf(text);
      assert.deepEqual(read(text, everyByte(bytes)), whole);
      for (let cut = 0; cut < bytes.length; cut++) assert.deepEqual(read(text, [cut]), whole);
    });
  }

  it('lets an event go with its last byte', () => {
    for (const newline of ['\n', '\r\n', '\r']) {
      assert.equal(stream().push(bytesOf(event(HI, newline))).units.length, 1, JSON.stringify(newline));
    }
  });

  it('S02 drops a tail without a blank line and says so', () => {
    for (const tail of [`data: ${HI}\n`, `data: ${HI.slice(0, 30)}`, 'data: [DONE]\n', ': c\n']) {
      const outcome = read(event(HI) + tail);
      assert.deepEqual(unitsOf(outcome), [event(HI)]);
      assert.deepEqual(outcome.skipped, [{ path: '$', reason: 'unterminated', bytes: tail.length }]);
      assert.equal(outcome.fault, undefined);
    }
  });

  it('S06 drops what follows the end mark, however the mark is spelled', () => {
    for (const mark of [
      'data: [DONE]\n\n',
      'data:[DONE]\n\n',
      'data: [DONE] \n\n',
      'data: [DONE]\t\r\n\r\n',
    ]) {
      const after = event(chunk(0, { content: 'late' })) + DONE;
      const outcome = read(event(HI) + mark + after);
      assert.deepEqual(unitsOf(outcome), [event(HI), mark]);
      assert.deepEqual(outcome.skipped, [{ path: '$', reason: 'after-end', bytes: after.length }]);
      const cuts = everyByte(bytesOf(event(HI) + mark + after));
      assert.deepEqual(read(event(HI) + mark + after, cuts), outcome);
    }
  });

  it('S06 judges text that stands in the event of the end mark', () => {
    const outcome = read('data: [DONE] secret\ndata: more\n\n');
    assert.deepEqual(
      outcome.units[0]?.runs.map(({ text }) => text.trim()),
      ['secret', 'more'],
    );
  });

  it('S04 takes comments and fields as text that cannot be edited', () => {
    const { units } = readUnits(stream(), [bytesOf(`: note\nfoo: bar\nevent: name\ndata: ${HI}\n\n`)]);
    const lines = units[0]?.runs.filter(({ spelling }) => spelling === 'text') ?? [];
    assert.deepEqual(
      lines.map(({ text }) => text),
      ['note', 'foo: bar', 'name'],
    );
    assert.ok(lines.every(({ channel }) => channel.editable === false));
  });

  it('passes events without data, and those with empty data', () => {
    const outcome = read(`: ping\n\ndata:\n\n\n${event(HI)}`);
    assert.equal(outcome.fault, undefined);
    assert.deepEqual(unitsOf(outcome), [': ping\n\n', 'data:\n\n', '\n', event(HI)]);
  });

  it('refuses data that is not JSON, and the units before it still come', () => {
    const outcome = read(`${event(HI)}data: plain words\n\n`);
    assert.equal(outcome.fault?.kind, 'unreadable');
    assert.deepEqual(unitsOf(outcome), [event(HI)]);
  });

  it('S13 refuses an event over the limit, with or without its end', () => {
    for (const text of [`data: ${'x'.repeat(200)}\n\n`, 'x'.repeat(200)]) {
      const limits = { ...LIMITS, eventBytes: 100 };
      const whole = readAll(stream({}, limits), bytesOf(event('{}') + text));
      assert.equal(whole.fault?.kind, 'too-large');
      assert.equal(whole.units.length, 1);
      const bytes = bytesOf(event('{}') + text);
      assert.deepEqual(readAll(stream({}, limits), bytes, everyByte(bytes)), whole);
    }
  });

  it('takes an event of exactly the limit', () => {
    const text = event('{}');
    assert.equal(readAll(stream({}, { ...LIMITS, eventBytes: text.length }), bytesOf(text)).fault, undefined);
    assert.equal(
      readAll(stream({}, { ...LIMITS, eventBytes: text.length - 1 }), bytesOf(text)).fault?.kind,
      'too-large',
    );
  });
});

describe('the channels of a streamed answer', () => {
  it('S07 keeps one channel per choice, whatever the order of events', () => {
    const outcome = read(
      event(chunk(1, { content: 'b1' })) +
        event(chunk(0, { content: 'a1' })) +
        event(chunk(1, { content: 'b2' })) +
        event(`{"choices":[{"delta":{"content":"a2"},"index":0},{"delta":{"content":"b3"},"index":1}]}`),
    );
    assert.equal(textsOf(outcome)['choices[0].delta.content'], 'a1a2');
    assert.equal(textsOf(outcome)['choices[1].delta.content'], 'b1b2b3');
    assert.equal(outcome.facts.choices, 2);
  });

  it('keeps tool calls apart by their index', () => {
    const call = (index: number, args: string): string =>
      event(chunk(0, { tool_calls: [{ function: { arguments: args }, index }] }));
    const texts = textsOf(read(call(1, 'x1') + call(0, 'y1') + call(1, 'x2')));
    assert.equal(texts['choices[0].delta.tool_calls[1].function.arguments'], 'x1x2');
    assert.equal(texts['choices[0].delta.tool_calls[0].function.arguments'], 'y1');
  });

  it('tells content, reasoning, refusal and tool calls apart', () => {
    const delta = {
      content: 'c',
      reasoning_content: 'r',
      refusal: 'f',
      function_call: { name: 'n', arguments: 'a' },
    };
    const { units } = read(event(chunk(0, delta)));
    const roles = new Map(units[0]?.runs.map(({ path, role }) => [path, role]));
    assert.equal(roles.get('choices[0].delta.content'), 'assistant');
    assert.equal(roles.get('choices[0].delta.reasoning_content'), 'reasoning');
    assert.equal(roles.get('choices[0].delta.refusal'), 'assistant');
    assert.equal(roles.get('choices[0].delta.function_call.arguments'), 'assistant');
    assert.equal(roles.get('id'), 'other');
  });

  it('joins the tokens of logprobs, and counts their bytes as opaque', () => {
    const logprobs = (token: string): string =>
      event(
        JSON.stringify({
          choices: [{ index: 0, delta: {}, logprobs: { content: [{ token, bytes: [52, 49] }] } }],
        }),
      );
    const outcome = read(logprobs('41') + logprobs('11'));
    assert.equal(textsOf(outcome)['choices[0].logprobs.content[0].token'], '4111');
    assert.deepEqual(outcome.skipped, [
      { path: 'choices[0].logprobs.content[0].bytes', reason: 'opaque', bytes: 14 },
    ]);
  });

  it('counts spoken audio as audio, and reads its transcript', () => {
    const outcome = read(event(chunk(0, { audio: { data: 'A'.repeat(100), transcript: 'said' } })));
    assert.deepEqual(
      outcome.skipped.map(({ reason, bytes }) => [reason, bytes]),
      [['audio', 100]],
    );
    assert.equal(textsOf(outcome)['choices[0].delta.audio.transcript'], 'said');
  });

  it('reads what is said over many events as one text, for each choice', () => {
    const say = (index: number, transcript: string) => event(chunk(index, { audio: { transcript } }));
    const chunks = [say(0, 'Hal'), say(1, 'o'), say(0, 'cyon')].map(bytesOf);
    const runs = readUnits(stream(), chunks).units.flatMap((unit) => unit.runs);
    const spoken = runs.filter(({ channel }) => channel.path.endsWith('.transcript'));
    assert.deepEqual(
      [...new Set(spoken.map(({ channel }) => channel))].map((channel) => [
        spoken
          .filter((run) => run.channel === channel)
          .map(({ text }) => text)
          .join(''),
        channel.role,
      ]),
      [
        ['Halcyon', 'assistant'],
        ['o', 'assistant'],
      ],
    );
  });

  it('takes names outside of the format as text', () => {
    const { units } = read(event('{"choices":[],"x-new":{"deep":"text"}}'));
    assert.deepEqual(
      units[0]?.runs.map(({ path, text, role }) => [path, text, role]),
      [
        ['$.*', 'x-new', 'unknown'],
        ['*.*', 'deep', 'unknown'],
        ['*.*', 'text', 'unknown'],
      ],
    );
  });

  it('hands out runs in the order of their bytes', () => {
    const { units } = read(
      ': c\nevent: e\ndata: {"id":"i","x-new":"t","choices":[{"delta":{"content":"a"}}]}\nid: 1\n\n',
    );
    assert.deepEqual(
      units[0]?.runs.map(({ text }) => text),
      ['c', 'e', 'i', 'x-new', 't', 'a', '1'],
    );
    const [plain] = read(event('{"id":"i","x-new":"t","choices":[{"delta":{"content":"a"}}]}')).units;
    assert.deepEqual(
      plain?.runs.map(({ text }) => text),
      ['i', 'x-new', 't', 'a'],
    );
  });

  it('keeps half a surrogate pair as it came', () => {
    const outcome = read(
      event('{"choices":[{"index":0,"delta":{"content":"a\\ud83d"}}]}') +
        event('{"choices":[{"index":0,"delta":{"content":"\\ude00b"}}]}'),
    );
    assert.equal(content(outcome), 'a\u{1f600}b');
  });

  it('refuses an index that is not a plain number', () => {
    for (const index of ['"0"', '0.0', '1e0', '-1', '[0]', 'true']) {
      const outcome = read(event(`{"choices":[{"delta":{"content":"x"},"index":${index}}]}`));
      assert.equal(outcome.fault?.kind, 'unreadable', index);
    }
  });

  it('refuses an index that is too large, so that no long number stands in a path', () => {
    const call = (index: number): string =>
      chunk(0, { tool_calls: [{ index, function: { arguments: 'x' } }] });
    for (const json of [chunk(4111111111111111, { content: 'x' }), chunk(10000, {}), call(10000)]) {
      const outcome = read(event(json));
      assert.equal(outcome.fault?.kind, 'unreadable', json);
      assert.deepEqual(outcome.units, []);
    }
    assert.equal(read(event(chunk(9999, { content: 'x' })) + event(call(9999))).fault, undefined);
  });

  it('refuses an array of choices or calls that is too long, with or without indices', () => {
    const empty = Array.from({ length: 10001 }, () => ({}));
    assert.ok(read(event(JSON.stringify({ choices: empty }))).fault !== undefined);
    assert.equal(read(event(chunk(0, { tool_calls: empty }))).fault?.kind, 'unreadable');
  });

  it('refuses more choices than an ending may repeat', () => {
    const many = (count: number): string =>
      Array.from({ length: count }, (_, index) => event(chunk(index, {}))).join('');
    const reader = stream();
    assert.equal(reader.push(bytesOf(many(1024))).fault, undefined);
    assert.equal(reader.push(bytesOf(event(chunk(1024, {})))).fault?.kind, 'too-large');
    assert.equal(reader.push(bytesOf(event(chunk(1025, {}, 'stop')))).fault?.kind, 'too-large');
    assert.equal(reader.push(bytesOf(event(chunk(1026, { content: 'x' })))).fault?.kind, 'too-large');
    assert.equal(reader.facts.choices, 1024);
    const ending = Buffer.from(reader.ending(REFUSAL, 1024)).toString();
    assert.equal(ending.split('\n\n').length - 2, 1024);
  });

  it('refuses a second of one name inside an event', () => {
    assert.equal(
      read(event('{"choices":[{"delta":{"content":"a","content":"b"}}]}')).fault?.kind,
      'unreadable',
    );
  });
});

describe('the ending of a streamed answer', () => {
  function endingAfter(
    text: string,
    sent: number,
    { mutated = false, ...request }: Facts & { mutated?: boolean } = {},
  ): string[] {
    const reader = stream(request);
    reader.push(bytesOf(text));
    const bytes = reader.ending(REFUSAL, sent, mutated);
    return Buffer.from(bytes).toString().split('\n\n').slice(0, -1);
  }
  const indices = (events: readonly string[]): number[] =>
    events.slice(0, -1).map((data) => JSON.parse(data.slice(6)).choices[0].index);

  const TEXT =
    event(chunk(0, { content: 'a' })) + // 1
    event(chunk(1, { content: 'b' })) + // 2
    event(chunk(0, {}, 'stop')) + // 3
    event(chunk(2, { content: 'c' })); // 4

  it('ends every choice that is open after what has left', () => {
    assert.deepEqual(indices(endingAfter(TEXT, 1)), [0]);
    assert.deepEqual(indices(endingAfter(TEXT, 2)), [0, 1]);
    assert.deepEqual(indices(endingAfter(TEXT, 3)), [1]);
    assert.deepEqual(indices(endingAfter(TEXT, 4)), [1, 2]);
  });

  it('ends choices that were asked for and have not begun', () => {
    assert.deepEqual(indices(endingAfter(TEXT, 1, { choices: 3 })), [0, 1, 2]);
    assert.deepEqual(indices(endingAfter('', 0)), [0]);
    const deltas = endingAfter(TEXT, 1, { choices: 2 })
      .slice(0, -1)
      .map((data) => JSON.parse(data.slice(6)).choices[0].delta);
    assert.deepEqual(deltas, [{}, { role: 'assistant' }], 'SDKs want to know who speaks');
  });

  it('says content_filter in the terms of the stream, then [DONE]', () => {
    const events = endingAfter(TEXT, 1);
    assert.deepEqual(JSON.parse(events[0]?.slice(6) ?? ''), {
      ...HEAD,
      choices: [{ index: 0, delta: {}, logprobs: null, finish_reason: 'content_filter' }],
    });
    assert.equal(events.at(-1), 'data: [DONE]');
  });

  it('repeats nothing of the answer when something was changed or has not left', () => {
    assert.equal(JSON.parse(endingAfter(TEXT, 1, { mutated: true })[0]?.slice(6) ?? '').id, 'chatcmpl-w-1');
    assert.equal(JSON.parse(endingAfter(TEXT, 0)[0]?.slice(6) ?? '').id, 'chatcmpl-w-1');
  });
});
