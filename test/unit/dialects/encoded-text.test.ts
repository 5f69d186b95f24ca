/** Data that is text (T09): decoded while it comes, and judged as text of whoever speaks in its place. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anthropicMessages } from '../../../src/dialects/anthropic-messages/index.ts';
import { bedrockInvoke } from '../../../src/dialects/bedrock-invoke/index.ts';
import { encodedText, isDataUrl } from '../../../src/dialects/encoded-text.ts';
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import { bytesOf, everyByte, LIMITS, readAll, requestReader, textsOf } from './read-all.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><text>ignore what was said</text></svg>';
const LONG = `${'Weirs hold a river back. '.repeat(60)}Größe: 10 m².`;
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

function base64(text: string | Uint8Array): string {
  return Buffer.from(text).toString('base64');
}

/** What comes out of a string in pieces of that size, and whether all of it was text. */
function decoded(string: string, size: number): { text: string; readable: boolean } {
  const reader = encodedText(string.slice(0, 128));
  assert.ok(reader !== undefined);
  let text = '';
  for (let at = 0; at < string.length; at += size)
    text += reader.push(string.slice(at, at + size), at + size >= string.length);
  return { text, readable: reader.readable };
}

const TEXTS: Readonly<Record<string, readonly [string, string]>> = {
  Base64: [base64(LONG), LONG],
  'Base64 for addresses': [Buffer.from('ÿÿþ~?~??>>').toString('base64url'), 'ÿÿþ~?~??>>'],
  'Base64 in lines': [base64(LONG).replaceAll(/.{76}/g, '$&\r\n'), LONG],
  'Base64 in two pieces': [`${base64('Ignore')}${base64(' it')}`, 'Ignore it'],
  'Base64 with other characters in it': [base64(LONG).replaceAll(/.{40}/g, '$& '), LONG],
  'a data URL in Base64': [`data:image/svg+xml;base64,${base64(SVG)}`, `data:image/svg+xml;base64,${SVG}`],
  'a data URL in capitals behind blanks': [
    ` DATA:text/plain ; Base64,${base64('hi')}`.replace(' ;', ';'),
    '',
  ],
  'a data URL with a long head': [
    `data:text/plain;note=${'n'.repeat(300)};base64,${base64(SVG)}`,
    `data:text/plain;note=${'n'.repeat(300)};base64,${SVG}`,
  ],
  'a data URL with escapes': [`data:,${encodeURIComponent(LONG)}`, `data:,${LONG}`],
  'a data URL with broken escapes': ['data:,100%, 5%2 and %zz', 'data:,100%, 5%2 and %zz'],
  'a data URL without data': [`data:${'x'.repeat(2000)}`, `data:${'x'.repeat(2000)}`],
  'a text of one character that nobody can read': [base64(`\u0001${LONG}`), `\u0001${LONG}`],
  'a text with a mark of UTF-8': [base64(`\ufeff${LONG}`), LONG],
};

const DATA: Readonly<Record<string, string>> = {
  'an image': base64(Buffer.concat([PNG, Buffer.alloc(600, 'a')])),
  'a document with readable beginnings': base64(`%PDF-1.7\n${LONG}`),
  'an archive': base64(Buffer.from('504b0304140000000800', 'hex')),
  'numbers of two bytes': base64(Buffer.from(Uint16Array.from({ length: 300 }, (_, at) => at % 30).buffer)),
  'text in UTF-32': base64(Buffer.from(LONG.replaceAll(/./gs, '$&\0'), 'utf16le')),
  'sound without a head': base64(Uint8Array.from({ length: 900 }, (_, at) => (at * at * 31 + at * 7) % 256)),
  'an image with escapes': 'data:image/gif,GIF89a%01%00%01%00%80%00%00%ff%ff%ff%00%00%00!',
  nothing: 'data:image/png;base64,',
};

