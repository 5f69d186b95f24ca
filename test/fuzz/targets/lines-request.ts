/** Fuzz target: the reader of requests that are JSON lines. */
import { GENERIC } from '../../../src/dialects/index.ts';
import { requestReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { LINE_WORDS } from '../support/words.ts';

export const linesRequest: Target = {
  name: 'lines-request',
  holds: 'JSON lines read alike in any chunking; what is read is what their bytes spell.',
  tokens: LINE_WORDS,
  longest: 131_072,
  run: (input, random) => checkReader(() => requestReader(GENERIC, 'application/x-ndjson'), input, random),
};
