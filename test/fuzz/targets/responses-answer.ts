/** Fuzz target: the reader of the Responses API, answer. */
import { openaiResponses } from '../../../src/dialects/openai-responses/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { RESPONSE_ITEMS } from '../support/responses-words.ts';

export const responsesAnswer: Target = {
  name: 'responses-answer',
  holds: 'A response reads alike in any chunking; what is read is what its bytes spell.',
  tokens: RESPONSE_ITEMS,
  run: (input, random) => checkReader(() => answerReader(openaiResponses, 'application/json'), input, random),
};
