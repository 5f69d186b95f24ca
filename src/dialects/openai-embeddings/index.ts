/** The dialect of OpenAI's embeddings, which most servers of vectors speak too. */
import type { Dialect } from '../../core/dialect.ts';
import { openaiDocuments } from '../openai-documents.ts';
import { ANSWER_FORMAT, REQUEST_FORMAT } from './format.ts';

/** `POST /v1/embeddings` and the same under the paths of other servers. */
export const openaiEmbeddings: Dialect = openaiDocuments({
  name: 'openai-embeddings',
  endpoint: 'embeddings',
  asked: REQUEST_FORMAT,
  answered: ANSWER_FORMAT,
});
