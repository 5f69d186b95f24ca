/** Streamed answers of Gemini: candidates as texts (S07), calls in pieces, arrays, endings (S11), refusals. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ResponseReader } from '../../../src/core/dialect.ts';
import type { Channel, Facts } from '../../../src/core/segment.ts';
import { gemini } from '../../../src/dialects/gemini/index.ts';
import { bytesOf, LIMITS, type Outcome, readAnyhow, readUnits, textsOf } from './read-all.ts';

const REFUSAL = { status: 403, rule: 'r', code: 'content_policy_violation', message: 'Denied.', id: 'w-7' };
const SENTENCE = 'Denied. (Weir decision w-7)';
const SAFETY = { finishReason: 'SAFETY', finishMessage: SENTENCE };

type Framing = 'text/event-stream' | 'application/json';
const FRAMINGS: readonly Framing[] = ['text/event-stream', 'application/json'];

function stream(framing: Framing, request: Facts = {}, limits = LIMITS): ResponseReader {
  const head = { status: 200, headers: [{ name: 'content-type', value: framing }] };
  const reader = gemini.response(head, { stream: true, ...request }, limits);
  assert.ok(reader.ok);
  assert.equal(reader.value.shape, 'stream');
  return reader.value;
}

function framed(framing: Framing, chunks: readonly object[]): string {
  const spelled = chunks.map((chunk) => JSON.stringify(chunk));
  return framing === 'application/json'
    ? `[${spelled.join(',\n')}]`
    : spelled.map((one) => `data: ${one}\n\n`).join('');
}

function read(framing: Framing, chunks: readonly object[]): Outcome {
  return readAnyhow(() => stream(framing), bytesOf(framed(framing, chunks)));
}

function chunk(index: number, part: object, more: object = {}): object {
  return { candidates: [{ content: { parts: [part], role: 'model' }, ...more, index }] };
}

for (const framing of FRAMINGS) {
  describe(`the texts of a stream, ${framing}`, () => {
    it('S07 are one for each candidate, and one for its thoughts, however chunks interleave', () => {
      const outcome = read(framing, [
        chunk(0, { text: 'think', thought: true }),
        chunk(1, { text: 'x' }),
        chunk(0, { text: 'a' }),
        chunk(0, { thought: true, text: 'ing' }),
        { candidates: [{ content: { parts: [{ text: 'b' }] } }, { content: { parts: [{ text: 'y' }] } }] },
        chunk(0, { text: 'c' }, { finishReason: 'STOP' }),
      ]);
      assert.equal(outcome.fault, undefined);
      assert.deepEqual(outcome.facts, { choices: 2 });
      const texts = new Map<number, string>();
      const runs = outcome.units.flatMap((unit) => unit.runs);
      for (const [at, { text }] of runs.entries())
        texts.set(outcome.order[at] ?? -1, (texts.get(outcome.order[at] ?? -1) ?? '') + text);
      assert.deepEqual([...texts.values()], ['thinking', 'xy', 'abc']);
      assert.deepEqual(
        new Set(runs.map(({ role, path }) => `${role} ${path}`)),
        new Set([
          'reasoning candidates[0].content.parts[0].text',
          'assistant candidates[1].content.parts[0].text',
          'assistant candidates[0].content.parts[0].text',
        ]),
      );
    });

    it('T01 go on in the arguments of a call, member by member', () => {
      const piece = (jsonPath: string, stringValue: string) => ({
        jsonPath,
        stringValue,
        willContinue: true,
      });
      const call = (functionCall: object) => chunk(0, { functionCall });
      const chunks = [
        call({ name: 'f', id: 'i', willContinue: true }),
        call({ partialArgs: [piece('$.a', 'on'), piece('$.b', 'tw')] }),
        call({ partialArgs: [piece('$.b', 'o'), piece('$.a', 'e')] }),
        call({ partialArgs: [piece('$.a', 'x')], name: 'g' }),
      ];
      const { units } = readUnits(stream(framing), [bytesOf(framed(framing, chunks))]);
      const texts = new Map<Channel, string>();
      for (const { channel, text } of units.flatMap(({ runs }) => runs))
        if (channel.path.endsWith('stringValue')) texts.set(channel, (texts.get(channel) ?? '') + text);
      assert.deepEqual(
        [...texts].map(([{ call: of }, text]) => [of?.part, of?.call, text]),
        [
          ['arguments', { index: 0, id: 'i', name: 'f' }, 'one'],
          ['arguments', { index: 0, id: 'i', name: 'f' }, 'two'],
          ['arguments', { index: 1, name: 'g', open: true }, 'x'],
        ],
      );
    });

    it('T01 have the numbers and the members of a call in pieces', () => {
      const partialArgs = [{ jsonPath: '$.card', numberValue: 4111111111111111 }];
      const chunks = [chunk(0, { functionCall: { name: 'f', partialArgs } })];
      const { units } = readUnits(stream(framing), [bytesOf(framed(framing, chunks))]);
      assert.deepEqual(
        units
          .flatMap(({ runs }) => runs)
          .map(({ text, channel: { role, editable, call } }) => [
            text,
            role,
            editable,
            call?.part,
            call?.call,
          ]),
        [
          ['f', 'assistant', undefined, 'name', { index: 0, name: 'f' }],
          ['$.card', 'assistant', undefined, 'arguments', { index: 0, name: 'f' }],
          ['4111111111111111', 'assistant', false, 'arguments', { index: 0, name: 'f' }],
        ],
      );
    });

    for (const index of ['"0"', '1.5', '-1', '10000', '[]', 'true']) {
      it(`are refused under the index ${index}`, () => {
        const body = framed(framing, [chunk(7, { text: 'x' })]).replace('"index":7', `"index":${index}`);
        const { fault } = readAnyhow(() => stream(framing), bytesOf(body));
        assert.deepEqual([fault?.kind, fault?.at], ['unreadable', 'candidates[0].index']);
      });
    }

    it('S11 end for safety, each candidate that is open', () => {
      const chunks = [
        chunk(0, { text: 'a' }),
        chunk(1, { text: 'b' }, { finishReason: 'STOP' }),
        chunk(0, { text: 'c' }, { finishReason: 'STOP' }),
      ];
      const reader = stream(framing, { choices: 3 });
      reader.push(bytesOf(framed(framing, chunks)));
      const ended = [0, 1, 2, 3].map((sent) => Buffer.from(reader.ending(REFUSAL, sent)).toString());
      const bodies = ended.map((text) => JSON.parse(text.replace(/^(?:data: |[[,])/, '').replace(/\]$/, '')));
      const open = (...indices: number[]) => ({ candidates: indices.map((index) => ({ index, ...SAFETY })) });
      // The array was closed behind its third element, but the bracket has not left.
      assert.deepEqual(bodies, [open(0, 1, 2), open(0, 1, 2), open(0, 2), open(2)]);
    });

    it('S11 leave out candidates of which nothing has left', () => {
      const reader = stream(framing);
      reader.push(bytesOf(framed(framing, [chunk(0, { text: 'a' }), chunk(1, { text: 'b' })])));
      assert.doesNotMatch(Buffer.from(reader.ending(REFUSAL, 1)).toString(), /"index":1/);
      assert.match(Buffer.from(reader.ending(REFUSAL, 2)).toString(), /"index":1/);
    });

    it('S11 end for safety where all have ended and more came', () => {
      const reader = stream(framing);
      reader.push(bytesOf(framed(framing, [chunk(0, { text: 'a' }, { finishReason: 'STOP' })])));
      assert.match(Buffer.from(reader.ending(REFUSAL, 1)).toString(), /"index":0,"finishReason":"SAFETY"/);
    });
  });
}

describe('a stream in one array', () => {
  const JSON_STREAM = 'application/json';
  const units = (body: string) => readAnyhow(() => stream(JSON_STREAM), bytesOf(body));

  it('leaves element by element, its framing as it came', () => {
    const body =
      ' [ {"candidates":[{"content":{"parts":[{"text":"a]}\\""}]}}]} \r\n, \n{"responseId":"r"}\n]\r\n';
    const outcome = units(body);
    assert.equal(outcome.fault, undefined);
    assert.deepEqual(
      outcome.units.map(({ bytes }) => bytes),
      [
        ' [ {"candidates":[{"content":{"parts":[{"text":"a]}\\""}]}}]}',
        ' \r\n, \n{"responseId":"r"}',
        '\n]\r\n',
      ],
    );
    assert.deepEqual(textsOf(outcome), { 'candidates[0].content.parts[0].text': 'a]}"', responseId: 'r' });
  });

  it('hands an element out with its last byte', () => {
    const reader = stream(JSON_STREAM);
    assert.equal(reader.push(bytesOf('[{"responseId":"r"')).units.length, 0);
    assert.equal(reader.push(bytesOf('}')).units.length, 1);
  });

  it('may be one object', () => {
    const outcome = units('{"error":{"message":"m"}}\n');
    assert.deepEqual(textsOf(outcome), { 'error.message': 'm' });
    assert.equal(outcome.units.map(({ bytes }) => bytes).join(''), '{"error":{"message":"m"}}\n');
  });

  it('cannot be ended behind its bracket', () => {
    const reader = stream(JSON_STREAM);
    reader.push(bytesOf('[{}]'));
    assert.deepEqual(
      [1, 2].map((sent) => reader.ending(REFUSAL, sent).length > 0),
      [true, false],
    );
    const object = stream(JSON_STREAM);
    object.push(bytesOf('{}'));
    assert.deepEqual(
      [0, 1].map((sent) => object.ending(REFUSAL, sent).length > 0),
      [true, false],
    );
  });

  const BROKEN = [
    '',
    ' ',
    '[',
    '[{}',
    '[{},',
    '[{},]',
    '[,{}]',
    '[{}{}]',
    '[{}x',
    '[1]',
    '["x"]',
    '[[]]',
    '[{}],',
    '[{}]x',
  ];
  for (const body of [
    ...BROKEN,
    '{}{}',
    '{},{}',
    '"x"',
    '[{]}]',
    '[{"a":1,}]',
    '\u{feff}[]',
    '[{"a":"\\x"}]',
  ]) {
    it(`J12 is refused: ${JSON.stringify(body)}`, () => assert.equal(units(body).fault?.kind, 'unreadable'));
  }

  it('has elements of bounded size', () => {
    for (const body of [
      `[{"responseId":"${'x'.repeat(99)}"}]`,
      `[${' '.repeat(99)}`,
      `[]${' '.repeat(99)}`,
    ]) {
      const make = () => stream(JSON_STREAM, {}, { ...LIMITS, eventBytes: 64 });
      assert.equal(readAnyhow(make, bytesOf(body)).fault?.kind, 'too-large', body);
    }
  });

  it('is a document where the server failed', () => {
    const head = { status: 429, headers: [{ name: 'content-type', value: JSON_STREAM }] };
    const reader = gemini.response(head, { stream: true }, LIMITS);
    assert.ok(reader.ok);
    assert.equal(reader.value.shape, 'whole');
  });
});

describe('a refusal as a stream', () => {
  it('is one event in which each candidate refuses', () => {
    const text = Buffer.from(gemini.refuseStream?.(REFUSAL, { choices: 2 }) ?? '').toString();
    const content = { role: 'model', parts: [{ text: SENTENCE }] };
    assert.deepEqual(JSON.parse(text.slice('data: '.length)), {
      candidates: [0, 1].map((index) => ({ index, content, ...SAFETY })),
    });
    assert.ok(text.endsWith('}\n\n'));
  });
});
