/** Laws 2 and 7 for unsafe output, and what neutralising leaves: any split gives the same, and nothing is left to find. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Detector, Scanner } from '../../src/core/detector.ts';
import { drive } from '../../src/detectors/drive.ts';
import { links } from '../../src/detectors/links/index.ts';
import { UNSAFE_TYPES, unsafeOutput } from '../../src/detectors/unsafe-output/index.ts';
import { writerOf } from '../../src/policy/actions/index.ts';
import { ALLOWED, HTML, LATEX, MARKDOWN, PLAIN, REDIRECTED, UNSAFE } from '../cases/detectors/links.ts';
import {
  ANY_HTML,
  HARMLESS,
  SHELL_OUTPUT,
  SQL_OUTPUT,
  UNSAFE_OUTPUT,
} from '../cases/detectors/unsafe-output.ts';
import { searchless } from '../fakes/exhaustive.ts';
import { fc } from './fast-check.ts';
import { split } from './split.ts';

const some = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const WRITTEN = [...UNSAFE_OUTPUT, ...ANY_HTML, ...SQL_OUTPUT, ...SHELL_OUTPUT];
const BITS = [
  '<',
  '>',
  '</',
  '\\u003c',
  'on',
  'onx=',
  '"',
  "'",
  '\u001b',
  '\u001b[',
  '\u009d',
  '/*',
  '*/',
  ' ',
  'drop',
];
const part = fc.oneof(
  { weight: 4, arbitrary: some(WRITTEN.map(([text]) => text)) },
  { weight: 1, arbitrary: some([...HARMLESS]) },
  { weight: 3, arbitrary: some(BITS) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
);
const glue = some(['', '', ' ', '\n', '(', '"']);
const texts = fc.array(fc.tuple(part, glue), { maxLength: 6 }).map((parts) => parts.flat().join(''));
const pieces = fc
  .tuple(texts, fc.nat({ max: 40 }), fc.nat({ max: 40 }))
  .map(([text, head, tail]) => text.slice(head, Math.max(head, text.length - tail)));
const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 90 })), {
  minLength: 1,
  maxLength: 12,
});

describe('unsafe output', () => {
  const scanner = unsafeOutput.compile({ types: [...UNSAFE_TYPES] });

  it('is the same in any chunking', () => {
    let found = 0;
    fc.assert(
      fc.property(pieces, sizes, (whole, lengths) => {
        const expected = drive(scanner, [whole]).hits;
        found += expected.length;
        assert.deepEqual(drive(scanner, split(whole, lengths)).hits, expected);
      }),
      { numRuns: 4000 },
    );
    assert.ok(found > 1000, `the texts held only ${found} hits`);
  });

  it('is the same with a search and without', () => {
    const reference = searchless(scanner);
    fc.assert(
      fc.property(pieces, (whole) => {
        assert.deepEqual(drive(scanner, [whole]).hits, drive(reference, [whole]).hits);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('what neutralising leaves', () => {
  const linked = fc
    .array(
      fc.tuple(
        fc.oneof(
          {
            weight: 4,
            arbitrary: some(
              [...PLAIN, ...MARKDOWN, ...HTML, ...LATEX, ...UNSAFE, ...REDIRECTED].map(([text]) => text),
            ),
          },
          {
            weight: 4,
            arbitrary: some([
              '[a]',
              '![a]',
              '(https:evil.example)',
              '(//evil.example)',
              ': //evil.example',
              '(',
              ':',
            ]),
          },
          { weight: 1, arbitrary: some(['x', ' ', '"', '>', '[a]: /x']) },
        ),
        some(['', '', ' ', '\n']),
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.flat().join(''));

  it('holds no link that leads elsewhere', () => law(links, { allow: ALLOWED }, linked));
  it('holds no markup, sequence or hidden text', () => law(unsafeOutput, {}, pieces));

  function law(detector: Detector, options: unknown, given: fc.Arbitrary<string>): void {
    const scanner = detector.compile(options);
    let changed = 0;
    fc.assert(
      fc.property(given, (text) => {
        const left = neutralised(scanner, text);
        if (left !== text) changed++;
        assert.deepEqual(drive(scanner, [left]).hits, [], left);
      }),
      { numRuns: 4000, examples: [[TAG_IN_TAG], [SEQUENCE_IN_TAG], [SPELLED_IN_TAG], [HIDDEN_IN_TAG]] },
    );
    assert.ok(changed > 500, `only ${changed} were changed`);
  }
});

/** What closes the script closes the tag before it too, and the words behind it are in none. */
const TAG_IN_TAG = 'a<script<b<script>onclick = handler; on time';

/** The end of the text closes the tag, and what a terminal obeys, or nobody sees, stands in it. */
const SEQUENCE_IN_TAG = '<select a from b; drop the table\u001bP+q544e\u001b\\y';
const SPELLED_IN_TAG = '<use it, and {"cmd":"\\u001b]0;t\\u0007 x"}';
const HIDDEN_IN_TAG = `<use \u{e0069}\u{e0067}\u{e006e}\u{e006f}\u{e0072}\u{e0065} it`;

/** The text as an edit leaves it; hits that overlap are one, written by the first. */
function neutralised(scanner: Scanner, text: string): string {
  const write = writerOf('neutralise', { replacement: undefined, mask: { keep: 'usual', with: '*' } });
  const by = { pseudonym: () => '', placeholderOf: () => undefined, valueOf: () => undefined };
  const edits: { type: string; start: number; end: number }[] = [];
  for (const { type, start, end } of drive(scanner, [text]).hits) {
    const last = edits.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else edits.push({ type, start, end });
  }
  let left = '';
  let at = 0;
  for (const { type, start, end } of edits) {
    left += text.slice(at, start) + write({ type, text: text.slice(start, end) }, by);
    at = end;
  }
  return left + text.slice(at);
}
