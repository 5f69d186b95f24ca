/** Fuzz target: the reader of answers and cards of agents that are one document. */
import { a2a } from '../../../src/dialects/a2a/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { A2A_WORDS } from '../support/rpc-words.ts';

export const a2aAnswer: Target = {
  name: 'a2a-answer',
  holds: 'An answer of an agent reads alike in any chunking; what is read is what its bytes spell.',
  tokens: A2A_WORDS,
  run: (input, random) => checkReader(() => answerReader(a2a, 'application/json'), input, random),
};
