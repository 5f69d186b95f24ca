/** Fuzz target: the reader of whole answers of Gemini. */
import { gemini } from '../../../src/dialects/gemini/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { CONTENT_WORDS } from '../support/gemini-words.ts';

export const geminiAnswer: Target = {
  name: 'gemini-answer',
  holds: 'An answer of Gemini reads alike in any chunking; what is read is what its bytes spell.',
  tokens: CONTENT_WORDS,
  run: (input, random) => checkReader(() => answerReader(gemini, 'application/json'), input, random),
};
