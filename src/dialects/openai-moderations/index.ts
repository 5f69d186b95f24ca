/** The dialect of OpenAI's moderations. */
import type { Dialect } from '../../core/dialect.ts';
import { openaiDocuments } from '../openai-documents.ts';
import { ANSWER_FORMAT, REQUEST_FORMAT } from './format.ts';

/** `POST /v1/moderations` and the same under the paths of other servers. */
export const openaiModerations: Dialect = openaiDocuments({
  name: 'openai-moderations',
  endpoint: 'moderations',
  asked: REQUEST_FORMAT,
  answered: ANSWER_FORMAT,
});
