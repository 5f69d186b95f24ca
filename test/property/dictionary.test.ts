/** Dictionaries: of any list of words, at any place, the longest that stands there is found, in any chunking. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Scanner } from '../../src/core/detector.ts';
import type { Hit } from '../../src/core/finding.ts';
import { drive } from '../../src/detectors/drive.ts';
import { keywords } from '../../src/detectors/keywords/index.ts';
import { fc } from './fast-check.ts';

const letters = fc.constantFrom('a', 'b', 'A', 'ab', ' ', '-', '机', 'ж', 'Ж', '1');
const word = fc
  .array(letters, { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '');
const text = fc
  .array(fc.oneof(letters, word, fc.constant('  ')), { maxLength: 40 })
  .map((parts) => parts.join(''));
/** Letters, digits and underscores of scripts that put spaces between words. */
const WORD = /[a-zA-Z0-9жЖ]/;

interface Chosen {
  readonly words: readonly string[];
  readonly wholeWords: boolean;
  readonly caseSensitive: boolean;
}

function expected({ words, wholeWords, caseSensitive }: Chosen, whole: string): Hit[] {
  const searches = words.map(
    (one) => new RegExp(one.trim().replace(/\s+/g, '\\s{1,16}'), caseSensitive ? 'y' : 'iy'),
  );
  const joined = (at: number) =>
    at > 0 && at < whole.length && WORD.test(whole[at - 1] ?? '') && WORD.test(whole[at] ?? '');
  const hits: Hit[] = [];
  for (let at = 0; at < whole.length; ) {
    const ends = searches.map((search) => {
      search.lastIndex = at;
      return search.test(whole) ? search.lastIndex : -1;
    });
    const end = Math.max(-1, ...ends.filter((one) => !wholeWords || !joined(one)));
    const found = end > at && !(wholeWords && joined(at));
    if (found) hits.push({ type: 'KEYWORD', start: at, end, score: 1 });
    at = found ? end : at + 1;
  }
  return hits;
}

/** Without folding, which makes no difference to these letters, and without views. */
function plain(scanner: Scanner): Scanner {
  const { lookback, context } = scanner;
  return { on: 'raw', lookback, context, scan: (input) => scanner.scan(input) };
}

describe('a dictionary', () => {
  it('finds the longest word at each place, in any chunking', () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.record({
          words: fc.array(word, { minLength: 1, maxLength: 12 }),
          wholeWords: fc.boolean(),
          caseSensitive: fc.boolean(),
        }),
        text,
        fc.integer({ min: 1, max: 7 }),
        (chosen, whole, size) => {
          const scanner = plain(keywords.compile(chosen));
          const hits = expected(chosen, whole);
          found += hits.length;
          assert.deepEqual(drive(scanner, [whole]).hits, hits);
          assert.deepEqual(
            drive(scanner, whole.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? []).hits,
            hits,
          );
        },
      ),
      { numRuns: 1500 },
    );
    assert.ok(found > 1000, `the texts held only ${found} words`);
  });

  it('holds 100,000 terms', () => {
    const words = Array.from({ length: 100_000 }, (_, at) => `Customer ${at.toString(36)} ${at % 7} Ltd`);
    const scanner = keywords.compile({ words });
    for (const at of [0, 1, 99_999, 54_321]) {
      const whole = `to ${words[at]?.toUpperCase()}, `;
      assert.deepEqual(drive(scanner, [whole]).hits, [
        { type: 'KEYWORD', start: 3, end: whole.length - 2, score: 1 },
      ]);
    }
    assert.equal(keywords.options.safeParse({ words: [...words, 'one more'] }).success, false);
  });
});
