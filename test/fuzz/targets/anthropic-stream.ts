/** Fuzz target: the reader of streamed messages. */
import { anthropicMessages } from '../../../src/dialects/anthropic-messages/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { EVENT_WORDS } from '../support/anthropic-words.ts';
import { checkReader } from '../support/check-reader.ts';

export const anthropicStream: Target = {
  name: 'anthropic-stream',
  holds: 'A streamed message reads alike in any chunking; its events leave as they came.',
  tokens: EVENT_WORDS,
  run: (input, random) =>
    checkReader(() => answerReader(anthropicMessages, 'text/event-stream'), input, random),
};
