/** Reads `tokenizer.json` (Hugging Face `tokenizers`) of a BERT vocabulary; what it says otherwise is refused, never guessed. */
import { z } from 'zod';
import { failed, ok, type Result } from '../../core/fault.ts';
import { marksOf, postProcessor } from '../tokenizer/marks.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import { WordPiece } from './word-piece.ts';

const file = z.object({
  normalizer: z.object({
    type: z.literal('BertNormalizer'),
    clean_text: z.boolean().default(true),
    handle_chinese_chars: z.boolean().default(true),
    strip_accents: z.boolean().nullish(),
    lowercase: z.boolean().default(true),
  }),
  pre_tokenizer: z.object({ type: z.literal('BertPreTokenizer') }),
  post_processor: postProcessor,
  model: z.object({
    type: z.literal('WordPiece').optional(),
    unk_token: z.string(),
    continuing_subword_prefix: z.string().default('##'),
    max_input_chars_per_word: z.int().min(1).max(1000).default(100),
    vocab: z.record(z.string(), z.int().min(0)),
  }),
});

/** Builds the tokenizer that the value of a `tokenizer.json` describes. */
export function readWordPiece(value: unknown): Result<Tokenizer> {
  const parsed = file.safeParse(value);
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.join('.') ?? '';
    return failed(
      'unsupported',
      `is no tokenizer that is known here (WordPiece of BERT, Unigram of SentencePiece): see "${at}"`,
    );
  }
  const { model, normalizer } = parsed.data;
  const vocabulary = new Map(Object.entries(model.vocab));
  const unknown = vocabulary.get(model.unk_token);
  const around = marksOf(parsed.data.post_processor);
  if (unknown === undefined || around === undefined)
    return failed('unsupported', 'names special tokens that it does not have');
  const pieces = new WordPiece({
    vocabulary,
    folding: {
      cleanText: normalizer.clean_text,
      handleChineseChars: normalizer.handle_chinese_chars,
      stripAccents: normalizer.strip_accents ?? normalizer.lowercase,
      lowercase: normalizer.lowercase,
    },
    ...{ prefix: model.continuing_subword_prefix, unknown, longestWord: model.max_input_chars_per_word },
  });
  return ok({ pieces, ...around, filler: vocabulary.get('[PAD]') ?? 0 });
}
