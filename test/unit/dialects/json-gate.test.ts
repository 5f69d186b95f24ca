/** The strict gate for JSON: what other readers could see otherwise is refused (J01 to J04, J06, J10, J11). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import { bytesOf, everyByte, type Outcome, readAll, requestReader, textsOf } from './read-all.ts';

const GOOD = '{"model":"m","messages":[{"role":"user","content":"hi"}]}';

function read(bytes: Uint8Array, cuts: readonly number[] = []): Outcome {
  return readAll(requestReader(openaiChat), bytes, cuts);
}

function withContent(json: string): Buffer {
  return bytesOf(`{"messages":[{"role":"user","content":${json}}]}`);
}

function utf16(text: string, bigEndian: boolean): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

function utf32(text: string): Buffer {
  return Buffer.concat([...text].map((char) => Buffer.from([char.codePointAt(0) ?? 0, 0, 0, 0])));
}

const EVIL = '[{"role":"user","content":"evil"}]';
const REFUSED: Readonly<Record<string, Uint8Array>> = {
  'J01 UTF-16 little endian': utf16(GOOD, false),
  'J01 UTF-16 big endian': utf16(GOOD, true),
  'J01 UTF-16 with a mark': Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(GOOD, false)]),
  'J01 UTF-32': utf32(GOOD),
  'J01 UTF-8 with a mark': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytesOf(GOOD)]),
  'J02 a second messages, evil first': bytesOf(`{"messages":${EVIL},"messages":[]}`),
  'J02 a second messages, evil last': bytesOf(`{"messages":[],"messages":${EVIL}}`),
  'J02 a second messages, spelled with an escape': bytesOf(`{"messages":[],"m\\u0065ssages":${EVIL}}`),
  'J02 a second content': bytesOf('{"messages":[{"role":"user","content":"a","content":"b"}]}'),
  'J02 a second name that is not in the format': bytesOf('{"messages":[],"metadata":{"a":1,"b":2,"a":3}}'),
  'J02 a second of many names': bytesOf(
    `{"messages":[],"metadata":{${Array.from({ length: 40 }, (_, index) => `"k${index}":0`).join(',')},"k3":1}}`,
  ),
  'J03 Messages': bytesOf(`{"messages":[],"Messages":${EVIL}}`),
  'J03 MESSAGES alone': bytesOf(`{"MESSAGES":${EVIL}}`),
  'J03 messages with long s': bytesOf(`{"messages":[],"me\u017f\u017fages":${EVIL}}`),
  'J03 messages with escaped long s': bytesOf(`{"messages":[],"me\\u017f\\u017fages":${EVIL}}`),
  'J03 tool_calls with a Kelvin sign in tokens': bytesOf('{"messages":[],"max_to\u212aens":1}'),
  'J03 Content in a message': bytesOf('{"messages":[{"role":"user","Content":"evil"}]}'),
  'J03 fullwidth': bytesOf(`{"messages":[],"\uff4dessages":${EVIL}}`),
  'J06 depth 65': withContent(`${'['.repeat(62)}${']'.repeat(62)}`),
  'J06 depth 200,000': bytesOf('['.repeat(200_000)),
  'J06 10 MB of [': Buffer.alloc(10_000_000, 0x5b),
  'J10 invalid UTF-8': withContent('"a\u0000b"').map((byte) => (byte === 0 ? 0xff : byte)),
  'J10 overlong UTF-8': Buffer.concat([bytesOf('{"messages":["'), Buffer.from([0xc0, 0xaf]), bytesOf('"]}')]),
  'J10 a surrogate in UTF-8': Buffer.concat([
    bytesOf('{"messages":["'),
    Buffer.from([0xed, 0xa0, 0x80]),
    bytesOf('"]}'),
  ]),
  'J10 beyond U+10FFFF': Buffer.concat([
    bytesOf('{"messages":["'),
    Buffer.from([0xf4, 0x90, 0x80, 0x80]),
    bytesOf('"]}'),
  ]),
  'J10 a lone high surrogate': withContent('"\\ud800"'),
  'J10 a lone low surrogate': withContent('"\\udc00x"'),
  'J10 two high surrogates': withContent('"\\ud83d\\ud83d\\ude00"'),
  'J10 a raw NUL': withContent('"\u0000"'),
  'J11 trailing bytes': bytesOf(`${GOOD}x`),
  'J11 NDJSON': bytesOf(`${GOOD}\n${GOOD}`),
  'J11 a comment': bytesOf(`{/*c*/"messages":[]}`),
  'J11 a line comment': bytesOf(`// c\n${GOOD}`),
  'J11 single quotes': bytesOf("{'messages':[]}"),
  'J11 a trailing comma in an object': bytesOf('{"messages":[],}'),
  'J11 a trailing comma in an array': bytesOf('{"messages":[1,]}'),
  'a raw new line in a string': withContent('"a\nb"'),
  'a raw tab in a string': withContent('"a\tb"'),
  NaN: bytesOf('{"messages":[],"temperature":NaN}'),
  Infinity: bytesOf('{"messages":[],"temperature":-Infinity}'),
  'a number with a leading zero': bytesOf('{"messages":[],"seed":01}'),
  'a number with a plus': bytesOf('{"messages":[],"seed":+1}'),
  'a number without a fraction': bytesOf('{"messages":[],"seed":1.}'),
  'a number without an integer': bytesOf('{"messages":[],"seed":.5}'),
  'a number of 401 digits': bytesOf(`{"messages":[],"seed":${'1'.repeat(401)}}`),
  'a name over 1024 bytes': bytesOf(`{"messages":[],"${'k'.repeat(1025)}":1}`),
  'an escape that does not exist': withContent('"\\x41"'),
  'an escape with a wrong digit': withContent('"\\u00g0"'),
  'a word in capitals': bytesOf('{"messages":[],"stream":True}'),
  'a word cut short': bytesOf('{"messages":[],"stream":tru}'),
  'a bracket of the other kind': bytesOf('{"messages":[}'),
  'an end in the middle': bytesOf('{"messages":["a'),
  'an end in the middle of a character': withContent('"é"').subarray(0, 37),
  'an empty body': new Uint8Array(0),
  'blanks only': bytesOf('  \n'),
  'no messages': bytesOf('{"model":"m"}'),
  'messages that are no list': bytesOf('{"messages":{"role":"user"}}'),
  'messages that are a text': bytesOf('{"messages":"evil"}'),
  'an array at the top': bytesOf('[{"messages":[]}]'),
  'a text at the top': bytesOf('"messages"'),
};

