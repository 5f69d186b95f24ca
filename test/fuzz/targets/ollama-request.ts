/** Fuzz target: the reader of requests to Ollama. */
import { ollama } from '../../../src/dialects/ollama/index.ts';
import { requestReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { REQUEST_WORDS } from '../support/ollama-words.ts';

export const ollamaRequest: Target = {
  name: 'ollama-request',
  holds: 'A request to Ollama reads alike in any chunking; what is read is what its bytes spell.',
  tokens: REQUEST_WORDS,
  run: (input, random) => checkReader(() => requestReader(ollama), input, random),
};
