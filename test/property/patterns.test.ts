/** Patterns of policies: any expression, in any text and chunking, finds what RE2 finds at each place. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import RE2 from 're2';
import type { Scanner } from '../../src/core/detector.ts';
import type { Hit } from '../../src/core/finding.ts';
import { drive } from '../../src/detectors/drive.ts';
import { ScannerSet } from '../../src/detectors/engine/scanner-set.ts';
import { patterns } from '../../src/detectors/patterns/index.ts';
import { write } from '../../src/detectors/patterns/syntax.ts';
import { readPattern } from '../../src/detectors/patterns/user-pattern.ts';
import { fc } from './fast-check.ts';

interface Spec {
  readonly pattern: string;
  readonly ignoreCase: boolean;
  readonly score: number;
  readonly context?: readonly string[];
  readonly within?: number;
}

/** Pieces of expressions and of texts from the same few characters, so that they meet. */
const piece = fc.constantFrom(
  ...[
    'a',
    'b',
    'A',
    '-',
    '1',
    'ab',
    'Ba',
    'ab1',
    '机',
    '😀',
    '@',
    ' ',
    '\\d',
    '\\w',
    '\\s',
    '.',
    '[ab]',
    '[^a]',
  ],
  ...[
    '[0-3]',
    '[b-c机]',
    '[\\dA]',
    '\\b',
    '\\B',
    '^',
    '$',
    '\\p{Han}',
    '(?i:a)',
    '(?m:^)',
    '(?m:$)',
    '\\x{31}',
  ],
);
const quantifier = fc.constantFrom('?', '{2}', '{1,3}', '{0,2}', '{2,4}?', '??', '{0}');
const expression = fc.letrec<{ all: string; part: string }>((tie) => ({
  all: fc.array(tie('part'), { minLength: 1, maxLength: 5 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    piece,
    fc
      .tuple(fc.constantFrom('a', '1', 'b', '[ab]', '\\d', '\\w', '.'), quantifier)
      .map((two) => two.join('')),
    fc.tuple(tie('all'), quantifier).map(([inner, times]) => `(?:${inner})${times}`),
    fc.tuple(tie('all'), tie('all')).map(([one, other]) => `(${one}|${other})`),
  ),
})).all;
const text = fc
  .array(
    fc.constantFrom(
      ...['a', 'b', 'A', 'B', '-', '1', '2', '机', '😀', '@', ' ', '\n', 'ab1', 'Ba', '11', 'aab', 'x'],
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));
const spec: fc.Arbitrary<Spec> = fc.record({
  pattern: expression,
  ignoreCase: fc.boolean(),
  score: fc.constantFrom(1, 0.5),
});
const near: fc.Arbitrary<Spec> = fc.record({
  pattern: expression,
  ignoreCase: fc.boolean(),
  score: fc.constant(1),
  context: fc.constant(['ba', 'A', '机', '1-1', '1']),
  within: fc.integer({ min: 1, max: 14 }),
});

/** The text as it is, without views and folding. */
function plain(scanner: Scanner): Scanner {
  const { lookback, context } = scanner;
  return { on: 'raw', lookback, context, scan: (input) => scanner.scan(input) };
}

function compiled(specs: readonly Spec[]): Scanner | undefined {
  const value = { patterns: specs.map((one, order) => ({ name: `p${order}`, type: `P${order}`, ...one })) };
  return patterns.options.safeParse(value).success ? patterns.compile(value) : undefined;
}

/** What a reader does who tries every pattern at every place. */
function expected(specs: readonly Spec[], whole: string): Hit[] {
  const all = specs.map((one) => new RE2(one.pattern, one.ignoreCase ? 'uyi' : 'uy'));
  const hits: Hit[] = [];
  let at = 0;
  while (at < whole.length) {
    const found = all.flatMap((one, order) => {
      one.lastIndex = at;
      const match = one.exec(whole);
      const isNamed = match !== null && namedBefore(specs[order], whole, at);
      return isNamed
        ? [{ type: `P${order}`, start: at, end: at + match[0].length, score: specs[order]?.score ?? 1 }]
        : [];
    });
    const [best] = found.toSorted((one, other) => other.end - one.end || other.score - one.score);
    if (best !== undefined) hits.push(best);
    at = best?.end ?? at + String.fromCodePoint(whole.codePointAt(at) ?? 0).length;
  }
  return hits;
}

function namedBefore({ context, within = 0 }: Partial<Spec> = {}, whole: string, at: number): boolean {
  if (context === undefined) return true;
  return context.some((word) => {
    const standing = word === '机' ? word : `(?<![a-z0-9_])${word.toLowerCase()}(?![a-z0-9_])`;
    return [...whole.toLowerCase().matchAll(new RegExp(standing, 'g'))].some(
      ({ index }) => at >= index + word.length && at - index <= within,
    );
  });
}

/** Whole and in chunks the hits are the expected ones, and there are enough of them. */
function holds(specs: fc.Arbitrary<readonly Spec[]>, numRuns: number): void {
  let found = 0;
  fc.assert(
    fc.property(specs, text, fc.integer({ min: 1, max: 7 }), (some, whole, size) => {
      const scanner = compiled(some);
      if (scanner === undefined) return;
      const hits = expected(some, whole);
      found += hits.length;
      assert.deepEqual(drive(plain(scanner), [whole]).hits, hits);
      const chunks = whole.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
      const split = drive(plain(scanner), chunks);
      assert.deepEqual(split.hits, hits);
      for (const pending of split.pending) assert.ok(pending <= scanner.lookback);
    }),
    { numRuns },
  );
  assert.ok(found > numRuns / 30, `the texts held only ${found} hits`);
}

describe('patterns of policies', () => {
  it('find what RE2 finds', () => holds(fc.array(spec, { minLength: 1, maxLength: 1 }), 600));
  it('are found side by side', () => holds(fc.array(spec, { minLength: 2, maxLength: 5 }), 300));
  it('are found behind words', () => holds(fc.array(near, { minLength: 1, maxLength: 3 }), 600));
  it('are read or refused, whatever is written', () => {
    const parts = [
      '(',
      ')',
      '(?',
      ':',
      '<n>',
      '[',
      ']',
      '^',
      '-',
      '\\',
      '{',
      '}',
      ',',
      '1',
      '2',
      '|',
      '?',
      '*',
      '+',
      'p',
      'd',
      'b',
      'x',
      'i',
      '.',
      '$',
      '[:',
      ':]',
      'é',
      '😀',
    ];
    const anything = fc.array(fc.constantFrom(...parts), { maxLength: 9 }).map((all) => all.join(''));
    let read = 0;
    fc.assert(
      fc.property(anything, fc.boolean(), (source, ignoreCase) => {
        const parsed = readPattern({ pattern: source, ignoreCase });
        if (!parsed.ok) return;
        read++;
        // What is read is what RE2 reads.
        assert.doesNotThrow(() => new RE2(source, 'u'));
        assert.doesNotThrow(() => new RE2(write(parsed.value.node), 'u'));
      }),
      { numRuns: 3000 },
    );
    assert.ok(read > 50, `only ${read} were read`);
  });
  it('are found in a search shared with others', () => {
    fc.assert(
      fc.property(fc.array(spec, { minLength: 1, maxLength: 3 }), spec, text, (some, other, whole) => {
        const scanners = [compiled([other]), compiled(some)];
        const [first, second] = scanners;
        if (first === undefined || second === undefined) return;
        const set = new ScannerSet([first, second]);
        const shared: Scanner = {
          lookback: second.lookback,
          context: second.context,
          scan: (input) => set.scan(1, input, { candidates: set.find(input), shift: 0 }),
        };
        assert.deepEqual(drive(plain(shared), whole.match(/[\s\S]{1,5}/g) ?? []).hits, expected(some, whole));
      }),
      { numRuns: 120 },
    );
  });
});
