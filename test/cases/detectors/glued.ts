/** Arbitrary texts made of snippets and odd strings, glued together. */
import { fc } from '../../property/fast-check.ts';
import { NATIONAL_SNIPPETS } from './national.ts';
import { SNIPPETS } from './snippets.ts';
import { TABLE_FORMS, TABLE_VALUES } from './tables.ts';

const TABLES = [...TABLE_VALUES.secrets, ...TABLE_VALUES.pii].flatMap(([, value, [column]]) =>
  TABLE_FORMS.map(({ text }) => text(column, 2).replace('%', value)),
);

const part = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom(...SNIPPETS) },
  { weight: 1, arbitrary: fc.constantFrom(...NATIONAL_SNIPPETS) },
  { weight: 1, arbitrary: fc.constantFrom(...TABLES) },
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const glue = fc.constantFrom('', ' ', '\n', '. ', '-', '.', 'Æ', '_');

/** Up to eight parts with something, or nothing, between them. */
export const glued: fc.Arbitrary<string> = fc
  .array(fc.tuple(part, glue), { maxLength: 8 })
  .map((parts) => parts.flat().join(''));
