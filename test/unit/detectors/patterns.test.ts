/** Patterns of policies: what they find, what is refused, and how a policy is told. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../../src/detectors/drive.ts';
import { DETECTORS } from '../../../src/detectors/index.ts';
import { anchorOf } from '../../../src/detectors/patterns/anchor.ts';
import { patterns } from '../../../src/detectors/patterns/index.ts';
import { parsePattern } from '../../../src/detectors/patterns/parse.ts';
import { optionsSchema } from '../../../src/policy/compile-rule.ts';
import { loadPolicyTexts } from '../../../src/policy/load.ts';
import { FOUND, REFUSED } from '../../cases/detectors/user-patterns.ts';
import { hitsIn } from './hits-in.ts';

const named = (all: readonly object[]) => ({ patterns: all.map((one, at) => ({ name: `p${at}`, ...one })) });
const issuesOf = (all: readonly object[]) => {
  const parsed = optionsSchema(patterns).safeParse(named(all));
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
};

describe('patterns find', () => {
  it('what the cases say, all of them', () => assert.ok(FOUND.length >= 14));
  for (const { title, patterns: all, text, found } of FOUND) {
    it(title, () => {
      assert.deepEqual(issuesOf(all), []);
      assert.deepEqual(hitsIn('patterns', text, named(all)), found);
    });
  }

  it('hold what may still become a match, and nothing else', () => {
    const scanner = patterns.compile(
      named([{ pattern: '\\bORD-\\d{3}\\b' }, { pattern: '\\d{5}', context: ['badge'] }]),
    );
    const { pending } = drive(scanner, [
      'see ',
      'xOR',
      'D-',
      ' OR',
      'D-12',
      '3',
      ' 1234',
      ' badge 1234',
      ' ',
    ]);
    assert.deepEqual(pending, [0, 0, 0, 2, 6, 7, 0, 4, 0]);
  });

  it('give their score', () => {
    const scanner = patterns.compile(named([{ pattern: 'abc', score: 0.25 }]));
    assert.deepEqual(drive(scanner, ['xabc']).hits, [{ type: 'PATTERN', start: 1, end: 4, score: 0.25 }]);
  });
});

describe('patterns are refused', () => {
  it('in all cases', () => assert.ok(REFUSED.length >= 30));
  for (const [pattern, says] of REFUSED) {
    it(pattern.slice(0, 40), () => {
      const issues = issuesOf([{ pattern: 'fine' }, { pattern }]);
      assert.deepEqual(
        issues.map(({ path }) => path),
        ['patterns.1.pattern'],
      );
      assert.match(issues[0]?.message ?? '', says);
    });
  }

  it('when a name comes twice, a type or a key is not one, the list is empty', () => {
    assert.match(
      issuesOf([
        { pattern: 'a1', name: 'x' },
        { pattern: 'b1', name: 'x' },
      ])[0]?.message ?? '',
      /another pattern is named "x"/,
    );
    assert.equal(issuesOf([{ pattern: 'a1', type: 'order' }])[0]?.path, 'patterns.0.type');
    assert.equal(issuesOf([{ pattern: 'a1', flags: 'i' }]).length, 1);
    assert.equal(issuesOf([]).length, 1);
  });

  it('with their line in the policy', () => {
    const text = [
      'apiVersion: weir.dev/v1alpha1',
      'kind: GuardPolicy',
      'metadata: { name: own }',
      'spec:',
      '  response:',
      '    rules:',
      '      - name: numbers',
      '        detector: patterns',
      '        action: deny',
      '        options:',
      '          patterns:',
      "            - { name: order, pattern: 'ORD-\\d{6}' }",
      "            - { name: digits, pattern: '\\d+' }",
    ].join('\n');
    const registry = { detectors: DETECTORS, judges: [], scripts: [], digest: (whole: string) => whole };
    const loaded = loadPolicyTexts([{ file: 'own.yaml', text }], registry);
    assert.ok(!loaded.ok);
    assert.deepEqual(
      loaded.problems.map(({ line, path }) => [line, path]),
      [[13, 'spec.response.rules[0].options.patterns[1].pattern']],
    );
  });
});

describe('O12 patterns of a policy, together', () => {
  it('are refused from the 10,001st on: 100,000 rules are', () => {
    const many = Array.from({ length: 100_000 }, () => ({ pattern: 'ab' }));
    assert.deepEqual(
      issuesOf(many).map(({ path }) => path),
      ['patterns'],
    );
  });
  it('are refused when nothing announces more than 50, digits alone or one text more than 200', () => {
    const blind = Array.from({ length: 51 }, () => ({ pattern: '[a-z]{9}' }));
    assert.match(issuesOf(blind)[0]?.message ?? '', /^is number 51 of those that hold no text/);
    const numeric = Array.from({ length: 201 }, () => ({ pattern: '[a-z]\\d' }));
    assert.deepEqual(
      issuesOf(numeric).map(({ path }) => path),
      ['patterns.200'],
    );
    const alike = Array.from({ length: 201 }, (_, at) => ({ pattern: `key-[a-z]{${1 + (at % 9)}}` }));
    assert.match(issuesOf(alike)[0]?.message ?? '', /^is number 201 of those that the same text announces/);
  });
  it('are refused when they are too large together', () => {
    const large = Array.from({ length: 900 }, (_, at) => ({ pattern: `key${at}[a-z]{400}` }));
    assert.match(issuesOf(large)[0]?.message ?? '', /steps, and 400000 is the most/);
  });
  it('O12 are looked for in hostile texts of 1 MiB, which begin a match everywhere and end none', () => {
    const hostile: readonly (readonly [string, string])[] = [
      ['ORD-[0-9]{1,200}x', 'ORD-1'],
      ['[a-z]{1,200}@corp', 'a'],
      ['\\b\\d{1,60}-\\d{1,60}z', '1-'],
      ['(?:a|ab|abc){1,50}d', 'abc'],
      ['[ab]{1,100}c[ab]{1,100}d', 'abc'],
    ];
    for (const [pattern, part] of hostile) {
      const scanner = patterns.compile(named([{ pattern }]));
      const text = part.repeat(Math.ceil((1 << 20) / part.length));
      assert.deepEqual(drive(plain(scanner), [text]).hits, [], pattern);
    }
  });
});

/** Without views, which have bounds of their own. */
function plain(scanner: ReturnType<typeof patterns.compile>): ReturnType<typeof patterns.compile> {
  const { lookback, context } = scanner;
  return { on: 'raw', lookback, context, scan: (input) => scanner.scan(input) };
}

