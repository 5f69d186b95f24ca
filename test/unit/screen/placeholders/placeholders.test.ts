/** The map of one exchange: same value, same placeholder; bounds; what was known before. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Placeholders } from '../../../../src/screen/placeholders/placeholders.ts';

const email = (text: string) => ({ type: 'EMAIL', text });

describe('placeholders', () => {
  it('are numbered by type, and the same for the same value', () => {
    const made = new Placeholders();
    const names = [email('a@x.org'), email('b@x.org'), { type: 'PHONE', text: '1' }, email('a@x.org')];
    assert.deepEqual(
      names.map((value) => made.placeholderOf(value)),
      ['<EMAIL_1>', '<EMAIL_2>', '<PHONE_1>', '<EMAIL_1>'],
    );
    assert.equal(made.replaced, 4);
  });

  it('give back what they stand for, and count it', () => {
    const made = new Placeholders();
    made.placeholderOf(email('a@x.org'));
    assert.deepEqual([made.valueOf('<email 1>'), made.valueOf('<EMAIL_2>')], ['a@x.org', undefined]);
    assert.equal(made.restored, 1);
  });

  it('are at most 1,000, of values of at most 4,096 characters', () => {
    const made = new Placeholders();
    assert.equal(made.placeholderOf(email('x'.repeat(4097))), undefined);
    for (let number = 1; number <= 1000; number++)
      assert.equal(made.placeholderOf(email(`${number}`)), `<EMAIL_${number}>`);
    assert.equal(made.placeholderOf(email('one more')), undefined);
    assert.equal(made.placeholderOf(email('7')), '<EMAIL_7>');
  });

  it('stand for at most 262,144 characters together', () => {
    const made = new Placeholders();
    for (let number = 0; number < 64; number++)
      assert.notEqual(made.placeholderOf(email(`${number}`.padEnd(4096, 'x'))), undefined);
    assert.equal(made.placeholderOf(email('y')), undefined);
  });

  it('go on behind what was known before', () => {
    const made = new Placeholders();
    made.learn([
      ['EMAIL_3', 'c@x.org'],
      ['EMAIL_4', null],
    ]);
    assert.deepEqual(
      ['c@x.org', 'd@x.org'].map((text) => made.placeholderOf(email(text))),
      ['<EMAIL_3>', '<EMAIL_5>'],
    );
    assert.equal(made.valueOf('<EMAIL_4>'), undefined);
    assert.deepEqual(made.takeFresh(), [['EMAIL_5', 'd@x.org']]);
    assert.deepEqual(made.takeFresh(), []);
  });
});
