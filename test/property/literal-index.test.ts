/** The index of literals finds what a search for each of them finds, and holds whatever may begin one. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Literal, LiteralIndex } from '../../src/detectors/engine/literal-index.ts';
import { lowerUnit } from '../../src/detectors/keywords/trie.ts';
import { goesOn, startsWord } from '../../src/detectors/word-edges.ts';
import { fc } from './fast-check.ts';

const unit = fc.constantFrom(
  ...'aabbcc0015 _-.:,;|*>])(@\n',
  'é',
  'É',
  'я',
  'Я',
  '密',
  '码',
  '…',
  '\u{1F600}',
);
const written = fc.array(unit, { minLength: 1, maxLength: 5 }).map((units) => units.join(''));
const literal: fc.Arbitrary<Literal> = fc.record(
  {
    text: written.map(lower),
    held: fc.boolean(),
    stands: fc.constantFrom('begins' as const, 'whole' as const),
  },
  { requiredKeys: ['text', 'held'] },
);
const literals = fc.array(literal, { minLength: 1, maxLength: 12 });

function lower(text: string): string {
  return text.replace(/[\s\S]/g, (one) => String.fromCharCode(lowerUnit(one.charCodeAt(0))));
}

interface Lowered {
  readonly whole: string;
  readonly small: string;
}

function standsAt({ text, stands }: Literal, { whole, small }: Lowered, start: number): boolean {
  if (!small.startsWith(text, start)) return false;
  if (stands === undefined) return true;
  const end = start + text.length;
  return startsWord(whole, start) && (stands === 'begins' || end === whole.length || !goesOn(whole, end));
}

/** The longest end that begins a held literal, from where a word begins. */
function heldBy(some: readonly Literal[], { whole, small }: Lowered, from: number): number {
  for (let start = from; start < whole.length; start++) {
    const end = small.slice(start);
    const begins = some.some(({ text, held }) => held && text !== end && text.startsWith(end));
    if (begins && startsWord(whole, start)) return whole.length - start;
  }
  return 0;
}

describe('the index of literals', () => {
  it('finds what a search for each finds', () => {
    let hits = 0;
    const texts = literals.chain((some) => {
      const part = fc.oneof(
        unit,
        fc.constantFrom(...some).map(({ text }) => text.toUpperCase()),
      );
      return fc.tuple(fc.constant(some), fc.array(part, { maxLength: 90 }), fc.nat(4));
    });
    fc.assert(
      fc.property(texts, ([some, parts, from]) => {
        const whole = parts.join('');
        const text = { whole, small: lower(whole) };
        const expected = some.flatMap((one, id) =>
          Array.from({ length: whole.length }, (_, at) => at)
            .filter((at) => at >= from && standsAt(one, text, at))
            .map((at) => [id, at + one.text.length]),
        );
        const found: number[][] = [];
        const held = new LiteralIndex(some).scan(whole, Math.min(from, whole.length), (id, end) => {
          found.push([id, end]);
        });
        hits += found.length;
        const order = ([one = 0, end = 0]: number[], [other = 0, otherEnd = 0]: number[]) =>
          one - other || end - otherEnd;
        assert.deepEqual(found.sort(order), expected.sort(order));
        assert.ok(held >= heldBy(some, text, from));
      }),
      { numRuns: 3000 },
    );
    assert.ok(hits > 3000, `the texts held only ${hits} literals`);
  });
});