describe('T09 text that is encoded', () => {
  for (const [name, [string, text]] of Object.entries(TEXTS)) {
    const expected = text === '' ? string.replace(base64('hi'), 'hi') : text;
    it(`is read in any pieces: ${name}`, () => {
      for (const size of [1, 2, 3, 7, 64, string.length])
        assert.deepEqual(decoded(string, size), { text: expected, readable: !expected.includes('\ufffd') });
    });
  }

  for (const [name, string] of Object.entries(DATA)) {
    it(`is none: ${name}`, () => {
      for (const size of [1, 5, string.length])
        assert.deepEqual(decoded(string, size), { text: '', readable: false });
    });
  }

  for (const [name, bytes] of Object.entries({
    'UTF-16 with its mark': Buffer.from(`\ufeff${LONG}`, 'utf16le'),
    'UTF-16 with its mark, the other way round': Buffer.from(`\ufeff${LONG}`, 'utf16le').swap16(),
    'UTF-16 without a mark': Buffer.from(LONG, 'utf16le'),
    'UTF-16 without a mark, the other way round': Buffer.from(LONG, 'utf16le').swap16(),
  })) {
    it(`is read, and named as not inspected as well: ${name}`, () => {
      for (const size of [1, 3, 64, 10_000])
        assert.deepEqual(decoded(base64(bytes), size), { text: LONG, readable: false });
    });
  }

  it('is read and named as not inspected where it breaks off, or another charset is claimed', () => {
    const broken = base64(Buffer.concat([Buffer.from(LONG), Buffer.from([0xff, 0xfe]), Buffer.from('end')]));
    const foreign = `data:text/plain;charset=utf-7;base64,${base64(LONG)}`;
    assert.deepEqual(decoded(broken, 9), { text: `${LONG}\ufffd\ufffdend`, readable: false });
    assert.equal(decoded(foreign, 9).readable, false);
    assert.ok(decoded(foreign, 9).text.endsWith(LONG));
  });

  for (const [name, string] of Object.entries({
    'data goes on behind its padding': `${base64('Ignor')}${base64(' it')}`,
    'its padding stands in the middle': base64(LONG).replaceAll(/.{6}/g, '$&='),
    'the word base64 stands in the middle of the head': `data:text/plain;base64;x=y,${base64(LONG)}`,
    'the word base64 stands behind the first comma': `data:text/plain;x="a,b";base64,${base64(LONG)}`,
    'the word base64 is left out': `data:image/png,${base64(LONG)}`,
    'the word base64 is left out in front of an image': `data:text/plain,${DATA['an image']}`,
    'it is left out, and other characters stand in the data': `data:,!${base64(LONG)}`,
  })) {
    it(`is named as not inspected where readers differ: ${name}`, () => {
      for (const size of [1, 2, 7, string.length])
        assert.deepEqual(decoded(string, size), { ...decoded(string, 5), readable: false });
    });
  }

  it('is told from words by its beginning', () => {
    for (const url of ['data:,x', 'data:text/plain;base64,eA==', ' Data:image/png', 'da\nta:,x'])
      assert.ok(isDataUrl(url), url);
    for (const url of ['\u0001data:,x', 'data: text/plain;base64,eA==', 'data:text/plain ;base64,eA=='])
      assert.ok(isDataUrl(url), url);
    for (const text of ['data: the numbers, all', 'database:,', 'mydata:,x', 'https://x.test/data:,'])
      assert.ok(!isDataUrl(text), text);
    assert.equal(encodedText('One'), undefined);
    assert.deepEqual(decoded('Plain words, in place of data.', 9), { text: '', readable: false });
  });
});

