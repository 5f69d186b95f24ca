/** Reads a `tokenizer.json` of a Unigram vocabulary (SentencePiece); what it says otherwise is refused, never guessed. */
import { z } from 'zod';
import { failed, ok, type Result } from '../../core/fault.ts';
import { marksOf, postProcessor } from '../tokenizer/marks.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import { normalizer, stepsOf } from './normalizers.ts';
import { type Metaspace, SentencePiece } from './sentence-piece.ts';
import { Unigram } from './unigram.ts';

const MOST_ENTRIES = 1_048_576;
/** Bounds what one character of a text costs; in the models that there are, the longest has 16. */
const LONGEST_ENTRY = 256;
const LONGEST_TOKEN = 64;
const MOST_TOKENS = 1024;
const FILLERS = ['<pad>', '[PAD]'];

const id = z.int().min(0);
const metaspace = z.object({
  type: z.literal('Metaspace'),
  replacement: z.string().length(1),
  prepend_scheme: z.enum(['always', 'first', 'never']).default('always'),
  add_prefix_space: z.boolean().optional(),
  split: z.boolean().default(true),
});
const whitespace = z.object({ type: z.literal('WhitespaceSplit') });
const sequence = z.object({
  type: z.literal('Sequence'),
  pretokenizers: z
    .array(z.discriminatedUnion('type', [whitespace, metaspace]))
    .min(1)
    .max(2),
});

const file = z.object({
  added_tokens: z
    .array(
      z.discriminatedUnion('special', [
        z.object({ special: z.literal(true), id, content: z.string() }),
        // What is no special token is found in the text as it came, and takes nothing around it.
        z.object({
          ...{ special: z.literal(false), id, content: z.string().min(1).max(LONGEST_TOKEN) },
          ...{ single_word: z.literal(false), lstrip: z.literal(false), rstrip: z.literal(false) },
          normalized: z.literal(false),
        }),
      ]),
    )
    .max(MOST_TOKENS)
    .default([]),
  normalizer,
  pre_tokenizer: z.discriminatedUnion('type', [metaspace, sequence]),
  post_processor: postProcessor,
  padding: z.object({ pad_id: id }).nullish(),
  model: z.object({
    type: z.literal('Unigram'),
    unk_id: id,
    byte_fallback: z.boolean().default(false),
    vocab: z
      .array(z.tuple([z.string().max(LONGEST_ENTRY), z.number()]))
      .min(1)
      .max(MOST_ENTRIES),
  }),
});
type UnigramFile = z.output<typeof file>;

/** Builds the tokenizer that the value of a file describes. */
export function readUnigram(value: unknown): Result<Tokenizer> {
  const parsed = file.safeParse(value);
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.join('.') ?? '';
    return failed(
      'unsupported',
      `is no tokenizer that is known here (Unigram of SentencePiece): see "${at}"`,
    );
  }
  const { normalizer: normalizing, pre_tokenizer: cutting, post_processor: template, model } = parsed.data;
  const marks = marksOf(template);
  if (marks === undefined || model.unk_id >= model.vocab.length)
    return failed('unsupported', 'names special tokens that it does not have');
  const steps = stepsOf(normalizing);
  if (!steps.ok) return failed('unsupported', `has a "precompiled_charsmap" that ${steps.fault.message}`);
  const blanks = metaspaceOf(cutting);
  if (blanks === undefined)
    return failed('unsupported', 'cuts texts in a way that is not known here: see "pre_tokenizer"');
  const known = vocabularyOf(parsed.data);
  const pieces = new SentencePiece({
    ...{ steps: steps.value, metaspace: blanks, unigram: unigramOf(parsed.data, known) },
    added: parsed.data.added_tokens.flatMap((token) => (token.special ? [] : [[token.content, token.id]])),
  });
  return ok({ pieces, ...marks, filler: fillerOf(parsed.data, known) });
}

/** Of entries that are spelled alike the last one counts. */
function vocabularyOf({ model }: UnigramFile): ReadonlyMap<string, number> {
  return new Map(model.vocab.map(([text], at) => [text, at]));
}

/** Special tokens are no entries: nobody writes them by their name. */
function unigramOf({ model, added_tokens: added }: UnigramFile, known: ReadonlyMap<string, number>): Unigram {
  const special = new Set(added.flatMap((token) => (token.special ? [token.content] : [])));
  const entries = [...known].filter(([text, at]) => text !== '' && at !== model.unk_id && !special.has(text));
  const scores = model.vocab.map(([, score]) => score);
  return new Unigram({ entries, scores, unknown: model.unk_id, bytes: bytesOf(model.byte_fallback, known) });
}

function bytesOf(falls: boolean, known: ReadonlyMap<string, number>): readonly number[] | undefined {
  if (!falls) return undefined;
  const bytes = Array.from({ length: 256 }, (_, byte) =>
    known.get(`<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`),
  );
  return bytes.every((one) => one !== undefined) ? bytes : undefined;
}

function metaspaceOf(cutting: UnigramFile['pre_tokenizer']): Metaspace | undefined {
  const all = cutting.type === 'Sequence' ? cutting.pretokenizers : [cutting];
  const blanks = all.at(-1);
  if (blanks?.type !== 'Metaspace' || (all.length > 1 && all[0]?.type !== 'WhitespaceSplit'))
    return undefined;
  const { replacement: mark, prepend_scheme: prepend, add_prefix_space: inFront, split } = blanks;
  if (inFront === false && prepend !== 'never') return undefined;
  return { mark, prepend, split, atBlanks: all.length > 1 };
}

function fillerOf({ padding }: UnigramFile, known: ReadonlyMap<string, number>): number {
  const named = FILLERS.map((name) => known.get(name)).find((one) => one !== undefined);
  return padding?.pad_id ?? named ?? 0;
}
