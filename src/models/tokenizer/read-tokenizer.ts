/** Reads `tokenizer.json` (Hugging Face `tokenizers`) by the kind of its model. */
import { z } from 'zod';
import type { Result } from '../../core/fault.ts';
import { parseJson } from '../parse-json.ts';
import { readUnigram } from '../sentencepiece/unigram-file.ts';
import { readWordPiece } from '../wordpiece/tokenizer-file.ts';
import type { Tokenizer } from './tokenizer.ts';

const unigram = z.object({ model: z.object({ type: z.literal('Unigram') }) });

/** Builds the tokenizer that the text of a file describes. */
export function readTokenizer(text: string): Result<Tokenizer> {
  const value = parseJson(text);
  return unigram.safeParse(value).success ? readUnigram(value) : readWordPiece(value);
}
