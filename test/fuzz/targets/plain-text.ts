/** Fuzz target: the reader of plain text. */
import { GENERIC } from '../../../src/dialects/index.ts';
import { answerReader } from '../../unit/dialects/read-all.ts';
import type { Target } from '../framework/target.ts';
import { checkReader } from '../support/check-reader.ts';

export const plainText: Target = {
  name: 'plain-text',
  holds: 'Text reads alike in any chunking; what is not UTF-8 is refused.',
  tokens: ['\u00e9', '\u{1f600}', '\u65e5', '\ufeff', '\u0000', '\r\n', '\u2028', '\ufffd'],
  run: (input, random) => {
    const outcome = checkReader(() => answerReader(GENERIC, 'text/plain'), input, random);
    if (outcome.startsWith('read')) new TextDecoder('utf-8', { fatal: true }).decode(input);
    return outcome;
  },
};
