/** Reads `tokenizer.json` (Hugging Face `tokenizers`) of a BERT vocabulary; what it says otherwise is refused, never guessed. */
import { z } from 'zod';
import { failed, ok, type Result } from '../../core/fault.ts';
import { parseJson } from '../parse-json.ts';
import { WordPiece } from './word-piece.ts';

const id = z.int().min(0);
const specialToken = z.object({ SpecialToken: z.object({ id: z.string() }) });
const sequence = z.object({ Sequence: z.object({ id: z.literal('A') }) });

const file = z.object({
  normalizer: z.object({
    type: z.literal('BertNormalizer'),
    clean_text: z.boolean().default(true),
    handle_chinese_chars: z.boolean().default(true),
    strip_accents: z.boolean().nullish(),
    lowercase: z.boolean().default(true),
  }),
  pre_tokenizer: z.object({ type: z.literal('BertPreTokenizer') }),
  post_processor: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('TemplateProcessing'),
      single: z.tuple([specialToken, sequence, specialToken]),
      special_tokens: z.record(z.string(), z.object({ ids: z.tuple([id]) })),
    }),
    z.object({
      type: z.literal('BertProcessing'),
      cls: z.tuple([z.string(), id]),
      sep: z.tuple([z.string(), id]),
    }),
  ]),
  model: z.object({
    type: z.literal('WordPiece').optional(),
    unk_token: z.string(),
    continuing_subword_prefix: z.string().default('##'),
    max_input_chars_per_word: z.int().min(1).max(1000).default(100),
    vocab: z.record(z.string(), id),
  }),
});
type TokenizerFile = z.output<typeof file>;

/** A tokenizer, and the numbers that stand around the tokens of a text. */
export interface Tokenizer {
  readonly pieces: WordPiece;
  readonly first: number;
  readonly last: number;
  /** What fills a row up; nothing looks at it. */
  readonly filler: number;
}

/** Builds the tokenizer that the text of a `tokenizer.json` describes. */
export function readTokenizer(text: string): Result<Tokenizer> {
  const parsed = file.safeParse(parseJson(text));
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.join('.') ?? '';
    return failed('unsupported', `is no tokenizer that is known here (WordPiece of BERT): see "${at}"`);
  }
  const { model, normalizer } = parsed.data;
  const vocabulary = new Map(Object.entries(model.vocab));
  const unknown = vocabulary.get(model.unk_token);
  const around = marksOf(parsed.data);
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
  return ok({ pieces, first: around[0], last: around[1], filler: vocabulary.get('[PAD]') ?? 0 });
}

function marksOf({ post_processor: marks }: TokenizerFile): readonly [number, number] | undefined {
  if (marks.type === 'BertProcessing') return [marks.cls[1], marks.sep[1]];
  const [first, , last] = marks.single;
  const ids = [first, last].map(({ SpecialToken }) => marks.special_tokens[SpecialToken.id]?.ids[0]);
  const [begin, end] = ids;
  return begin === undefined || end === undefined ? undefined : [begin, end];
}
