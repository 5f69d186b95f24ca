/** Files of tokenizers that are refused, each with what is wrong and where; none makes Weir fail or wait. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Charsmap } from '../../../../src/models/sentencepiece/charsmap.ts';
import { readTokenizer } from '../../../../src/models/tokenizer/read-tokenizer.ts';
import { DEBERTA, type UnigramFile } from './files.ts';

const METASPACE = { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true };
const TOKEN = { id: 3, content: 'x', single_word: false, lstrip: false, rstrip: false, normalized: false };
const { vocab } = DEBERTA.model;
const model = (change: object): Partial<UnigramFile> => ({ model: { ...DEBERTA.model, ...change } });
const mapped = (precompiled_charsmap: string) => ({
  normalizer: { type: 'Precompiled', precompiled_charsmap },
});
const bytes = (...parts: (number | string)[]) =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(Uint32Array.of(part).buffer),
    ),
  ).toString('base64');

const ROWS: readonly [what: string, change: Partial<UnigramFile>, why: RegExp][] = [
  ['another normalizer', { normalizer: { type: 'NFKC' } }, /see "normalizer\.type"/],
  [
    'another one among several',
    { normalizer: { type: 'Sequence', normalizers: [{ type: 'Nmt' }] } },
    /normalizers\.0\.type"/,
  ],
  [
    'an expression of its own',
    { normalizer: { type: 'Replace', pattern: { Regex: '(a+)+$' }, content: '' } },
    /see "normalizer\.pattern/,
  ],
  ['a map that is no Base64', mapped('?'), /"precompiled_charsmap" that is no Base64/],
  ['a map that ends early', mapped(bytes(8, 0)), /does not hold the array/],
  ['a map of no whole units', mapped(bytes(3, 'abc')), /does not hold the array/],
  ['replacements that are no UTF-8', mapped(bytes(4, 0, '\xff\0')), /no UTF-8/],
  ['another cut', { pre_tokenizer: { type: 'ByteLevel' } }, /see "pre_tokenizer\.type"/],
  [
    'two cuts the other way round',
    { pre_tokenizer: { type: 'Sequence', pretokenizers: [METASPACE, { type: 'WhitespaceSplit' }] } },
    /see "pre_tokenizer"/,
  ],
  ['a contradiction', { pre_tokenizer: { ...METASPACE, add_prefix_space: false } }, /see "pre_tokenizer"/],
  [
    'a mark of several characters',
    { pre_tokenizer: { ...METASPACE, replacement: '▁▁' } },
    /see "pre_tokenizer\.replacement"/,
  ],
  ['another template', { post_processor: null }, /see "post_processor"/],
  [
    'a template whose tokens are not there',
    { post_processor: { ...(DEBERTA.post_processor as object), special_tokens: {} } },
    /special tokens/,
  ],
  ['an unknown token that is not there', model({ unk_id: vocab.length }), /special tokens/],
  ['no unknown token', model({ unk_id: null }), /see "model\.unk_id"/],
  ['an entry without a score', model({ vocab: [...vocab, ['x']] }), /see "model\.vocab\.\d+/],
  ['an entry without end', model({ vocab: [...vocab, ['x'.repeat(257), -1]] }), /see "model\.vocab\.\d+\.0"/],
  ['no entry', model({ vocab: [] }), /see "model\.vocab"/],
  [
    'an added token that takes blanks',
    { added_tokens: [{ ...TOKEN, special: false, lstrip: true }] },
    /added_tokens\.0\.lstrip"/,
  ],
  [
    'one that is looked for in the normalized text',
    { added_tokens: [{ ...TOKEN, special: false, normalized: true }] },
    /added_tokens\.0\.normalized"/,
  ],
];

describe('a tokenizer that is not known here', () => {
  for (const [what, change, why] of ROWS) {
    it(`is refused: ${what}`, () => {
      const made = readTokenizer(JSON.stringify({ ...DEBERTA, ...change }));
      assert.ok(!made.ok);
      assert.match(made.fault.message, why);
    });
  }

  it('is read where the map is empty, as some files have it', () => {
    assert.ok(readTokenizer(JSON.stringify({ ...DEBERTA, ...mapped('') })).ok);
  });

  it('leads nowhere where its map points out of itself', () => {
    const text = { text: 'abc', starts: [0, 1, 2], ends: [1, 2, 3] };
    for (const unit of [0xffff_ffff, 0x7fff_fe00, 0x0000_0161, 0x8000_0161]) {
      const map = Charsmap.read(bytes(8, unit, unit, 'x\0'));
      assert.ok(map.ok);
      assert.ok(map.value.apply(text).text.length <= 6);
    }
  });
});
