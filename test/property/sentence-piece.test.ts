/** Laws of SentencePiece: no cut is better than its own, tokens know where they stood, and cost is linear. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Unigram } from '../../src/models/sentencepiece/unigram.ts';
import { DEBERTA, ROBERTA, read, WITH_BYTES } from '../unit/models/sentencepiece/files.ts';
import { fc } from './fast-check.ts';

const UNKNOWN = 0;
const unit = fc.constantFrom('a', 'b', 'c', '\u{10348}', '\u{10349}');
const word = fc.array(unit, { minLength: 1, maxLength: 4 }).map((units) => units.join(''));
const vocabulary = fc.uniqueArray(fc.tuple(word, fc.integer({ min: -9, max: 0 })), {
  ...{ selector: ([text]) => text, minLength: 1, maxLength: 12 },
});

/** The best sum of scores, tried out way by way. */
function bestOf(text: string, scores: ReadonlyMap<string, number>, worst: number): number {
  const best = [0];
  for (let end = 1; end <= text.length; end++) {
    let most = Number.NEGATIVE_INFINITY;
    for (let from = 0; from < end; from++) {
      const piece = text.slice(from, end);
      const score =
        scores.get(piece) ?? ([...piece].length === 1 && piece.isWellFormed() ? worst : undefined);
      if (score !== undefined) most = Math.max(most, (best[from] ?? Number.NEGATIVE_INFINITY) + score);
    }
    best.push(most);
  }
  return best[text.length] ?? 0;
}

describe('Unigram', () => {
  it('cuts no text worse than the best way there is', () => {
    let known = 0;
    fc.assert(
      fc.property(vocabulary, fc.array(unit, { minLength: 1, maxLength: 12 }), (entries, units) => {
        const text = units.join('');
        const scores = [0, ...entries.map(([, score]) => score)];
        const worst = Math.min(...scores) - 10;
        const unigram = new Unigram({
          ...{ scores, unknown: UNKNOWN, bytes: undefined },
          entries: entries.map(([piece], at) => [piece, at + 1]),
        });
        let sum = 0;
        let at = 0;
        unigram.cut(text, { from: 0, to: text.length }, (id, from, to) => {
          assert.equal(from, at, 'no gap');
          at = to;
          sum += id === UNKNOWN ? worst * [...text.slice(from, to)].length : (scores[id] ?? Number.NaN);
          if (id !== UNKNOWN) known++;
        });
        assert.equal(at, text.length);
        assert.equal(sum, bestOf(text, new Map(entries), worst));
      }),
      { numRuns: 3000 },
    );
    assert.ok(known > 3000, `only ${known} entries`);
  });
});

const text = fc.array(
  fc.oneof(
    fc.constantFrom(
      ' ',
      '  ',
      '\r\n',
      '▁',
      'the policy',
      'e\u0301',
      'ﬁ',
      '👨‍👩‍👧',
      '漢字',
      '\u200b',
      '[SEP]',
      '</s>',
      '\ud800',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  ),
  { maxLength: 20 },
);

describe('SentencePiece', () => {
  for (const [name, file] of Object.entries({ DEBERTA, ROBERTA, WITH_BYTES })) {
    it(`${name}: knows where tokens stood, and makes no special token of any text`, () => {
      const { pieces } = read(file);
      const special = new Set(file.added_tokens.map(({ id }) => id).filter((id) => id !== file.model.unk_id));
      assert.ok(special.size >= 2);
      fc.assert(
        fc.property(text, (parts) => {
          const whole = parts.join('');
          const { ids, starts, ends } = pieces.tokens(whole);
          assert.deepEqual([starts.length, ends.length], [ids.length, ids.length]);
          for (const [at, start] of starts.entries()) {
            const end = ends[at] ?? -1;
            assert.ok(start >= (starts[at - 1] ?? 0) && start < end && end <= whole.length);
            assert.ok(end >= (ends[at - 1] ?? 0));
          }
          assert.ok(!ids.some((id) => special.has(id)));
        }),
        { numRuns: 1000 },
      );
    });

    it(`${name}: takes a time that grows with the text, and no faster`, () => {
      const { pieces } = read(file);
      for (const part of ['a', 'the ', '   ', '▁', 'é', 'e\u0301', '\u0301', '👨‍', '\r\n', '\u0600']) {
        const took = (length: number): number => {
          const long = part.repeat(length / part.length);
          const times = Array.from({ length: 2 }, () => {
            const before = process.cpuUsage();
            pieces.tokens(long);
            const { user, system } = process.cpuUsage(before);
            return user + system;
          });
          return Math.min(...times);
        };
        // Sixteen times the text: a square would take 256 times as long. Below a clock tick nothing is told.
        const few = Math.max(took(2048), 8000);
        assert.ok(took(32_768) < 100 * few, JSON.stringify(part));
      }
    });
  }
});
