/** Fuzz target: the reader of chat requests. */
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import { requestReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { CHAT_WORDS } from '../support/words.ts';

export const chatRequest: Target = {
  name: 'chat-request',
  holds: 'A chat request reads alike in any chunking; what is read is what its bytes spell.',
  tokens: CHAT_WORDS,
  run: (input, random) => checkReader(() => requestReader(openaiChat), input, random),
};
