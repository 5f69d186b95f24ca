/** Fuzz target: the inflater. The first byte of an input chooses the codings, the others are the body. */
import { CODINGS, type Coding } from '../../../src/core/ports.ts';
import { checkEncoding } from '../encoding.ts';
import type { Target } from '../framework/target.ts';

const CHAINS: readonly (readonly Coding[])[] = [
  ...CODINGS.map((coding) => [coding]),
  ...CODINGS.map((coding) => [coding, 'gzip'] as const),
];

export const packedBody: Target = {
  name: 'packed-body',
  holds: 'A body is undone to its end or refused, alike in any chunking, and within its bounds.',
  tokens: ['\u0000', '\u0001', '\u0008', '\u001f', '(', 'P*M\u0018', 'x', 'zero'],
  longest: 65_536,
  run: (input, random) => {
    const codings = CHAINS[(input[0] ?? 0) % CHAINS.length] ?? [];
    return checkEncoding({ codings, bytes: input.subarray(1) }, random);
  },
};
