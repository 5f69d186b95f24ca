/** Fuzz target: the reader of requests to Cohere. */
import { cohereChat } from '../../../src/dialects/cohere-chat/index.ts';
import { requestReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { REQUEST_WORDS } from '../support/cohere-words.ts';

export const cohereRequest: Target = {
  name: 'cohere-request',
  holds: 'A request to Cohere reads alike in any chunking; what is read is what its bytes spell.',
  tokens: REQUEST_WORDS,
  run: (input, random) => checkReader(() => requestReader(cohereChat), input, random),
};
