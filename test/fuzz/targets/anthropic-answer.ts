/** Fuzz target: the reader of messages that are one document. */
import { anthropicMessages } from '../../../src/dialects/anthropic-messages/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { MESSAGE_WORDS } from '../support/anthropic-words.ts';
import { checkReader } from '../support/check-reader.ts';

export const anthropicAnswer: Target = {
  name: 'anthropic-answer',
  holds: 'A message reads alike in any chunking; what is read is what its bytes spell.',
  tokens: MESSAGE_WORDS,
  run: (input, random) =>
    checkReader(() => answerReader(anthropicMessages, 'application/json'), input, random),
};
