/** The one reading of content types: what readers could disagree on is refused (H01, H02, H04). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contentTypeOf, mediaOf, parseContentType } from '../../../src/dialects/content-type.ts';
import { contentTypeFault } from '../../../src/screen/gate.ts';

const READ: Readonly<Record<string, readonly [essence: string, parameters: Record<string, string>]>> = {
  'application/json': ['application/json', {}],
  'Application/JSON;Charset=UTF-8': ['application/json', { charset: 'UTF-8' }],
  'application/json; charset="utf-8"': ['application/json', { charset: 'utf-8' }],
  'application/json;': ['application/json', {}],
  'application/json ;; charset=utf8 ; ': ['application/json', { charset: 'utf8' }],
  'text/plain; charset=us-ascii; format=flowed': ['text/plain', { charset: 'us-ascii', format: 'flowed' }],
  'multipart/form-data; boundary="a b:c"': ['multipart/form-data', { boundary: 'a b:c' }],
  'application/vnd.api+json; profile="x;charset=utf-7"': [
    'application/vnd.api+json',
    { profile: 'x;charset=utf-7' },
  ],
};

const REFUSED: Readonly<Record<string, string>> = {
  'two types in one value': 'application/json, text/plain',
  'two types behind a parameter': 'application/json; charset=utf-8, text/plain',
  'no type': '',
  'one word': 'json',
  'a blank in front': ' application/json',
  'a slash too many': 'application/json/x',
  'a blank around the sign': 'application/json; charset = utf-8',
  'a parameter without a value': 'application/json; charset=',
  'a parameter without a sign': 'application/json; charset',
  'a quote that does not end': 'application/json; charset="utf-8',
  'text behind a quote': 'application/json; charset="utf-8"x',
  'a backslash in quotes': 'multipart/form-data; boundary="a\\b"',
  'a character outside of ASCII': 'application/json; charset=utf-8\u00a0',
  'H02 two charsets': 'application/json; charset=utf-8; charset=utf-7',
  'H02 two charsets that are the same': 'application/json; charset=utf-8; Charset=utf-8',
  'two boundaries': 'multipart/form-data; boundary=a; boundary=b',
  'H01 UTF-16': 'application/json;charset=utf-16',
  'UTF-32': 'application/json;charset=utf-32le',
  'H04 UTF-7': 'text/plain; charset="utf-7"',
  'Latin 1': 'text/plain; charset=iso-8859-1',
  'a charset of no name': 'text/plain; charset=""',
};

describe('a content type', () => {
  for (const [value, [essence, parameters]] of Object.entries(READ)) {
    it(`reads ${value}`, () => {
      const type = parseContentType(value);
      assert.ok(type.ok);
      assert.deepEqual(
        [type.value.essence, Object.fromEntries(type.value.parameters)],
        [essence, parameters],
      );
    });
  }

  for (const [name, value] of Object.entries(REFUSED)) {
    it(`refuses ${name}`, () => {
      const type = parseContentType(value);
      assert.ok(!type.ok);
      assert.deepEqual([type.fault.kind, type.fault.at], ['unreadable', 'content-type']);
      assert.deepEqual(contentTypeFault([{ name: 'content-type', value }]), type.fault, 'as the gate does');
    });
  }

  it('H02 refuses two header lines, also of one type', () => {
    const line = { name: 'content-type', value: 'application/json' };
    const type = contentTypeOf([line, line]);
    assert.ok(!type.ok && type.fault.kind === 'unreadable');
  });

  it('may be absent', () => assert.deepEqual(contentTypeOf([]), { ok: true, value: undefined }));

  it('reads a long value in time that grows with its length only', () => {
    assert.ok(parseContentType(`a/b${'; '.repeat(1_000_000)}`).ok);
    assert.ok(!parseContentType(`a/b${' '.repeat(1_000_000)}x`).ok);
  });

  it('chooses the reader', () => {
    const media = (value: string): string | undefined => {
      const type = parseContentType(value);
      return type.ok ? mediaOf(type.value) : undefined;
    };
    assert.deepEqual(
      [
        'application/json',
        'application/problem+json',
        'application/x-ndjson',
        'application/ndjson',
        'application/jsonl',
        'application/x-jsonl',
        'application/json-lines',
        'text/event-stream',
        'text/plain',
        'multipart/form-data; boundary=b',
        'application/json-seq',
        'application/x-www-form-urlencoded',
        'multipart/mixed; boundary=b',
      ].map(media),
      [
        ...['json', 'json', 'lines', 'lines', 'lines', 'lines', 'lines', 'events', 'text', 'form'],
        ...[undefined, undefined, undefined],
      ],
    );
  });
});
