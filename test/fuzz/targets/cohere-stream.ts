/** Fuzz target: the reader of streamed answers of Cohere. */
import { cohereChat } from '../../../src/dialects/cohere-chat/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { EVENT_WORDS } from '../support/cohere-words.ts';

export const cohereStream: Target = {
  name: 'cohere-stream',
  holds: 'A streamed answer of Cohere reads alike in any chunking; its events leave as they came.',
  tokens: EVENT_WORDS,
  run: (input, random) => checkReader(() => answerReader(cohereChat, 'text/event-stream'), input, random),
};
