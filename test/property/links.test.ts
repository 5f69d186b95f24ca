/** Laws 2 and 7 for links: any split, and a search or none, give the same hits; nothing is held beyond the bound. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../src/detectors/drive.ts';
import { links } from '../../src/detectors/links/index.ts';
import {
  ALLOWED,
  CARRYING,
  DISGUISED,
  FINE,
  HTML,
  LATEX,
  MARKDOWN,
  PLAIN,
  REDIRECTED,
  UNSAFE,
} from '../cases/detectors/links.ts';
import { searchless } from '../fakes/exhaustive.ts';
import { fc } from './fast-check.ts';
import { split } from './split.ts';

const some = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const WRITTEN = [
  ...PLAIN,
  ...MARKDOWN,
  ...HTML,
  ...LATEX,
  ...UNSAFE,
  ...DISGUISED,
  ...REDIRECTED,
  ...CARRYING,
];
/** What links are made of, and what ends them. */
const BITS = [
  '](',
  ']:',
  '[',
  '!',
  '<',
  '>',
  'href',
  'src=',
  '"',
  "'",
  '\\',
  '\\"',
  '://',
  'https:',
  '//',
  '@',
];
const MORE_BITS = [
  'www.',
  'mailto:',
  'javascript:',
  'data:text/html',
  'url(',
  '@import',
  '%',
  '&#',
  ')',
  '(',
  '，',
  '\\href',
  '{',
  '}',
];
const part = fc.oneof(
  { weight: 4, arbitrary: some(WRITTEN.map(([text]) => text)) },
  { weight: 2, arbitrary: some([...FINE]) },
  { weight: 2, arbitrary: some([...BITS, ...MORE_BITS]) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
);
const glue = some(['', '', ' ', '\n', '. ', '(', '"', ' x']);
const texts = fc.array(fc.tuple(part, glue), { maxLength: 6 }).map((parts) => parts.flat().join(''));
/** Also a part of a text, so that it begins and ends inside of things. */
const pieces = fc
  .tuple(texts, fc.nat({ max: 60 }), fc.nat({ max: 60 }))
  .map(([text, head, tail]) => text.slice(head, Math.max(head, text.length - tail)));
const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 90 })), {
  minLength: 1,
  maxLength: 12,
});

const SCANNERS = [
  links.compile({ allow: ALLOWED, bareHosts: true }),
  links.compile({ allow: ALLOWED, types: ['IMAGE_LINK', 'DATA_LINK'] }),
  links.compile({}),
];

for (const [index, scanner] of SCANNERS.entries()) {
  describe(`links, policy ${index}`, () => {
    it('finds the same in any chunking', () => {
      let found = 0;
      fc.assert(
        fc.property(pieces, sizes, (whole, lengths) => {
          const expected = drive(scanner, [whole]).hits;
          found += expected.length;
          const { hits, pending } = drive(scanner, split(whole, lengths));
          assert.deepEqual(hits, expected);
          for (const held of pending) assert.ok(held <= scanner.lookback);
        }),
        { numRuns: 3000 },
      );
      assert.ok(found > 300, `the texts held only ${found} hits`);
    });

    it('finds the same with a search and without', () => {
      const reference = searchless(scanner);
      fc.assert(
        fc.property(pieces, (whole) => {
          assert.deepEqual(drive(scanner, [whole]).hits, drive(reference, [whole]).hits);
        }),
        { numRuns: 1500 },
      );
    });
  });
}
