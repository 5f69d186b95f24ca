/** The gate of phrases lets through all that is one: a scanner that looks at the whole text finds the same. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../src/detectors/drive.ts';
import { FAMILIES } from '../../src/detectors/injection/families.ts';
import { compileFamily, type Slot } from '../../src/detectors/injection/phrase.ts';
import type { Gate } from '../../src/detectors/injection/phrase-gate.ts';
import { PhraseBook, PhraseScanner } from '../../src/detectors/injection/phrase-scanner.ts';
import { Regions } from '../../src/detectors/injection/region.ts';
import { fc } from './fast-check.ts';

const phrases = FAMILIES.flatMap(compileFamily);
const open: Gate = {
  literals: [],
  regions: (_, { text, from }) => {
    const whole = new Regions(phrases.length);
    whole.add({ start: from, end: text.length, meant: undefined });
    return whole;
  },
};
const gated = new PhraseScanner(new PhraseBook(phrases));
const reference = new PhraseScanner(new PhraseBook(phrases, open));

const separators = [
  ' ',
  '  ',
  '\n',
  ', ',
  '-',
  '_',
  '/',
  ' - ',
  '\n - ',
  '. ',
  '\n\n',
  ' (((((((( ',
  '        ',
  '。',
  '',
];
const separator = fc.oneof(
  { weight: 6, arbitrary: fc.constant(' ') },
  { weight: 2, arbitrary: fc.constantFrom(...separators) },
);
const filler = fc.constantFrom(
  'the',
  'of',
  'your',
  "don't",
  'well-known',
  '3.5',
  '有',
  'any_other',
  'x',
  '…',
);
const tail = fc.constantFrom('', '', 's', 'ing', '_set', '有');

/** What fills a step: words before it, more than it has room for now and then, and one of its spellings. */
function stepText({ spellings, gap }: Slot): fc.Arbitrary<string> {
  const word = fc.constantFrom(...spellings);
  const words = fc.array(fc.tuple(filler, separator), { maxLength: gap + 1 });
  return fc.tuple(words, word, tail, separator).map(([before, spelling, end, after]) => {
    const written = spelling.endsWith('*') ? spelling.slice(0, -1) + end : spelling;
    return before.flat().join('') + written + after;
  });
}

const phraseText = fc
  .constantFrom(...phrases)
  .chain(({ first, rest }) => fc.tuple(...[first, ...rest].map(stepText)))
  .map((steps) => steps.join(''));
const stray = fc
  .constantFrom(...phrases)
  .chain(({ first, rest }) => fc.oneof(...[first, ...rest].map(stepText)));
const text = fc
  .array(fc.tuple(fc.oneof(phraseText, stray), separator), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.flat().join(''));

describe('the gate of phrases', () => {
  it('hides nothing', () => {
    let found = 0;
    fc.assert(
      fc.property(text, (whole) => {
        const { hits } = drive(reference, [whole]);
        found += hits.length;
        assert.deepEqual(drive(gated, [whole]).hits, hits);
      }),
      { numRuns: 5500 },
    );
    assert.ok(found > 2000, `the texts held only ${found} hits`);
  });

  it('hides nothing among many phrases', () => {
    const parts = fc.array(fc.tuple(fc.oneof(phraseText, stray), separator), {
      minLength: 10,
      maxLength: 24,
    });
    let found = 0;
    fc.assert(
      fc.property(parts, (some) => {
        const whole = some.flat().join('');
        const { hits } = drive(reference, [whole]);
        found += hits.length;
        assert.deepEqual(drive(gated, [whole]).hits, hits);
      }),
      { numRuns: 420 },
    );
    assert.ok(found > 1000, `the texts held only ${found} hits`);
  });
});
