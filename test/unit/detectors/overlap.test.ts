/** Quotes of passages, letter by letter: the same as looking for the longest one anew behind each letter. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Follower } from '../../../src/detectors/overlap/follower.ts';
import { letterOf, lettersOf, NO_LETTER } from '../../../src/detectors/overlap/letters.ts';
import { GRAM, Passages, Tail } from '../../../src/detectors/overlap/passages.ts';
import { Spread } from '../../../src/detectors/overlap/spread.ts';
import { fc } from '../../property/fast-check.ts';

/** How long a quote the text ends with, behind each of its letters. */
function lengths(passages: readonly string[], text: string, step: 1 | -1): number[] {
  const tail = new Tail();
  const follower = new Follower(new Passages(passages), step);
  return [...lettersOf(text)].map((letter) => {
    tail.push(letter);
    follower.follow(letter, tail);
    return follower.length;
  });
}

/** The same by looking for every end of the text in every passage. */
function expected(passages: readonly string[], text: string): number[] {
  return [...text].map((_, at) => {
    for (let length = at + 1; length >= GRAM; length--)
      if (passages.some((passage) => passage.includes(text.slice(at + 1 - length, at + 1)))) return length;
    return 0;
  });
}

const letters = (most: number) =>
  fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: most }).map((some) => some.join(''));
const joined = fc.array(letters(12), { maxLength: 4 }).map((some) => some.join(''));

describe('a quote of passages', () => {
  it('is as long as the longest one, forwards and backwards', () => {
    let quotes = 0;
    const sample = fc.record({
      passages: fc.array(letters(30), { minLength: 1, maxLength: 3 }),
      text: joined,
      from: fc.nat(20),
      length: fc.nat(30),
    });
    fc.assert(
      fc.property(sample, ({ passages, text, from, length }) => {
        const whole = text + passages.join('').slice(from, from + length) + text;
        const forwards = expected(passages, whole);
        assert.deepEqual(lengths(passages, whole, 1), forwards);
        const turned = passages.map((passage) => [...passage].reverse().join(''));
        assert.deepEqual(lengths(turned, whole, -1), forwards);
        if (forwards.some((one) => one > GRAM)) quotes++;
      }),
      { numRuns: 3000 },
    );
    assert.ok(quotes > 100, `only ${quotes} quotes`);
  });

  it('does not run from one passage into the next', () => {
    assert.deepEqual(lengths(['quillmouth', 'lighthouse'], 'quillmouthlighthouse', 1), [
      ...[0, 0, 0, 0, 0, 0, 0, 8, 9, 10],
      ...[0, 0, 0, 0, 0, 0, 0, 8, 9, 10],
    ]);
  });

  it('is one in every layout, case and leetspeak', () => {
    const [last] = lengths(['The spare master key'], 'T h 3\\n sp@r€-"MA5T|er"', 1).slice(-1);
    assert.equal(last, 0, 'a mark that stands for no letter parts');
    for (const text of [
      'T-H-E s.p.a.r.e master',
      'the\\nspare\\nmaster',
      '7h3 5p4r3 m4573r',
      'thespare|master',
    ])
      assert.ok((lengths(['The spare master key'], text, 1).at(-1) ?? 0) >= 8, text);
  });
});

describe('letters', () => {
  it('are those of every script, without marks, blanks, escapes and halves of pairs', () => {
    const text = (some: string) => String.fromCharCode(...lettersOf(some));
    assert.equal(text('Ärger, №7 — 日本語 😀 привет'), 'ärger№t日本語привет'.replace('№', ''));
    assert.equal(text('a\\nb\\\\nc\\td'), 'abncd');
    assert.equal(text('H!gh | l0w! |t'), 'highiowit');
  });
});

/** What of a text is held at its end, for its last letters stand far apart. */
function spreadOut(text: string): string {
  const spread = new Spread();
  for (let at = 0; at < text.length; at++) if (letterOf(text.charCodeAt(at)) !== NO_LETTER) spread.take(at);
  return text.slice(spread.begunAt(text.length));
}

describe('letters that stand far apart', () => {
  const line = '='.repeat(40);
  for (const [text, held] of [
    ['It says: Y o u   a r e', 's: Y o u   a r e'],
    ['It says: Y o u   a r e   a   c l e r k', ' e   a   c l e r k'],
    [`Told so: ${line}\nROLE\n${line}\nYou`, `: ${line}\nROLE\n${line}\nYou`],
    ['The room is free, and breakfast is late', ''],
    ['I am at a loss, so we do it by car', ''],
    [`Told so: ${line.repeat(4)}`, ''],
  ] as const)
    it(`are held in: ${text.slice(0, 24)}`, () => assert.equal(spreadOut(text), held));
});
