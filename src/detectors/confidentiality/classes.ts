/** The marks that documents bear their class by. */
import type { Class } from '../../core/classes.ts';
import { FIRM_MARKS } from './firm-marks.ts';
import { foldedMarks } from './folded-marks.ts';
import { NATIONAL_MARKS } from './national-marks.ts';

/** Classes of which something may be found. */
export const FOUND_CLASSES = ['INTERNAL', 'CONFIDENTIAL', 'RESTRICTED'] as const satisfies readonly Class[];
export type FoundClass = (typeof FOUND_CLASSES)[number];

/** Marks that stand for themselves wherever they stand: the Traffic Light Protocol (FIRST, TLP 2.0, and 1.0). */
export const TLP: readonly (readonly [mark: string, of: Class])[] = [
  ['TLP:RED', 'RESTRICTED'],
  ['TLP:AMBER+STRICT', 'CONFIDENTIAL'],
  ['TLP:AMBER', 'CONFIDENTIAL'],
  ['TLP:GREEN', 'INTERNAL'],
  ['TLP:CLEAR', 'PUBLIC'],
  ['TLP:WHITE', 'PUBLIC'],
];

/** The same in a text; with a blank or a dash, too, as people write it. */
export const TLP_MARK = /(?<![a-z0-9])TLP(?: ?[:-] ?| )(RED|AMBER|GREEN)(?![a-z])/gi;

/** Marks that are words too, folded: they count where a mark stands. The longer ones first. */
export const WORDS: readonly (readonly [mark: string, of: Class])[] = foldedMarks([
  ...FIRM_MARKS,
  ...NATIONAL_MARKS,
]);
