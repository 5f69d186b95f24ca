/** Fuzz target: the reader of requests for messages. */
import { anthropicMessages } from '../../../src/dialects/anthropic-messages/index.ts';
import { requestReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { REQUEST_WORDS } from '../support/anthropic-words.ts';
import { checkReader } from '../support/check-reader.ts';

export const anthropicRequest: Target = {
  name: 'anthropic-request',
  holds: 'A request for a message reads alike in any chunking; what is read is what its bytes spell.',
  tokens: REQUEST_WORDS,
  run: (input, random) => checkReader(() => requestReader(anthropicMessages), input, random),
};
