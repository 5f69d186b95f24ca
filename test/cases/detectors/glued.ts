/** Arbitrary texts made of snippets and odd strings, glued together. */
import fc from 'fast-check';
import { NATIONAL_SNIPPETS } from './national.ts';
import { SNIPPETS } from './snippets.ts';

const part = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom(...SNIPPETS) },
  { weight: 1, arbitrary: fc.constantFrom(...NATIONAL_SNIPPETS) },
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const glue = fc.constantFrom('', ' ', '\n', '. ', '-', '.');

/** Up to eight parts with something, or nothing, between them. */
export const glued: fc.Arbitrary<string> = fc
  .array(fc.tuple(part, glue), { maxLength: 8 })
  .map((parts) => parts.flat().join(''));
