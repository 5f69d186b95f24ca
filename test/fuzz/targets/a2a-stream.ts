/** Fuzz target: the reader of streams of agents. */
import { a2a } from '../../../src/dialects/a2a/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { A2A_STREAM_WORDS } from '../support/rpc-words.ts';

export const a2aStream: Target = {
  name: 'a2a-stream',
  holds: 'A stream of an agent reads alike in any chunking; its events leave as they came.',
  tokens: A2A_STREAM_WORDS,
  run: (input, random) => checkReader(() => answerReader(a2a, 'text/event-stream'), input, random),
};
