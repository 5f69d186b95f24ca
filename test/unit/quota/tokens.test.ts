/** Tokens are counted as the encoding does, linearly, and the same however a text was cut. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import type { Channel } from '../../../src/core/segment.ts';
import { priceTable } from '../../../src/quota/prices.ts';
import { tokenCounter } from '../../../src/quota/tokens.ts';
import { TokenTexts } from '../../../src/screen/budgets/token-texts.ts';
import { fc } from '../../property/fast-check.ts';

const { countTokens } = createRequire(import.meta.url)('gpt-tokenizer/encoding/o200k_base') as {
  countTokens(text: string): number;
};

const TEXTS = [
  'A weir lets the river through and holds back what must not pass.',
  'function weigh(unit) {\n  return unit.tokens + 1;\n}\n\n// 12345 bytes',
  'Ein Wehr hält zurück, was nicht hindurch darf — jederzeit.',
  '堰は川を通す。',
  '',
];

describe('tokens', () => {
  const count = tokenCounter();
  for (const text of TEXTS) {
    it(`of ${JSON.stringify(text.slice(0, 30))} are those of the encoding`, () => {
      assert.equal(count(text), countTokens(text));
    });
  }

  it('of a text that spells a special token are those of its characters', () => {
    assert.ok(count('<|endoftext|>') > 1);
  });

  it('of long stretches without a space are counted, and in time', () => {
    // Merging pairs of all of it would take minutes.
    assert.ok(count('a'.repeat(1_000_000)) > 100_000);
    assert.ok(count(' '.repeat(1_000_000)) > 1000);
  });

  it('of a text in pieces are those of the whole', () => {
    const whole = `${TEXTS.join(' and ')} ${'long'.repeat(40)} end`;
    const sum = (pieces: readonly string[]): number => {
      const texts = new TokenTexts(count);
      const channel: Channel = { path: 'a', role: 'assistant', settled: true };
      for (const text of pieces)
        texts.take({ channel, text, start: 0, end: 0, spelling: 'json', last: false });
      return texts.total;
    };
    const words = 'weirs hold the river back at night and by day '.repeat(8);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 80 }), (sizes) => {
        const pieces: string[] = [];
        let at = 0;
        for (const size of sizes) {
          pieces.push(words.slice(at, at + size));
          at += size;
        }
        pieces.push(words.slice(at));
        assert.equal(sum(pieces), count(words));
      }),
      { numRuns: 300 },
    );
    // Pieces that end in a blank: what stands behind it belongs to it.
    assert.equal(sum(words.split(/(?<= )/)), count(words));
    assert.ok(Math.abs(sum([...whole]) - count(whole)) <= 4);
  });
});

describe('prices', () => {
  const priceOf = priceTable([
    { model: 'gpt-4o', input: 2.5, output: 10 },
    { model: 'gpt-4o-*', input: 0.15, output: 0.6 },
  ]);
  it('are those of the first row that fits, in billionths of a unit per token', () => {
    assert.deepEqual(priceOf('gpt-4o'), { input: 2500, output: 10_000 });
    assert.deepEqual(priceOf('gpt-4o-mini'), { input: 150, output: 600 });
    assert.equal(priceOf('GPT-4o'), undefined);
    assert.equal(priceOf(''), undefined);
  });
});
