/** Fuzz target: the reader of streamed chat answers. */
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { STREAM_WORDS } from '../support/words.ts';

export const chatStream: Target = {
  name: 'chat-stream',
  holds: 'A chat stream reads alike in any chunking; its events leave as they came.',
  tokens: STREAM_WORDS,
  longest: 131_072,
  run: (input, random) => checkReader(() => answerReader(openaiChat, 'text/event-stream'), input, random),
};
