/** Fuzz target: the reader of the Responses API, request. */
import { openaiResponses } from '../../../src/dialects/openai-responses/index.ts';
import { requestReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { REQUEST_ITEMS } from '../support/responses-words.ts';

export const responsesRequest: Target = {
  name: 'responses-request',
  holds: 'A request of the Responses API reads alike in any chunking; what is read is what its bytes spell.',
  tokens: REQUEST_ITEMS,
  run: (input, random) => checkReader(() => requestReader(openaiResponses), input, random),
};
