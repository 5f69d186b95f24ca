/** The strict gate for JSON: what other readers could see otherwise is refused (J01 to J07, J10, J11). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GENERIC } from '../../../src/dialects/index.ts';
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import { GOOD, NO_REQUEST, REFUSED, withContent } from './json-cases.ts';
import {
  answerReader,
  bytesOf,
  everyByte,
  type Outcome,
  readAll,
  readUnits,
  requestReader,
  textsOf,
} from './read-all.ts';

function read(bytes: Uint8Array, cuts: readonly number[] = []): Outcome {
  return readAll(requestReader(openaiChat), bytes, cuts);
}

function assertRefused(make: () => Outcome, again: () => Outcome): void {
  const whole = make();
  assert.equal(whole.fault?.kind, 'unreadable');
  assert.ok(!JSON.stringify(whole.fault).includes('evil'), 'a fault repeats no content');
  assert.deepEqual(again(), whole);
}

/** Short bodies are read byte by byte too. */
function cutsOf(bytes: Uint8Array): number[] {
  return bytes.length < 1000 ? everyByte(bytes) : [7, 1000, 65_536];
}

describe('the JSON gate', () => {
  for (const [name, bytes] of Object.entries({ ...REFUSED, ...NO_REQUEST })) {
    it(`refuses ${name}`, () =>
      assertRefused(
        () => read(bytes),
        () => read(bytes, cutsOf(bytes)),
      ));
  }

  it('stops at the first bracket that is too deep', () => {
    const reader = requestReader(openaiChat);
    const { fault } = reader.push(bytesOf('['.repeat(65)));
    assert.equal(fault?.kind, 'unreadable');
    assert.equal(reader.push(bytesOf('[')).fault, fault, 'and stays there');
  });

  it('accepts depth 64, names of 1024 bytes, numbers of 400 digits and a pair in two escapes', () => {
    for (const bytes of [
      withContent(`${'['.repeat(61)}${']'.repeat(61)}`),
      bytesOf(`{"messages":[],"${'k'.repeat(1024)}":${'1'.repeat(400)}}`),
      withContent('"\\ud83d\\ude00"'),
      bytesOf(` \r\n\t${GOOD}\n `),
      bytesOf('{"messages":[],"a":-0,"b":1e999,"c":-1.5E+3,"d":0.1e-2,"e":null,"f":true,"g":false}'),
    ]) {
      assert.equal(read(bytes).fault, undefined);
      assert.equal(read(bytes, everyByte(bytes)).fault, undefined);
    }
  });

  for (const [name, free] of Object.entries({
    metadata: '"metadata":{"Model":"x","Messages":"y"}',
    logit_bias: '"logit_bias":{"Stream":1}',
    'the parameters of a tool':
      '"tools":[{"function":{"name":"n","parameters":{"Name":1,"Properties":{"Role":1}}}}]',
    'the schema of the answer': '"response_format":{"json_schema":{"schema":{"Type":"x","Model":"y"}}}',
  })) {
    it(`J03 leaves names in ${name} alone`, () => {
      assert.equal(read(bytesOf(`{"messages":[],${free}}`)).fault, undefined);
    });
  }

  it('J04 reads escaped names and values like plain ones', () => {
    const plain = read(bytesOf('{"messages":[{"role":"user","content":"a/b \u{1f600}"}]}'));
    const escaped = read(
      bytesOf('{"\\u006dessages":[{"r\\u006fle":"\\u0075ser","content":"\\u0061\\/b \\ud83d\\ude00"}]}'),
    );
    assert.deepEqual(textsOf(escaped), textsOf(plain));
    assert.deepEqual(escaped.facts, plain.facts);
  });

  it('J04 reads a surrogate pair that is split over chunks', () => {
    const bytes = withContent('"x\\ud83d\\ude00y"');
    for (let cut = 0; cut < bytes.length; cut++) assert.deepEqual(read(bytes, [cut]), read(bytes));
  });

  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length']) {
    it(`J07 takes ${name} as a name on every level, and what stands there as text`, () => {
      const own = `"${name}":{"content":"x","${name}":"y"}`;
      const part = `{"type":"text","text":"t",${own}}`;
      const tool = `{"type":"function","function":{"name":"f","parameters":{${own}},${own}},${own}}`;
      const bytes = bytesOf(
        `{"model":"m","messages":[{"role":"user","content":[${part}],${own}}],"tools":[${tool}],"metadata":{${own}},${own}}`,
      );
      const { fault, facts, units } = read(bytes);
      assert.equal(fault, undefined);
      assert.deepEqual(facts, { model: 'm', messages: 1 });
      const texts = units.flatMap(({ runs }) => runs.map(({ text }) => text));
      for (const [text, times] of [
        ['x', 7],
        ['y', 7],
        [name, 14],
      ] as const) {
        assert.equal(texts.filter((one) => one === text).length, times, text);
      }
      assert.equal(({} as { content?: unknown }).content, undefined, 'no prototype was touched');
    });
  }

  it('J05 passes numbers that readers round, as they came', () => {
    const huge = '9'.repeat(400);
    const json = `{"messages":[],"max_tokens":9007199254740993,"seed":-0,"temperature":1e999,"top_p":${huge},"n":9007199254740993}`;
    const { fault, units, facts } = read(bytesOf(json));
    assert.equal(fault, undefined);
    assert.equal(units[0]?.bytes, json);
    assert.deepEqual(facts, {}, 'a number that is rounded is no fact');
  });

  it('J06 reads a million empty objects, in small chunks too', () => {
    const bytes = bytesOf(`{"messages":[],"metadata":[${'{},'.repeat(1_000_000)}{}]}`);
    assert.equal(read(bytes).fault, undefined);
    const cuts = Array.from({ length: 20_000 }, (_, index) => index);
    assert.equal(read(bytes, cuts).fault, undefined);
  });

  it('J06 finds the second of a million names, and keeps nothing of the text that was taken', () => {
    const names = Array.from({ length: 1_000_000 }, (_, index) => `"k${index}":0`).join(',');
    const bytes = bytesOf(`{"messages":[],"metadata":{${names},"k0":1}}`);
    const reader = requestReader(openaiChat);
    let taken = 0;
    let at: string | undefined;
    for (let from = 0; from < bytes.length; from += 65_536) {
      const { units, fault } = reader.push(bytes.subarray(from, from + 65_536));
      for (const unit of units) taken += unit.runs.splice(0).length;
      at ??= fault?.at;
    }
    assert.deepEqual([taken, at], [1_000_000, 'metadata.*']);
  });

  const PLACES: Readonly<Record<string, readonly [json: string, at: string]>> = {
    'a bad escape': [
      '{"messages":[{"content":"a"},{"secret-name":{"content":"\\x"}}]}',
      'messages[1].*.content',
    ],
    'a bad byte in a part': [
      '{"messages":[{},{},{},{"content":[{},{"type":"\u0000"}]}]}',
      'messages[3].content[1].type',
    ],
    'a comma too many': ['{"messages":[{"content":["a",]}]}', 'messages[0].content'],
    'a second name': ['{"messages":[{"content":"a","content":"b"}]}', 'messages[0].content'],
    'a second name that is content': ['{"messages":[{"secret":"a","secret":"b"}]}', 'messages[0].*'],
    'a variant of a name': ['{"messages":[{"CONTENT":"a"}]}', 'messages[0].content'],
    'a role that is an object': ['{"messages":[{"role":{}}]}', 'messages[0].role'],
    'messages that are an object': ['{"messages":{}}', 'messages'],
    'bytes behind it': ['{"messages":[]}x', '$'],
  };
  for (const [name, [json, at]] of Object.entries(PLACES)) {
    it(`says where: ${name}`, () => {
      const { fault } = read(bytesOf(json));
      assert.equal(fault?.at, at);
      assert.ok(!fault.message.includes('secret') && fault.message.length < 200);
    });
  }
});

