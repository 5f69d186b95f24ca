/** Placeholders as models write them; what is invented, or only looks alike, is left alone and never waits long. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../../../src/detectors/drive.ts';
import { Placeholders } from '../../../../src/screen/placeholders/placeholders.ts';
import { restoreScanner } from '../../../../src/screen/placeholders/restore-scanner.ts';

function known(): Placeholders {
  const placeholders = new Placeholders();
  placeholders.placeholderOf({ type: 'EMAIL', text: 'jane@example.org' });
  for (let number = 1; number <= 12; number++)
    placeholders.placeholderOf({ type: 'US_SSN', text: `ssn ${number}` });
  return placeholders;
}

/** The values that stand in a text. */
function found(text: string): (string | undefined)[] {
  const placeholders = known();
  const { hits } = drive(restoreScanner(placeholders), [text]);
  return hits
    .filter(({ type }) => type === 'PLACEHOLDER')
    .map(({ start, end }) => placeholders.valueOf(text.slice(start, end)));
}

/** What of a text tells a placeholder that nobody made. */
function invented(text: string): string[] {
  const { hits } = drive(restoreScanner(known()), [text]);
  return hits.filter(({ type }) => type === 'INVENTED').map(({ start, end }) => text.slice(start, end));
}

const WAYS = [
  ...[
    '<EMAIL_1>',
    '<email_1>',
    '<Email_1>',
    '< EMAIL_1 >',
    '<EMAIL 1>',
    '<EMAIL-1>',
    '<EMAIL\\_1>',
    '<  E M A I L 1>',
  ],
  ...[
    '&lt;EMAIL_1&gt;',
    '&LT;email_1&gt;',
    '\\u003cEMAIL_1\\u003e',
    '\\u003CEMAIL_1\\u003E',
    '<EMAIL_1\\u003e',
    '\\<EMAIL\\_1\\>',
  ],
];

const OTHERS = [
  ...[
    '<EMAIL_2>',
    '<EMAIL_11>',
    '<EMAIL_>',
    '<EMAIL>',
    'EMAIL_1',
    '<EMAIL_1',
    '(EMAIL_1)',
    '<PHONE_1>',
    '<EMAIL_01>',
  ],
  ...[
    '<EMAIL   1>',
    '<EMAIL\n1>',
    '<EMAİL_1>',
    '<US_ßN_1>',
    '<US_SSN_13>',
    '<US_SSN_0>',
    '<<EMAIL_>1>',
    '&lt;EMAIL_1&lt;',
  ],
];

describe('placeholders in an answer', () => {
  for (const way of WAYS)
    it(`stand for their value: ${way}`, () => {
      assert.deepEqual(found(way), ['jane@example.org']);
      assert.deepEqual(found(`to ${way}, <${way}`), ['jane@example.org', 'jane@example.org']);
    });

  for (const other of OTHERS)
    it(`stand for nothing: ${JSON.stringify(other)}`, () => assert.deepEqual(found(`a ${other} b`), []));

  const numbers: readonly (readonly [string, readonly string[]])[] = [
    ['<EMAIL_2>', ['<EMAIL_2']],
    ['<EMAIL_11>', ['<EMAIL_11']],
    ['< email 25 >', ['< email 2']],
    ['&lt;EMAIL_2&gt;', ['&lt;EMAIL_2']],
    ['<US_SSN_13><US_SSN_0>', ['<US_SSN_13', '<US_SSN_0']],
    ['<EMAIL_1> <US_SSN_99>', ['<US_SSN_99']],
    ['<EMAIL_1x> <EMAIL_> <EMAIL> <EMAIL', []],
    ['<PHONE_1> <ssn_1> <div2> <h1> EMAIL_2 a < 2', []],
  ];
  for (const [text, told] of numbers)
    it(`${JSON.stringify(text)} holds ${told.length} that nobody made`, () =>
      assert.deepEqual(invented(text), told));

  it('with a number before those that are known are of nobody', () => {
    const placeholders = new Placeholders();
    placeholders.learn([['EMAIL_12', 'jane@example.org']]);
    const types = (text: string) => drive(restoreScanner(placeholders), [text]).hits.map(({ type }) => type);
    assert.deepEqual(types('<EMAIL_1> <EMAIL_12> <EMAIL_1'), ['INVENTED', 'PLACEHOLDER']);
  });

  it('are told apart by all of their number', () =>
    assert.deepEqual(found('<US_SSN_1><US_SSN_12><US_SSN_2>'), ['ssn 1', 'ssn 12', 'ssn 2']));

  it('are found in any chunking', () => {
    const scanner = restoreScanner(known());
    for (const way of [...WAYS, ...OTHERS]) {
      const text = `a <${way} &lt; ${way}${way} \\ b <`;
      const whole = drive(scanner, [text]).hits;
      for (const size of [1, 2, 3, 5, 7])
        assert.deepEqual(
          drive(scanner, text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []).hits,
          whole,
          text,
        );
    }
  });

  const rows = [
    ...([
      ['a < b', 0],
      ['<', 1],
      ['<EM', 3],
      ['<div', 0],
      ['<EMAIL_1 ', 9],
      ['<EMAIL_2', 0],
      ['&', 1],
      ['&am', 0],
    ] as const),
    ...([
      ['\\u00', 4],
      ['\\n', 0],
      ['if a <= b', 0],
      ['x &l', 2],
      ['<U', 2],
      ['<Us', 3],
      ['<Use', 0],
    ] as const),
  ];
  for (const [text, held] of rows)
    it(`${JSON.stringify(text)} holds ${held} characters back`, () => {
      const input = { text, from: 0, fresh: 0, final: false, first: true };
      assert.equal(text.length - restoreScanner(known()).scan(input).holdFrom, held);
    });

  it('that were not made hold nothing back but the bracket', () => {
    const input = { text: 'a <E', from: 0, fresh: 0, final: false, first: true };
    assert.equal(restoreScanner(new Placeholders()).scan(input).holdFrom, 4);
  });
});
