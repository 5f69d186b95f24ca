/** WordPiece against what the reference tokenizer said: `fixtures/sample.jsonl.gz`, written by scripts/check-tokenizer.ts. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { readTokenizer } from '../../../../src/models/tokenizer/read-tokenizer.ts';
import { Words } from '../../../../src/models/wordpiece/words.ts';

interface Sample {
  readonly text: string;
  readonly tokens: readonly [ids: number[], places: [start: number, end: number][]];
}

const VOCABULARY = linesOf('vocab.txt.gz');
const SAMPLES = linesOf('sample.jsonl.gz').map((line) => JSON.parse(line) as Sample);

function linesOf(name: string): string[] {
  const bytes = gunzipSync(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
  return bytes.toString('utf8').split('\n').slice(0, -1);
}

/** All that are in use; one of 64 of the large blocks whose characters are alike. */
function* codePoints(): Generator<number> {
  for (let code = 0; code < 0xe0200; ) {
    if (code === 0xd800) code = 0xe000;
    yield code;
    const within = (first: number, behind: number): boolean => code >= first && code < behind;
    const alike =
      within(0x3400, 0xa000) || within(0xac00, 0xd780) || within(0xe000, 0xf800) || within(0x20000, 0xdff00);
    code += alike ? 64 : 1;
  }
}

interface TokenizerFile {
  normalizer: Record<string, unknown>;
  pre_tokenizer: Record<string, unknown>;
  post_processor: Record<string, unknown>;
  model: Record<string, unknown>;
}

/** The file of the uncased BERT vocabulary. */
function tokenizerFile(): TokenizerFile {
  return {
    normalizer: { type: 'BertNormalizer', strip_accents: null },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: { type: 'BertProcessing', cls: ['[CLS]', 101], sep: ['[SEP]', 102] },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      vocab: Object.fromEntries(VOCABULARY.map((entry, id) => [entry, id])),
    },
  };
}

/** The tokenizer of that vocabulary, read once. */
const usual = read(tokenizerFile());

function read(file: TokenizerFile) {
  const tokenizer = readTokenizer(JSON.stringify(file));
  assert.ok(tokenizer.ok, tokenizer.ok ? '' : tokenizer.fault.message);
  return tokenizer.value;
}

/** The entries of a text, and what stood there. */
function entriesOf(text: string, { pieces } = usual): string[] {
  const { ids, starts, ends } = pieces.tokens(text);
  return ids.map((id, at) => `${VOCABULARY[id]} ${JSON.stringify(text.slice(starts[at], ends[at]))}`);
}

describe('WordPiece', () => {
  it('cuts every text of the sample as the reference does', () => {
    assert.ok(SAMPLES.length > 300, `only ${SAMPLES.length} samples`);
    const { pieces } = usual;
    for (const { text, tokens } of SAMPLES) {
      const { ids, starts, ends } = pieces.tokens(text);
      const own = [ids, starts.map((start, at) => [start, ends[at]])];
      assert.deepEqual(own, tokens, text);
    }
  });

  it('folds and cuts every character as the reference does', () => {
    const words = new Words({
      cleanText: true,
      handleChineseChars: true,
      stripAccents: true,
      lowercase: true,
    });
    const digest = createHash('sha256');
    let count = 0;
    for (const code of codePoints()) {
      const cut: string[] = [];
      words.each(`q${String.fromCodePoint(code)}q`, ({ chars }) => cut.push(chars.join('')));
      digest.update(`${cut.join(' ')}\n`);
      count += 1;
    }
    // Of what `BertNormalizer` and `BertPreTokenizer` of the Python package tokenizers 0.23.3 make of the same.
    assert.equal(count, 97850);
    assert.equal(digest.digest('hex'), '50ce2ad87085c5564865e8046fc22fa5d5ffc70f0b46d74cefb10e0e97bfa2c9');
  });

  it('knows where each token stood', () => {
    assert.deepEqual(entriesOf('Ünaffable\u200b 漢中!'), [
      'una "Üna"',
      '##ffa "ffa"',
      '##ble "ble"',
      '漢 "漢"',
      '中 "中"',
      '! "!"',
    ]);
  });

  it('takes the names of special tokens for text', () => {
    assert.deepEqual(entriesOf('[SEP]'), ['[ "["', 'sep "SEP"', '] "]"']);
  });

  it('calls unknown what it has no entry for, and words that are too long', () => {
    assert.deepEqual(entriesOf('ab\u{10348} c'), [`[UNK] "ab\u{10348}"`, 'c "c"']);
    assert.deepEqual(entriesOf('a'.repeat(101)), [`[UNK] "${'a'.repeat(101)}"`]);
    assert.ok(entriesOf('a'.repeat(100)).length > 1);
  });

  it('keeps capitals and accents where the file says so', () => {
    const file = tokenizerFile();
    file.normalizer = { type: 'BertNormalizer', strip_accents: false, lowercase: false };
    assert.deepEqual(entriesOf('É e', read(file)), ['[UNK] "É"', 'e "e"']);
  });

  it('survives halves of surrogate pairs', () => {
    assert.deepEqual(entriesOf('a\ud800b'), ['ab "a\\ud800b"']);
  });

  it('tells which tokens stand around a text', () => {
    const { first, last, filler } = usual;
    assert.deepEqual([first, last, filler], [101, 102, 0]);
  });

  const OTHERS: readonly [what: string, change: (file: TokenizerFile) => void, why: RegExp][] = [
    ['a model of another kind', (file) => Object.assign(file.model, { type: 'BPE' }), /see "model\.type"/],
    [
      'another normalizer',
      (file) => Object.assign(file.normalizer, { type: 'NFKC' }),
      /see "normalizer\.type"/,
    ],
    ['another cut', (file) => Object.assign(file.pre_tokenizer, { type: 'Metaspace' }), /see "pre_tokenizer/],
    [
      'an unknown token that it lacks',
      (file) => Object.assign(file.model, { unk_token: '<?>' }),
      /special tokens/,
    ],
  ];
  for (const [what, change, why] of OTHERS) {
    it(`refuses ${what}`, () => {
      const file = tokenizerFile();
      change(file);
      const tokenizer = readTokenizer(JSON.stringify(file));
      assert.ok(!tokenizer.ok);
      assert.match(tokenizer.fault.message, why);
    });
  }

  it('refuses what is no JSON', () => {
    assert.ok(!readTokenizer('{').ok);
  });
});
