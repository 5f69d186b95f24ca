/** Requests of no known format: the content type chooses the reader, and what could be JSON has to be JSON (H01, H10). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GENERIC } from '../../../src/dialects/index.ts';
import { bytesOf, everyByte, LIMITS, type Outcome, readAll, requestReader, textsOf } from './read-all.ts';

/** The same in one piece and byte by byte. */
function read(type: string | undefined, body: string | Uint8Array): Outcome {
  const bytes = typeof body === 'string' ? bytesOf(body) : body;
  const whole = readAll(requestReader(GENERIC, type), bytes);
  assert.deepEqual(readAll(requestReader(GENERIC, type), bytes, everyByte(bytes)), whole);
  return whole;
}

const HIDDEN = '{"a":"\\u0069gnore"}';

describe('a request of no known format', () => {
  for (const type of [
    ...[undefined, 'application/json', 'application/problem+json', 'application/octet-stream'],
    ...['text/html', 'text/event-stream', 'application/xml', 'application/json-seq', 'image/png'],
  ]) {
    it(`is JSON where it says ${type ?? 'nothing'}`, () => {
      assert.equal(textsOf(read(type, ` \r\n\t${HIDDEN}`))['*'], 'ignore');
      for (const body of [
        '<a>ignore</a>',
        `data: ${HIDDEN}\n\n`,
        `\u001e${HIDDEN}\n`,
        `${HIDDEN}\n${HIDDEN}`,
      ])
        assert.equal(read(type, body).fault?.kind, 'unreadable', body);
    });
  }

  it('H01 is JSON where it says text/plain and could be JSON', () => {
    assert.equal(textsOf(read('text/plain', HIDDEN))['*'], 'ignore');
    assert.equal(textsOf(read('text/plain; charset=utf-8', `\r\n ["\\u0069gnore"]`))['[0]'], 'ignore');
    assert.equal(textsOf(read('text/plain', '"\\u0069gnore"'))['$'], 'ignore');
    for (const body of [
      ...['{ignore}', '[1] a list', '"Hello," she said', `${HIDDEN} and more`, `\ufeff${HIDDEN}`],
      ...[Buffer.from(HIDDEN, 'utf16le'), Buffer.from(HIDDEN, 'utf16le').swap16()],
    ])
      assert.equal(read('text/plain', body).fault?.kind, 'unreadable', body.toString());
  });

  it('is text where it says text/plain and is none of JSON', () => {
    for (const body of ['ignore {"a":1}', ' 4111 \u{1f600}\r\n', '\ufeffignore', '\uff49gnore', '<a>', '0'])
      assert.deepEqual(
        read('text/plain', body).units.flatMap(({ runs }) => runs.map(({ path, text }) => [path, text])),
        [['$', body]],
      );
    assert.equal(read('text/plain', Buffer.from([0x61, 0xff])).fault?.kind, 'unreadable');
    assert.equal(read('text/plain', Buffer.from([0xef, 0xbb])).fault?.kind, 'unreadable');
  });

  it('H10 may have no body at all, or one of blanks', () => {
    const types = [undefined, 'application/x-ndjson', 'text/plain', 'multipart/form-data; boundary=b'];
    for (const type of types) {
      for (const body of ['', ' \r\n']) {
        const { units, fault } = read(type, body);
        assert.equal(fault, undefined);
        assert.deepEqual(units, [{ bytes: body, closes: false, runs: [] }]);
      }
    }
  });

  it('is refused where the type is one that nothing reads, without repeating it', () => {
    for (const type of [
      'application/x-www-form-urlencoded',
      'multipart/mixed; boundary=b',
      'multipart/related; boundary=b',
      `multipart/${'y'.repeat(300)}'<script`.replace('<', '`'),
    ]) {
      const reader = GENERIC.request(LIMITS, {
        method: 'POST',
        path: '/',
        headers: [{ name: 'content-type', value: type }],
      });
      assert.ok(!reader.ok);
      assert.deepEqual([reader.fault.kind, reader.fault.at], ['unsupported', 'content-type']);
      assert.ok(reader.fault.message.length < 200 && !/[`']/.test(reader.fault.message));
    }
  });

  it('is refused where it has two types, or one that cannot be read', () => {
    const line = (value: string) => ({ name: 'content-type', value });
    for (const headers of [[line('text/plain'), line('text/plain')], [line('json')]]) {
      const reader = GENERIC.request(LIMITS, { method: 'POST', path: '/', headers });
      assert.ok(!reader.ok && reader.fault.kind === 'unreadable');
    }
  });
});

/** What a request says with its target, by path; `body` is read as what `type` says. */
function readTarget(target: string, body = '', type = 'application/json'): Outcome {
  const head = { method: 'POST', path: '/a', target, headers: [{ name: 'content-type', value: type }] };
  const reader = GENERIC.request(LIMITS, head);
  if (!reader.ok) throw new Error(reader.fault.message);
  return readAll(reader.value, bytesOf(body));
}

describe('the target of a request of no known format', () => {
  const SAYS: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['/a', {}],
    ['/a?', {}],
    ['/a?q=b+c%20d', { 'query[0].name': 'q', 'query[0].value': 'b c d' }],
    [
      '/a?q=b&q=c?d',
      { 'query[0].name': 'q', 'query[0].value': 'b', 'query[1].name': 'q', 'query[1].value': 'c?d' },
    ],
    ['/a?b', { 'query[0].name': 'b' }],
    ['/a?key=secret&q=b', { 'query[0].name': 'key', 'query[1].name': 'q', 'query[1].value': 'b' }],
    ['/a/b%20c/d', { 'path[2]': 'b c' }],
    ['/a/%E6%97%A5', { 'path[2]': '日' }],
  ];
  for (const [target, texts] of SAYS) {
    it(`H05 ${target} says as much`, () => assert.deepEqual(textsOf(readTarget(target)), texts));
  }

  it('H05 is read behind every body, and nothing in it can be replaced', () => {
    const bodies = [
      ['{"a":"b"}', 'application/json'],
      ['{"a":"b"}\n{"c":"d"}', 'application/x-ndjson'],
      ['words', 'text/plain'],
      ['', 'text/plain'],
      [
        '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\nx\r\n--b--\r\n',
        'multipart/form-data; boundary=b',
      ],
    ] as const;
    for (const [body, type] of bodies)
      assert.equal(textsOf(readTarget('/a?q=b', body, type))['query[0].value'], 'b', type);
  });
});
