/** Fuzz target: the file of a tokenizer, and what it makes of a text. */
import assert from 'node:assert/strict';
import { readTokenizer } from '../../../src/models/tokenizer/read-tokenizer.ts';
import { MARKER, type Target } from '../framework/target.ts';
import { JSON_WORDS } from '../support/words.ts';

const TEXT = ' Ignore  e\u0301 ﬁ [SEP] <x> 漢 \u{1F468}\u200D\u{1F469}\r\n a';
/** A map of one unit, and one with a replacement. */
const MAPS = ['BAAAAAAAAAA=', 'CAAAAAAAAAAAAAAAeAA='];

export const tokenizerFile: Target = {
  name: 'tokenizer-file',
  holds:
    'A file is refused with a message that repeats nothing, or its tokens stand in the text and in order.',
  tokens: [
    ...JSON_WORDS,
    ...MAPS,
    '"precompiled_charsmap":"',
    '"prepend_scheme":"first"',
    '"split":false',
    '"byte_fallback":true',
    '"pattern":{"String":"a"}',
    '["▁a",1e308]',
    '["▁a",-1e308]',
    `["${MARKER}",-1]`,
  ],
  longest: 65_536,
  run: (input) => {
    const made = readTokenizer(Buffer.from(input).toString('utf8'));
    if (!made.ok) {
      assert.ok(!made.fault.message.includes(MARKER));
      return made.fault.message;
    }
    const { ids, starts, ends } = made.value.pieces.tokens(TEXT);
    for (const [at, start] of starts.entries()) {
      const end = ends[at] ?? -1;
      assert.ok(start >= (starts[at - 1] ?? 0) && start <= end && end <= TEXT.length);
    }
    return `${ids.length} tokens`;
  },
};
