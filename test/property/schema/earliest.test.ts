/** A text is cut at the first character behind which nothing can make it right: neither later nor sooner. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fc } from '../fast-check.ts';
import { aliveIn, finite } from './finite.ts';
import { chunks, judge } from './judge.ts';

const RUNS = Number(process.env['SCHEMA_RUNS'] ?? 1500);
const CHARACTERS = [...'"{}[],:abé ntfu1'];

const drawn = fc.record({
  finite,
  choice: fc.nat(),
  place: fc.nat(),
  change: fc.constantFrom('none', 'replace', 'insert', 'cut'),
  character: fc.constantFrom(...CHARACTERS),
  cuts: fc.array(fc.nat(), { maxLength: 4 }),
});

describe('a wrong text', () => {
  it('is told at the first character that nothing can mend', () => {
    const seen = { right: 0, wrong: 0, short: 0 };
    fc.assert(
      fc.property(drawn, ({ finite: { schema, texts }, choice, place, change, character, cuts }) => {
        const right = texts[choice % texts.length] ?? 'null';
        const at = place % right.length;
        const rest = {
          none: right.slice(at),
          replace: character + right.slice(at + 1),
          insert: character + right.slice(at),
          cut: '',
        };
        const text = right.slice(0, at) + rest[change];
        // A blank between two values changes nothing: the oracle knows of none.
        if (character === ' ' && (change === 'insert' || change === 'replace')) return;
        const alive = aliveIn(texts, text);
        const isRight = texts.includes(text);
        const found = judge(schema, chunks(text, cuts));
        const says = `${JSON.stringify(schema)}\n${text}\n${JSON.stringify(found)} alive ${alive}`;
        if (text === '') assert.equal(found, undefined, says);
        else assert.equal(found?.at, isRight ? undefined : alive, says);
        seen[isRight ? 'right' : alive === text.length ? 'short' : 'wrong']++;
      }),
      { numRuns: RUNS },
    );
    assert.ok(Math.min(seen.right, seen.wrong, seen.short) > RUNS / 20, JSON.stringify(seen));
  });
});
