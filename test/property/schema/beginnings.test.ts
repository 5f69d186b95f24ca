/** What a pattern allows texts to begin with: by the engine that matches whole texts, tried with all that may follow. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { patternOf } from '../../../src/detectors/pattern.ts';
import { beginningsOf } from '../../../src/detectors/schema/beginnings.ts';
import { fc } from '../fast-check.ts';

const RUNS = 500;
const LETTERS = ['a', 'b', 'c'];
const LONGEST = 7;

/** All texts up to that length. */
function textsUpTo(length: number): string[] {
  const texts = [''];
  for (let from = 0, size = 0; size < length; size++) {
    const to = texts.length;
    for (; from < to; from++) for (const letter of LETTERS) texts.push(texts[from] + letter);
  }
  return texts;
}
const TEXTS = textsUpTo(LONGEST);

const patterns = fc.letrec<{ part: string }>((tie) => ({
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '\\w', 'c'),
    fc.tuple(tie('part'), tie('part')).map(([one, other]) => one + other),
    fc.tuple(tie('part'), tie('part')).map(([one, other]) => `(?:${one}|${other})`),
    fc
      .tuple(tie('part'), fc.constantFrom('?', '*', '+', '{2}', '{0,2}', '{1,}', '*?'))
      .map(([one, times]) => `(${one})${times}`),
  ),
})).part;

describe('the beginnings of a pattern', () => {
  it('are those of the texts that it matches', () => {
    fc.assert(
      fc.property(patterns, fc.boolean(), (inner, ends) => {
        const source = `^${inner}${ends ? '$' : ''}`;
        const [pattern, beginnings] = [patternOf(source), beginningsOf(source)];
        if (beginnings === undefined) return;
        const right = TEXTS.filter((text) => pattern.test(text));
        const alive = new Set(
          right.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at)).concat(text)),
        );
        for (const text of textsUpTo(3)) {
          // What only texts match that are longer than those tried may be missing among them; never the other way.
          if (alive.has(text)) assert.ok(beginnings.test(text), `${source} ${text}`);
          else if (right.length > 0 && !/[*+]|\{2|\{1,/.test(source) && source.length < 20)
            assert.ok(!beginnings.test(text), `${source} ${text}`);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('are told of nothing but patterns that are bound to the beginning', () => {
    for (const source of ['a', 'a$', '^a|b', '(^a)', '^a\\b', '^(?i)a', '^a$b', '^a^b'])
      assert.equal(beginningsOf(source), undefined, source);
    const known = [
      '^a',
      '^a$',
      '^a$|^bc',
      '^[A-Z]{2}-\\d{6}$',
      '^(?:https?)://[^ ]+$',
      '^\\p{L}+$',
      '^(?<year>\\d{4})$',
      '^[\\]x]$',
    ];
    for (const source of known) assert.notEqual(beginningsOf(source), undefined, source);
  });
});
