/** Bodies that the JSON gate refuses, by their case: what other readers could see otherwise. */
import { bytesOf } from './read-all.ts';

export const GOOD = '{"model":"m","messages":[{"role":"user","content":"hi"}]}';

export function withContent(json: string): Buffer {
  return bytesOf(`{"messages":[{"role":"user","content":${json}}]}`);
}

function utf16(text: string, bigEndian: boolean): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

function utf32(text: string, bigEndian: boolean): Buffer {
  const bytes = Buffer.concat([...text].map((char) => Buffer.from([char.codePointAt(0) ?? 0, 0, 0, 0])));
  return bigEndian ? bytes.swap32() : bytes;
}

const EVIL = '[{"role":"user","content":"evil"}]';
/** What no reader of JSON here takes, whatever the format. */
export const REFUSED: Readonly<Record<string, Uint8Array>> = {
  'J01 UTF-16 little endian': utf16(GOOD, false),
  'J01 UTF-16 big endian': utf16(GOOD, true),
  'J01 UTF-16 with a mark': Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(GOOD, false)]),
  'J01 UTF-16 big endian with a mark': Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(GOOD, true)]),
  'J01 UTF-32': utf32(GOOD, false),
  'J01 UTF-32 big endian': utf32(GOOD, true),
  'J01 UTF-32 with a mark': utf32(`\ufeff${GOOD}`, false),
  'J01 UTF-8 with a mark': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytesOf(GOOD)]),
  'J02 a second messages, evil first': bytesOf(`{"messages":${EVIL},"messages":[]}`),
  'J02 a second messages, evil last': bytesOf(`{"messages":[],"messages":${EVIL}}`),
  'J02 a second messages, spelled with an escape': bytesOf(`{"messages":[],"m\\u0065ssages":${EVIL}}`),
  'J02 a second content': bytesOf('{"messages":[{"role":"user","content":"a","content":"b"}]}'),
  'J02 a second name that is not in the format': bytesOf('{"messages":[],"metadata":{"a":1,"b":2,"a":3}}'),
  'J02 a second name in a schema': bytesOf(
    '{"messages":[],"tools":[{"function":{"parameters":{"properties":{"a":1,"a":2}}}}]}',
  ),
  'J02 a second empty name': bytesOf('{"messages":[],"":1,"":2}'),
  'J02 a second of many names': bytesOf(
    `{"messages":[],"metadata":{${Array.from({ length: 40 }, (_, index) => `"k${index}":0`).join(',')},"k3":1}}`,
  ),
  'J06 depth 65': withContent(`${'['.repeat(62)}${']'.repeat(62)}`),
  'J06 depth 200,000': bytesOf('['.repeat(200_000)),
  'J06 10 MB of [': Buffer.alloc(10_000_000, 0x5b),
  'J06 depth 65 of objects': withContent(`${'{"a":'.repeat(62)}1${'}'.repeat(62)}`),
  'J06 10 MB of objects in objects': Buffer.from('{"a":'.repeat(2_000_000)),
  'J07 a second __proto__': bytesOf('{"messages":[],"__proto__":1,"__proto__":2}'),
  'J07 a second constructor': bytesOf('{"messages":[],"metadata":{"constructor":1,"constructor":2}}'),
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
  'J11 a comment behind the document': bytesOf(`${GOOD}/**/`),
  'J11 a comment of a shell': bytesOf(`#\n${GOOD}`),
  'J11 single quotes': bytesOf("{'messages':[]}"),
  'J11 a text in single quotes': bytesOf('{"messages":[\'evil\']}'),
  'J11 a name without quotes': bytesOf('{messages:[]}'),
  'J11 two commas': bytesOf('{"messages":[1,,2]}'),
  'J11 a comma in front': bytesOf('{,"messages":[]}'),
  'J11 an equals sign': bytesOf('{"messages"=[]}'),
  'J11 a blank outside of ASCII': bytesOf(`\u00a0${GOOD}`),
  'J11 a form feed': bytesOf(`\f${GOOD}`),
  'J11 a trailing comma in an object': bytesOf('{"messages":[],}'),
  'J11 a trailing comma in an array': bytesOf('{"messages":[1,]}'),
  'a raw new line in a string': withContent('"a\nb"'),
  'a raw tab in a string': withContent('"a\tb"'),
  'J05 NaN': bytesOf('{"messages":[],"temperature":NaN}'),
  'J05 -NaN': bytesOf('{"messages":[],"temperature":-NaN}'),
  'J05 Infinity': bytesOf('{"messages":[],"temperature":Infinity}'),
  'J05 -Infinity': bytesOf('{"messages":[],"temperature":-Infinity}'),
  'J05 a hexadecimal number': bytesOf('{"messages":[],"seed":0x1}'),
  'J05 two signs': bytesOf('{"messages":[],"seed":--1}'),
  'J05 an exponent without digits': bytesOf('{"messages":[],"seed":1e}'),
  'J05 a number with a leading zero': bytesOf('{"messages":[],"seed":01}'),
  'J05 a number with a plus': bytesOf('{"messages":[],"seed":+1}'),
  'J05 a number without a fraction': bytesOf('{"messages":[],"seed":1.}'),
  'J05 a number without an integer': bytesOf('{"messages":[],"seed":.5}'),
  'J05 a number of 401 digits': bytesOf(`{"messages":[],"seed":${'1'.repeat(401)}}`),
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
};

/** JSON that is none of a chat request, or has names that only a known format refuses. */
export const NO_REQUEST: Readonly<Record<string, Uint8Array>> = {
  'J03 Messages': bytesOf(`{"messages":[],"Messages":${EVIL}}`),
  'J03 MESSAGES alone': bytesOf(`{"MESSAGES":${EVIL}}`),
  'J03 messages with long s': bytesOf(`{"messages":[],"me\u017f\u017fages":${EVIL}}`),
  'J03 messages with escaped long s': bytesOf(`{"messages":[],"me\\u017f\\u017fages":${EVIL}}`),
  'J03 tool_calls with a Kelvin sign in tokens': bytesOf('{"messages":[],"max_to\u212aens":1}'),
  'J03 Content in a message': bytesOf('{"messages":[{"role":"user","Content":"evil"}]}'),
  'J03 fullwidth': bytesOf(`{"messages":[],"\uff4dessages":${EVIL}}`),
  'J03 a variant in a part': bytesOf('{"messages":[{"content":[{"type":"text","Text":"evil"}]}]}'),
  'J03 a variant in a call': bytesOf('{"messages":[{"tool_calls":[{"function":{"Arguments":"evil"}}]}]}'),
  'J03 a variant in a tool': bytesOf('{"messages":[],"tools":[{"Function":{"name":"evil"}}]}'),
  'J03 a name that ends at its NUL': bytesOf(`{"messages":[],"messages\\u0000x":${EVIL}}`),
  'no messages': bytesOf('{"model":"m"}'),
  'messages that are no list': bytesOf('{"messages":{"role":"user"}}'),
  'messages that are a text': bytesOf('{"messages":"evil"}'),
  'an array at the top': bytesOf('[{"messages":[]}]'),
  'a text at the top': bytesOf('"messages"'),
};