describe('the JSON gate', () => {
  for (const [name, bytes] of Object.entries(REFUSED)) {
    it(`refuses ${name}`, () => {
      const whole = read(bytes);
      assert.equal(whole.fault?.kind, 'unreadable');
      assert.ok(!JSON.stringify(whole.fault).includes('evil'), 'a fault repeats no content');
      if (bytes.length < 1000) assert.deepEqual(read(bytes, everyByte(bytes)), whole);
    });
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

  it('J03 leaves names in free places alone', () => {
    const bytes = bytesOf(
      '{"messages":[],"metadata":{"Model":"x","Messages":"y"},"tools":[{"parameters":{"Role":1}}]}',
    );
    assert.equal(read(bytes).fault, undefined);
  });

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

  it('J07 takes __proto__ and its like as names only', () => {
    const bytes = bytesOf(
      '{"messages":[{"role":"user","__proto__":{"content":"x"},"constructor":"y"}],"toString":"z"}',
    );
    const { fault, facts } = read(bytes);
    assert.equal(fault, undefined);
    assert.deepEqual(facts, { messages: 1 });
  });

  it('reads a million empty objects, in small chunks too', () => {
    const bytes = bytesOf(`{"messages":[],"metadata":[${'{},'.repeat(1_000_000)}{}]}`);
    assert.equal(read(bytes).fault, undefined);
    const cuts = Array.from({ length: 20_000 }, (_, index) => index);
    assert.equal(read(bytes, cuts).fault, undefined);
  });

  it('names the place of a fault without its content', () => {
    const { fault } = read(
      bytesOf('{"messages":[{"role":"user","content":"a"},{"secret-name":{"content":"\\x"}}]}'),
    );
    assert.equal(fault?.at, 'messages[1].*.content');
  });
});
