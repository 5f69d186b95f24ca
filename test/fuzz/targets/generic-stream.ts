/** Fuzz target: the reader of event streams of no known format. */
import { GENERIC } from '../../../src/dialects/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { STREAM_WORDS } from '../support/words.ts';

export const genericStream: Target = {
  name: 'generic-stream',
  holds: 'Any event stream reads alike in any chunking; its events leave as they came.',
  tokens: STREAM_WORDS,
  longest: 131_072,
  run: (input, random) => checkReader(() => answerReader(GENERIC, 'text/event-stream'), input, random),
};
