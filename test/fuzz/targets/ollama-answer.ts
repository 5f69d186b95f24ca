/** Fuzz target: the reader of answers of Ollama that are one document. */
import { ollama } from '../../../src/dialects/ollama/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { ANSWER_WORDS } from '../support/ollama-words.ts';

export const ollamaAnswer: Target = {
  name: 'ollama-answer',
  holds: 'An answer of Ollama reads alike in any chunking; what is read is what its bytes spell.',
  tokens: ANSWER_WORDS,
  run: (input, random) => checkReader(() => answerReader(ollama, 'application/json'), input, random),
};
