/** Fuzz target: the reader of streamed answers of Ollama. */
import { ollama } from '../../../src/dialects/ollama/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { STREAM_WORDS } from '../support/ollama-words.ts';

export const ollamaStream: Target = {
  name: 'ollama-stream',
  holds: 'A streamed answer of Ollama reads alike in any chunking; its lines leave as they came.',
  tokens: STREAM_WORDS,
  run: (input, random) => checkReader(() => answerReader(ollama, 'application/x-ndjson'), input, random),
};