describe('what announces a pattern', () => {
  const anchors: readonly (readonly [string, string, number])[] = [
    ['ORD-\\d{3}', 'ord-', 0],
    ['[A-Z]{2,3}-(?:falcon|eagle)\\b', '-falcon -eagle', 3],
    ['colou?r', 'color colour', 0],
    ['(?:ab){2}x', 'ababx', 0],
    ['(?:ab){2,3}', 'ab', 0],
    ['\\d{3}-\\d{4}', 'digit', 0],
    ['[a-z]{2}[0-3]z', '0z 1z 2z 3z', 2],
    ['[a-z]{3}@[a-z]{3}', '@', 3],
    ['[a-z]{3} [a-z]{3}', 'none', 0],
    ['[a-z]{2}[0-3]\\w', 'digit', 2],
    ['(?:foo|\\d)x', 'none', 0],
    ['x?', 'none', 0],
  ];
  for (const [pattern, texts, before] of anchors) {
    it(`${pattern}: ${texts}`, () => {
      const parsed = parsePattern(pattern, false);
      assert.ok(parsed.ok);
      const anchor = anchorOf(parsed.value);
      const shown = anchor.kind === 'literals' ? anchor.texts.toSorted().join(' ') : anchor.kind;
      assert.deepEqual(
        [shown, anchor.kind === 'none' ? 0 : anchor.before],
        [texts.split(' ').toSorted().join(' '), before],
      );
    });
  }
});
