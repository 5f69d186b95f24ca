/** Every store that a policy may name has a reader; targets and JSON are read in one way alone. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { STORES } from '../../../src/core/retrieval.ts';
import { RETRIEVERS } from '../../../src/retrievers/index.ts';
import { writeJson } from '../../../src/retrievers/json.ts';
import { parseJson } from '../../../src/retrievers/parse-json.ts';
import { formatTarget, parseTarget } from '../../../src/retrievers/target.ts';

const read = (text: string) => parseJson(Buffer.from(text, 'latin1'), { depth: 4 });

describe('stores', () => {
  it('have a reader each', () => {
    assert.deepEqual(RETRIEVERS.map(({ name }) => name).sort(), [...STORES].sort());
  });
});

describe('JSON of stores', () => {
  it('holds texts of any length', () => {
    for (const unit of ['x', '\\n', 'x\\"']) assert.ok(read(`["${unit.repeat(6_000_000)}"]`).ok, unit);
  });

  for (const text of [
    '{"a":12345678901234567890,"b":[1.0,-0,1e2]}',
    '"\u005c\u005c"',
    '{"__proto__":{"a":null}}',
    '[]',
  ])
    it(`is written as it came: ${text}`, () => {
      const value = read(text);
      assert.ok(value.ok);
      assert.equal(writeJson(value.value), text);
    });

  const wrong = [
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '[[[[[]]]]]',
    '{} {}',
    '{"a":01}',
    '{"a":.5}',
    "{'a':1}",
    '[1,]',
  ];
  for (const text of [...wrong, '{"a":NaN}', '"\\ud800"', '"\t"', '\ufeff{}', '', '\xff', '"\\x"', 'tru'])
    it(`is refused: ${JSON.stringify(text)}`, () => assert.equal(read(text).ok, false));
});

describe('targets of stores', () => {
  const same = ['/', '/a/b', '/a?x=1&y=a,b', '/a%20b', '/t?name=eq.x&or=(a,b)'];
  for (const target of same)
    it(`stand as they came: ${target}`, () => {
      const parsed = parseTarget('GET', target);
      assert.ok(parsed.ok);
      assert.equal(formatTarget(parsed.value), target);
    });

  for (const [target, one] of [
    ['/%61', '/a'],
    ['/a/', '/a'],
    ['/a?x=b+c', '/a?x=b%20c'],
    ['/a?x', '/a?x='],
  ] as const)
    it(`are spelled in one way: ${target}`, () => {
      const parsed = parseTarget('GET', target);
      assert.ok(parsed.ok);
      assert.equal(formatTarget(parsed.value), one);
    });

  for (const target of [
    'a',
    '//a',
    '/a//b',
    '/a/../b',
    '/a/%2e%2e/b',
    '/a%2Fb',
    '/a\\b',
    '/a;b',
    '/a%00',
    '/%ff',
    '/a#b',
    '/a?=1',
    '/a?x=1;y=2',
  ])
    it(`are refused: ${target}`, () => assert.equal(parseTarget('GET', target).ok, false));
});
