/** Fuzz target: the reader of requests to Gemini. */
import { gemini } from '../../../src/dialects/gemini/index.ts';
import { requestReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { REQUEST_WORDS } from '../support/gemini-words.ts';

export const geminiRequest: Target = {
  name: 'gemini-request',
  holds: 'A request to Gemini reads alike in any chunking; what is read is what its bytes spell.',
  tokens: REQUEST_WORDS,
  run: (input, random) => checkReader(() => requestReader(gemini), input, random),
};
