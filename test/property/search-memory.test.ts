/** A text that grows is searched with a memory: what is told is what a search of the whole stretch tells. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Literal, LiteralIndex } from '../../src/detectors/engine/literal-index.ts';
import { SearchMemory } from '../../src/detectors/engine/search-memory.ts';
import { fc } from './fast-check.ts';

const unit = fc.constantFrom(...'aabbc01 _-.:,@\n', 'é', 'Я', '密', '\u{1F600}');
const word = fc.array(fc.constantFrom(...'aabbc01 -.,@é密'), { minLength: 1, maxLength: 5 });
const literal: fc.Arbitrary<Literal> = fc.record(
  {
    text: word.map((units) => units.join('')),
    held: fc.boolean(),
    stands: fc.constantFrom('begins' as const, 'whole' as const),
    announces: fc.constant(true as const),
  },
  { requiredKeys: ['text', 'held'] },
);
/** A piece that the text grows by; how far everything is judged then, and how much of that is forgotten, as shares. */
const growth = fc.record({
  piece: fc.array(unit, { maxLength: 80 }).map((units) => units.join('')),
  judged: fc.nat(100),
  forgotten: fc.nat(100),
});
/** What is kept of a text reaches one unit farther: that tells whether a word begins where a search does. */
const REACH = 12;

type Told = readonly [literal: number, end: number];

describe('a search with a memory', () => {
  it('tells what one of the whole stretch does, in any chunking', () => {
    let told = 0;
    let spared = 0;
    const cases = fc.tuple(
      fc.array(literal, { minLength: 1, maxLength: 10 }),
      fc.array(growth, { minLength: 1, maxLength: 12 }),
    );
    fc.assert(
      fc.property(cases, ([literals, growths]) => {
        const index = new LiteralIndex(literals);
        const memory = new SearchMemory();
        let text = '';
        let from = 0;
        for (const { piece, judged, forgotten } of growths) {
          text += piece;
          const begin = Math.max(0, from - REACH);
          const whole: Told[] = [];
          const held = index.scan(text, begin, (one, end) => whole.push([one, end]));
          const some: Told[] = [];
          const open = index.scanOn(
            text,
            { begin, from },
            { found: (one, end) => some.push([one, end]), memory },
          );
          const needed = whole.filter(([one, end]) => end > from || literals[one]?.announces === true);
          const isNeeded = new Set(needed.map(String));
          assert.deepEqual(
            some.filter((one) => isNeeded.has(String(one))),
            needed,
          );
          const isThere = new Set(whole.map(String));
          for (const one of some) assert.ok(isThere.has(String(one)), `told of ${one} alone`);
          assert.ok(open >= Math.min(held, text.length - from), 'what may begin a literal is held');
          told += needed.length;
          spared += whole.length - some.length;
          from += Math.floor(((text.length - from) * judged) / 100);
          const dropped = Math.floor((Math.max(0, from - REACH - 1) * forgotten) / 100);
          text = text.slice(dropped);
          from -= dropped;
          memory.drop(dropped);
        }
      }),
      { numRuns: 3000 },
    );
    assert.ok(told > 10_000, `only ${told} were told`);
    assert.ok(spared > 300, `only ${spared} were spared`);
  });

  it('remembers no more than is needed', () => {
    const index = new LiteralIndex([
      { text: 'ab', held: false },
      { text: 'c:', held: false, announces: true },
    ]);
    const memory = new SearchMemory();
    index.scanOn('ab ab c: ab ', { begin: 0, from: 0 }, { found: () => {}, memory });
    assert.equal(memory.count, 4);
    index.scanOn('ab ab c: ab d', { begin: 0, from: 12 }, { found: () => {}, memory });
    assert.deepEqual([...memory.ends.subarray(0, memory.count)], [8]);
    index.scanOn('ab ab c: ab de', { begin: 9, from: 12 }, { found: () => {}, memory });
    assert.equal(memory.count, 0);
  });
});
