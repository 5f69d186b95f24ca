/** Fuzz target: what a content type says, which chooses the reader. Each line of an input is one header. */
import assert from 'node:assert/strict';
import { contentTypeOf, mediaOf, shownType } from '../../../src/dialects/content-type.ts';
import type { Target } from '../framework/target.ts';
import { linesOf } from '../support/lines.ts';

const UTF8 = ['utf-8', 'utf8', 'us-ascii'];

export const contentType: Target = {
  name: 'content-type',
  holds: 'What is accepted is one header of one known type in UTF-8, however a lenient reader takes it.',
  tokens: [
    ...['application/json', 'text/event-stream', 'text/plain', 'application/x-ndjson', 'multipart/form-data'],
    ...[
      '; charset=utf-8',
      '; charset="utf-8"',
      ';charset=utf-16',
      '; charset=utf-7',
      ' charset = "latin1"',
      ';CHARSET=UTF-8',
    ],
    ...[
      '; boundary=x',
      '; boundary="a b"',
      ';',
      ',',
      '"',
      '\\"',
      '\n',
      '+json',
      '/',
      '=',
      "charset*=utf-8''x",
      '\t',
    ],
  ],
  longest: 65_536,
  run: (input) => {
    const headers = linesOf(input).map((value) => ({ name: 'content-type', value }));
    const type = contentTypeOf(headers);
    if (!type.ok) return `refused: ${type.fault.message}`;
    if (type.value === undefined) {
      assert.equal(headers.length, 0);
      return 'none';
    }
    const [value = '', ...more] = headers.map((header) => header.value);
    assert.equal(more.length, 0, 'one header');
    const unquoted = value.replaceAll(/(?<!charset\s*=\s*)"[^"]*"/gi, '""');
    for (const [, charset = ''] of unquoted.matchAll(
      /(?<![\w!#$%&'*+.^`|~-])charset\s*=\s*"?\s*([^";,\s]*)/gi,
    ))
      assert.ok(UTF8.includes(charset.toLowerCase()), 'another charset was accepted');
    const { essence, parameters } = type.value;
    assert.ok(value.toLowerCase().startsWith(essence));
    for (const [name, text] of parameters)
      assert.ok(value.toLowerCase().includes(name) && value.includes(text));
    assert.match(shownType(type.value), /^[a-z0-9.+/?-]*$/);
    return `${mediaOf(type.value) ?? 'unknown'}; ${Math.min(3, parameters.size)} parameters`;
  },
};