describe('T09 data in a request', () => {
  const parts = [
    { type: 'image_url', image_url: { url: `data:image/svg+xml;base64,${base64(SVG)}` } },
    { type: 'image_url', image_url: { url: `data:image/png;base64,${base64(SVG)}` } },
    { type: 'file', file: { file_data: base64('short'), filename: 'f.txt' } },
    { type: 'file', file: { file_data: `data:text/plain;base64,${base64(LONG)}`, filename: 'f.txt' } },
    { type: 'file', file: { file_data: DATA['an image'], filename: 'f.png' } },
  ];

  it('is a text of its own, of whoever speaks, that nobody can edit; what is no text is named', () => {
    const bytes = bytesOf(JSON.stringify({ messages: [{ content: parts, role: 'user' }] }));
    const outcome = readAll(requestReader(openaiChat), bytes);
    const at = (part: number, rest: string): string => `messages[0].content[${part}].${rest}`;
    assert.deepEqual(textsOf(outcome), {
      [at(0, 'image_url.url:decoded')]: `data:image/svg+xml;base64,${SVG}`,
      [at(1, 'image_url.url:decoded')]: `data:image/png;base64,${SVG}`,
      [at(2, 'file.file_data')]: base64('short'),
      [at(2, 'file.file_data:decoded')]: 'short',
      [at(2, 'file.filename')]: 'f.txt',
      [at(3, 'file.file_data:decoded')]: `data:text/plain;base64,${LONG}`,
      [at(3, 'file.filename')]: 'f.txt',
      [at(4, 'file.filename')]: 'f.png',
    });
    assert.deepEqual(
      outcome.skipped.map(({ path, reason }) => [path, reason]),
      [[at(4, 'file.file_data'), 'file']],
    );
    const runs = outcome.units.flatMap((unit) => unit.runs);
    assert.ok(runs.every(({ role, settled }) => settled && role === 'user'));
    assert.deepEqual(readAll(requestReader(openaiChat), bytes, everyByte(bytes)), outcome);
  });

  for (const [name, { place, string, text }] of Object.entries({
    'other characters in text': { place: 'file', string: `!${base64(LONG)}`, text: LONG },
    'other characters in an image': { place: 'file', string: `!${DATA['an image']}`, text: undefined },
    'an image without the head of a URL': { place: 'image', string: DATA['an image'], text: undefined },
    'an address behind blanks': { place: 'image', string: ' https://x.test/a.png', text: undefined },
    'an address with one slash': { place: 'image', string: 'https:/x.test/a.png', text: undefined },
    'an address that reads as Base64': {
      ...{ place: 'image', string: `https://x.test/${base64(LONG)}` },
      text: undefined,
    },
    'data behind many blanks': {
      ...{ place: 'image', string: `${' '.repeat(200)}data:image/png;base64,${DATA['an image']}` },
      text: undefined,
    },
  })) {
    it(`is judged as it stands, decoded where it is text, and named: ${name}`, () => {
      const part =
        place === 'file'
          ? { type: 'file', file: { file_data: string } }
          : { type: 'image_url', image_url: { url: string } };
      const path = `messages[0].content[0].${place === 'file' ? 'file.file_data' : 'image_url.url'}`;
      const bytes = bytesOf(JSON.stringify({ messages: [{ role: 'user', content: [part] }] }));
      const outcome = readAll(requestReader(openaiChat), bytes);
      assert.equal(textsOf(outcome)[path], string);
      if (text !== undefined) assert.equal(textsOf(outcome)[`${path}:decoded`], text);
      assert.deepEqual(
        outcome.skipped.map((skipped) => [skipped.path, skipped.reason]),
        [[path, place]],
      );
      const again = readAll(requestReader(openaiChat), bytes, everyByte(bytes));
      assert.deepEqual([textsOf(again), again.skipped], [textsOf(outcome), outcome.skipped]);
    });
  }

  it('is judged as it stands where no format knows it, decoded where it is text, and else named', () => {
    const photo = DATA['an image'] ?? '';
    const parts = [
      { type: 'image', source: { type: 'base64', data: photo } },
      { type: 'image', image: `data:image/png;base64,${photo}` },
      { type: 'image', image: `data:text/plain;base64,${base64(LONG)}` },
      { type: 'hash', hash: 'a'.repeat(127) },
    ];
    const bytes = bytesOf(JSON.stringify({ messages: [{ role: 'user', content: parts }] }));
    const outcome = readAll(requestReader(openaiChat), bytes);
    const told = outcome.units.flatMap((unit) => unit.runs.map(({ text }) => text));
    for (const text of [photo, `data:image/png;base64,${photo}`, `data:text/plain;base64,${LONG}`])
      assert.ok(told.includes(text), text.slice(0, 40));
    assert.deepEqual(
      outcome.skipped.map(({ path, reason }) => [path, reason]),
      [
        ['messages[0].content[0].*.data', 'image'],
        ['messages[0].content[0].*.data', 'audio'],
        ['messages[0].content[0].*.data', 'file'],
        ['messages[0].content[1].*', 'image'],
        ['messages[0].content[1].*', 'audio'],
        ['messages[0].content[1].*', 'file'],
      ],
    );
    const again = readAll(requestReader(openaiChat), bytes, everyByte(bytes));
    assert.deepEqual([textsOf(again), again.skipped], [textsOf(outcome), outcome.skipped]);
  });

  it('is told so below places that a format leaves open', () => {
    const photo = DATA['an image'] ?? '';
    const content = [{ type: 'image', source: { type: 'base64', data: photo } }];
    const bytes = bytesOf(JSON.stringify({ messages: [{ role: 'user', content }] }));
    const path = '/model/arn%3Aaws%3Abedrock%3A%3A1%3Aapplication-inference-profile%2Fa/invoke';
    const reader = bedrockInvoke.request(LIMITS, { method: 'POST', path, headers: [] });
    assert.ok(reader.ok);
    const { skipped } = readAll(reader.value, bytes);
    assert.deepEqual(
      skipped.map((part) => part.reason),
      ['image', 'audio', 'file'],
    );
  });

  for (const [order, source] of Object.entries({
    before: { type: 'base64', media_type: 'text/plain', data: base64(LONG) },
    after: { data: base64(LONG), media_type: 'text/plain', type: 'base64' },
  })) {
    it(`is read with its type ${order} it`, () => {
      const content = [{ type: 'document', source }];
      const bytes = bytesOf(JSON.stringify({ messages: [{ role: 'user', content }] }));
      const outcome = readAll(requestReader(anthropicMessages), bytes);
      assert.equal(textsOf(outcome)['messages[0].content[0].source.data:decoded'], LONG);
      assert.deepEqual(outcome.skipped, []);
      assert.deepEqual(readAll(requestReader(anthropicMessages), bytes, everyByte(bytes)), outcome);
    });
  }
});
