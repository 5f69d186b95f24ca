/** Fuzz target: the reader of answers of Cohere that are one document. */
import { cohereChat } from '../../../src/dialects/cohere-chat/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { MESSAGE_WORDS } from '../support/cohere-words.ts';

export const cohereAnswer: Target = {
  name: 'cohere-answer',
  holds: 'An answer of Cohere reads alike in any chunking; what is read is what its bytes spell.',
  tokens: MESSAGE_WORDS,
  run: (input, random) => checkReader(() => answerReader(cohereChat, 'application/json'), input, random),
};
