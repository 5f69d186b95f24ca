/** Fuzz target: the reader of answers of no known format that are one document. */
import { GENERIC } from '../../../src/dialects/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { JSON_WORDS } from '../support/words.ts';

export const genericAnswer: Target = {
  name: 'generic-answer',
  holds: 'Any JSON answer reads alike in any chunking; what is read is what its bytes spell.',
  tokens: JSON_WORDS,
  run: (input, random) => checkReader(() => answerReader(GENERIC, 'application/json'), input, random),
};
