/** Fuzz target: the reader of requests to an agent. */
import { a2a } from '../../../src/dialects/a2a/index.ts';
import { requestReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { A2A_WORDS } from '../support/rpc-words.ts';

export const a2aRequest: Target = {
  name: 'a2a-request',
  holds: 'A request to an agent reads alike in any chunking; what is read is what its bytes spell.',
  tokens: A2A_WORDS,
  run: (input, random) => checkReader(() => requestReader(a2a), input, random),
};