describe('the same gate', () => {
  const EMPTY = new Set(['an empty body', 'blanks only']);
  const SEVERAL = new Set(['J11 NDJSON', ...EMPTY]);
  const json = Object.entries(REFUSED).filter(([, bytes]) => bytes.length < 1_000_000);

  it('stands before every other reader of JSON', () => {
    assert.ok(json.length > 60);
    const refused = (make: () => Outcome, name: string): void => {
      const { fault, units } = make();
      assert.equal(fault?.kind, 'unreadable', name);
      assert.ok(
        units.every(({ bytes }) => bytes === undefined || bytes === ''),
        name,
      );
    };
    for (const [name, bytes] of json) {
      const lines = 'application/x-ndjson';
      const data = Buffer.concat([bytesOf('data: '), bytes, bytesOf('\n\n')]);
      const field = Buffer.concat([
        bytesOf('--b\r\ncontent-disposition: form-data; name=a\r\ncontent-type: application/json\r\n\r\n'),
        bytes,
        bytesOf('\r\n--b--'),
      ]);
      refused(() => readAll(requestReader(GENERIC, 'multipart/form-data; boundary=b'), field), name);
      if (!EMPTY.has(name)) refused(() => readAll(requestReader(GENERIC), bytes), name);
      if (!SEVERAL.has(name)) refused(() => readAll(requestReader(GENERIC, lines), bytes), name);
      // Answers may hold half surrogate pairs; in an event stream a line break divides.
      if (/surrogate/.test(name) && !name.includes('UTF-8')) continue;
      if (!EMPTY.has(name)) refused(() => readAll(answerReader(openaiChat, 'application/json'), bytes), name);
      if (!/new line|line comment|NDJSON|shell|blanks|empty/.test(name))
        refused(() => readAll(answerReader(openaiChat, 'text/event-stream'), data), name);
    }
  });

  it('hands out no unit of a stream before its event was read', () => {
    const { units } = readUnits(answerReader(openaiChat, 'text/event-stream'), [bytesOf('data: {"a":"b"')]);
    assert.deepEqual(units, []);
  });
});
