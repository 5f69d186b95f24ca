/** Fuzz target: the reader of answers of Gemini in events. */
import { gemini } from '../../../src/dialects/gemini/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { CHUNK_WORDS } from '../support/gemini-words.ts';

export const geminiStream: Target = {
  name: 'gemini-stream',
  holds: 'A stream of Gemini reads alike in any chunking; its events leave as they came.',
  tokens: CHUNK_WORDS,
  run: (input, random) => checkReader(() => answerReader(gemini, 'text/event-stream'), input, random),
};
