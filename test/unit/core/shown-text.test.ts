/** Text as approvers see it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inLines, shownText } from '../../../src/core/shown-text.ts';

describe('arguments as an approver sees them', () => {
  it('have every number as it was spelled', () => {
    const shown = inLines('{"account":9007199254740993,"amount":0.1,"all":[18446744073709551615]}');
    assert.match(shown, /"account": 9007199254740993,/);
    assert.match(shown, /"amount": 0\.1,/);
    assert.match(shown, /18446744073709551615/);
  });

  it('stay as they are where they are no JSON', () => assert.equal(inLines('{"a":'), '{"a":'));

  it('name what nobody would see', () => assert.equal(shownText('a\u200bb\n', true), 'a<U+200B>b\n'));
});
