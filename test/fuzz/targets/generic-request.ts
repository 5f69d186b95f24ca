/** Fuzz target: the reader of requests of no known format. */
import { GENERIC } from '../../../src/dialects/index.ts';
import { requestReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';
import { JSON_WORDS } from '../support/words.ts';

export const genericRequest: Target = {
  name: 'generic-request',
  holds: 'Any JSON request reads alike in any chunking; what is read is what its bytes spell.',
  tokens: JSON_WORDS,
  run: (input, random) => checkReader(() => requestReader(GENERIC), input, random),
};
