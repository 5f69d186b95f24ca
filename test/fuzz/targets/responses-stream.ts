/** Fuzz target: the reader of the Responses API, stream. */
import { openaiResponses } from '../../../src/dialects/openai-responses/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { RESPONSE_EVENTS } from '../support/responses-words.ts';

export const responsesStream: Target = {
  name: 'responses-stream',
  holds: 'A streamed response reads alike in any chunking; its events leave as they came.',
  tokens: RESPONSE_EVENTS,
  run: (input, random) =>
    checkReader(() => answerReader(openaiResponses, 'text/event-stream'), input, random),
};
