/** SentencePiece against the reference, the Python package `tokenizers` 0.23.3: `scripts/check-tokenizer.ts --made` tells its digests. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { DEBERTA, entriesOf, ROBERTA, read, SHIPPED, type UnigramFile, WITH_BYTES } from './files.ts';
import { madeTexts } from './made-texts.ts';

const TEXTS = 5000;
/** What the reference makes of the same texts: all ids, a text in a line. */
const DIGESTS: readonly [name: string, file: UnigramFile, digest: string][] = [
  ['deberta', DEBERTA, 'b3127df8cd5875910ffa655f32dc69f777c08883e3dad3ef50331a25e3813340'],
  ['roberta', ROBERTA, 'bf79d440c4ae2a52521e798231055eb4944ae839f407a69bbc6c325b01a1af3f'],
  ['bytes', WITH_BYTES, 'a339463539e4b4c1a1b00e1b3d5692b7f0818420614e2e1ab83b4edf0a5db732'],
  ['shipped', SHIPPED, 'd45165309c8e82a58da0d781594291cb222ca6c742b90c65b668e84f14fb1076'],
];

/** The entries of a text, and what stood there. */
function entriesIn(text: string, file: UnigramFile): string[] {
  const { ids, starts, ends } = read(file).pieces.tokens(text);
  return ids.map(
    (id, at) => `${file.model.vocab[id]?.[0]} ${JSON.stringify(text.slice(starts[at], ends[at]))}`,
  );
}

/** A file with a vocabulary of its own. */
function small(vocab: readonly [string, number][], change: Partial<UnigramFile> = {}): UnigramFile {
  return {
    ...DEBERTA,
    ...{ normalizer: null, added_tokens: [] },
    model: { type: 'Unigram', unk_id: 0, vocab: [['<unk>', 0], ...vocab], byte_fallback: false },
    ...change,
  };
}

describe('SentencePiece', () => {
  for (const [name, file, expected] of DIGESTS) {
    it(`${name}: cuts thousands of strange texts as the reference does`, () => {
      const { pieces } = read(file);
      const digest = createHash('sha256');
      for (const text of madeTexts(entriesOf(file), TEXTS))
        digest.update(`${pieces.tokens(text).ids.join(' ')}\n`);
      assert.equal(digest.digest('hex'), expected);
    });
  }

  it('knows where each token stood', () => {
    assert.deepEqual(entriesIn(' The  policy ﬁts\u200b. 👍🏽', DEBERTA), [
      '▁The "The"',
      '▁policy "  policy"',
      '▁fits " ﬁts"',
      '▁ "\u200b"',
      '. "."',
      '▁ " "',
      '[UNK] "👍🏽"',
    ]);
  });

  it('takes the best sum of scores, and of equal ones the one that was there first', () => {
    const abc: [string, number][] = [
      ['▁', -1],
      ['a', -1],
      ['b', -1],
      ['▁ab', -5],
      ['▁a', -1.5],
      ['ab', -1.5],
    ];
    assert.deepEqual(entriesIn('ab', small(abc)), ['▁ "a"', 'ab "ab"']);
    assert.deepEqual(
      entriesIn('ab', small([...abc, ['▁ab', -2]])),
      ['▁ab "ab"'],
      'an entry that comes twice is the last',
    );
  });

  it('makes one unknown token of characters side by side that it has no entry for', () => {
    assert.deepEqual(
      entriesIn(
        'a\u{10348}é b',
        small([
          ['▁a', -1],
          ['▁b', -1],
        ]),
      ),
      ['▁a "a"', '<unk> "\u{10348}é"', '▁b " b"'],
    );
  });

  it('falls back on bytes where the file says so and has all of them', () => {
    const bytes = Array.from({ length: 256 }, (_, byte): [string, number] => [
      `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
      0,
    ]);
    const model = (vocab: readonly [string, number][]) => ({
      ...small([['▁a', -1], ...vocab]).model,
      byte_fallback: true,
    });
    assert.deepEqual(entriesIn('aé', small([], { model: model(bytes) })), [
      '▁a "a"',
      '<0xC3> "é"',
      '<0xA9> "é"',
    ]);
    assert.deepEqual(entriesIn('aé', small([], { model: model(bytes.slice(1)) })), ['▁a "a"', '<unk> "é"']);
  });

  it('takes the names of special tokens for text', () => {
    const named = entriesIn('a [SEP] [CLS]', DEBERTA).map((token) => token.split(' ')[0]);
    assert.ok(!named.includes('[SEP]') && !named.includes('[CLS]'), named.join(' '));
  });

  it('finds added tokens in the text as it came, the longest first', () => {
    const plain = { special: false, single_word: false, lstrip: false, rstrip: false, normalized: false };
    const file = small(
      [
        ['▁a', -1],
        ['▁', -1],
        ['b', -1],
        ['<x>', 0],
        ['<x><y>', 0],
      ],
      {
        added_tokens: [
          { ...plain, id: 4, content: '<x>' },
          { ...plain, id: 5, content: '<x><y>' },
        ],
      },
    );
    assert.deepEqual(entriesIn('a<x><y>b<x>', file), [
      '▁a "a"',
      '<x><y> "<x><y>"',
      '▁ "b"',
      'b "b"',
      '<x> "<x>"',
    ]);
  });

  it('puts a mark in front as the file says', () => {
    const vocab: [string, number][] = [
      ['▁', -1],
      ['a', -1],
      ['▁a', -1],
    ];
    const cut = (text: string, prepend_scheme: string) =>
      entriesIn(
        text,
        small(vocab, { pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme, split: true } }),
      );
    assert.deepEqual(cut('a a', 'always'), ['▁a "a"', '▁a " a"']);
    assert.deepEqual(cut('a a', 'never'), ['a "a"', '▁a " a"']);
    assert.deepEqual(cut('a a', 'first'), ['▁a "a"', '▁a " a"']);
    assert.deepEqual(cut('', 'always'), []);
  });

  it('tells which tokens stand around a text, and what fills it up', () => {
    const { first, last, filler } = read(ROBERTA);
    assert.deepEqual([first, last, filler], [0, 2, 1]);
  });

  it('survives halves of surrogate pairs', () => {
    assert.equal(
      read(DEBERTA).pieces.tokens('a\ud800b').ids.length,
      read(DEBERTA).pieces.tokens('a\ufffdb').ids.length,
    );
  });
});
