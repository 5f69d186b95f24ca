/** Fuzz target: the inflater. The first byte of an input chooses the codings, the others are the body. */
import assert from 'node:assert/strict';
import { CODINGS, type Coding } from '../../../src/core/ports.ts';
import { inflate } from '../../unit/encoding/pack.ts';
import { checkEncoding } from '../encoding.ts';
import type { Target } from '../framework/target.ts';
import { undoneElsewhere } from '../support/other-decoders.ts';

const CHAINS: readonly (readonly Coding[])[] = [
  ...CODINGS.map((coding) => [coding]),
  ...CODINGS.map((coding) => [coding, 'gzip'] as const),
];

export const packedBody: Target = {
  name: 'packed-body',
  holds:
    'A body is undone to its end as others undo it, or refused, alike in any chunking, within its bounds.',
  tokens: ['\u0000', '\u0001', '\u0008', '\u001f', '(', 'P*M\u0018', 'x', 'zero'],
  longest: 65_536,
  run: async (input, random) => {
    const codings = CHAINS[(input[0] ?? 0) % CHAINS.length] ?? [];
    const bytes = input.subarray(1);
    const outcome = await checkEncoding({ codings, bytes }, random);
    if (outcome === 'undone') {
      const { plain } = await inflate(codings, [bytes]);
      const other = undoneElsewhere(codings, bytes);
      // The zstd decoder of the runtime stops behind the first frame.
      const same = codings.includes('zstd') ? plain.subarray(0, other.length) : plain;
      assert.ok(same.equals(other), 'another decoder reads another text');
    }
    return `${codings.join(' ')} ${outcome}`;
  },
};
