/** Law 2 for the detectors that look texts up in indexes: any split of a text gives the same hits. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Scanner } from '../../src/core/detector.ts';
import { drive } from '../../src/detectors/drive.ts';
import { findDetector } from '../../src/detectors/index.ts';
import { MEMO, ROWS, ready } from '../fakes/indexes.ts';
import { fc } from './fast-check.ts';
import { split } from './split.ts';

const WORDS = MEMO.split(' ');
const value = fc.constantFrom(
  ...ROWS.flat(),
  'maria',
  'ＭＡＲＩＡ  ＬＯＰＥＺ',
  '5 5 5 0 1 9 9 2 2',
  'Ac 1234',
);
/** A part of the document, with a word changed here and there. */
const passage = fc
  .tuple(fc.nat(WORDS.length - 1), fc.nat(40), fc.array(fc.nat(40), { maxLength: 2 }))
  .map(([from, length, changed]) =>
    WORDS.slice(from, from + length)
      .map((word, at) => (changed.includes(at) ? 'other' : word))
      .join(' '),
  );
const filler = fc.oneof(
  fc.constantFrom(
    'and',
    'of',
    'Mar',
    'a',
    '',
    '(',
    ' - ',
    '....',
    '.....',
    '\n\n\n\n\n',
    'x'.repeat(70),
    '小',
    '李',
    'TWFyaWEgTG9wZXosIEFDLTEyMzQ=',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.integer({ min: 1, max: 60 }).map((count) => 'so it goes '.repeat(count)),
);
const text = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 4, arbitrary: value },
        { weight: 2, arbitrary: passage },
        { weight: 2, arbitrary: filler },
      ),
      fc.constantFrom(' ', ' ', '', ', ', '\n', '; '),
    ),
    {
      maxLength: 14,
    },
  )
  .map((parts) => parts.flat().join(''));
const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 200 })), {
  minLength: 1,
  maxLength: 8,
});

const CASES: readonly (readonly [string, unknown])[] = [
  ['exact-data', { index: 'table' }],
  ['exact-data', { index: 'table', minCells: 1 }],
  ['exact-data', { index: 'table', minCells: 3, within: 60 }],
  ['documents', { index: 'memos', words: 20 }],
  ['documents', { index: 'memos', words: 40 }],
];

for (const [name, options] of CASES) {
  describe(`detector ${name} with ${JSON.stringify(options)}`, () => {
    const scanner = compile(name, options);

    it('finds the same in any chunking, and holds at most its lookback', () => {
      let found = 0;
      fc.assert(
        fc.property(text, sizes, (whole, chunks) => {
          const expected = drive(scanner, [whole]);
          found += expected.hits.length;
          const driven = drive(scanner, split(whole, chunks));
          assert.deepEqual(driven.hits, expected.hits);
          for (const held of driven.pending) assert.ok(held <= scanner.lookback, `${held} held`);
        }),
        { numRuns: 500 },
      );
      assert.ok(found > 100, `only ${found} hits`);
    });

    it('reports nothing before where it let go', () => {
      fc.assert(
        fc.property(text, sizes, (whole, chunks) => {
          let released = 0;
          let judged = '';
          const open = scanner.open?.() ?? scanner;
          for (const [at, chunk] of split(whole, chunks).entries()) {
            const fresh = judged.length;
            judged += chunk;
            const { hits, holdFrom } = open.scan({
              text: judged,
              from: released,
              fresh,
              final: false,
              first: true,
            });
            for (const hit of hits)
              assert.ok(hit.start >= released && hit.end <= judged.length, `chunk ${at}`);
            assert.ok(holdFrom >= released && holdFrom <= judged.length);
            released = holdFrom;
          }
        }),
        { numRuns: 300 },
      );
    });
  });
}

function compile(name: string, options: unknown): Scanner {
  const detector = findDetector(name);
  if (detector === undefined) throw new Error(`no detector ${name}`);
  return ready(detector).compile(options);
}
