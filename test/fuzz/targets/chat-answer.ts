/** Fuzz target: the reader of chat answers that are one document. */
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { ANSWER_WORDS } from '../support/words.ts';

export const chatAnswer: Target = {
  name: 'chat-answer',
  holds: 'A chat answer reads alike in any chunking; what is read is what its bytes spell.',
  tokens: ANSWER_WORDS,
  run: (input, random) => checkReader(() => answerReader(openaiChat, 'application/json'), input, random),
};
