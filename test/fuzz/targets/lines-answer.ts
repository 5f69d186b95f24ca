/** Fuzz target: the reader of answers that are JSON lines. */
import { GENERIC } from '../../../src/dialects/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { LINE_WORDS } from '../support/words.ts';

export const linesAnswer: Target = {
  name: 'lines-answer',
  holds: 'Lines of an answer leave as they came, each when it is complete, in any chunking.',
  tokens: LINE_WORDS,
  longest: 131_072,
  run: (input, random) => checkReader(() => answerReader(GENERIC, 'application/jsonl'), input, random),
};
