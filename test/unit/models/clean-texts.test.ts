import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { JudgedTexts } from '../../../src/models/clean-texts.ts';
import { judgesSection } from '../../../src/models/section.ts';

describe('texts that a judge found clean', () => {
  let now = 0;
  const clock = { now: () => 0, monotonic: () => now };
  const memory = (entries: number, minutes = 1): JudgedTexts => {
    const { judge } = judgesSection.parse({ judge: { url: 'http://t:1/', remember: { entries, minutes } } });
    assert.ok(judge !== undefined);
    return new JudgedTexts({ one: judge, other: judge }, clock);
  };

  it('are remembered for their judge alone', () => {
    const texts = memory(10);
    texts.add('one', 'a');
    assert.deepEqual(
      [texts.has('one', 'a'), texts.has('other', 'a'), texts.has('none', 'a')],
      [true, false, false],
    );
  });

  it('are forgotten after their minutes, however often they come', () => {
    const texts = memory(10, 2);
    texts.add('one', 'a');
    now += 119_999;
    assert.equal(texts.has('one', 'a'), true);
    now += 1;
    assert.equal(texts.has('one', 'a'), false);
  });

  it('give way to newer ones, the one least used first', () => {
    const texts = memory(2);
    texts.add('one', 'a');
    texts.add('one', 'b');
    assert.equal(texts.has('one', 'a'), true);
    texts.add('one', 'c');
    assert.deepEqual(
      ['a', 'b', 'c'].map((key) => texts.has('one', key)),
      [true, false, true],
    );
  });

  it('are not remembered at all where there is no room', () => {
    const texts = memory(0);
    texts.add('one', 'a');
    assert.equal(texts.has('one', 'a'), false);
  });
});
