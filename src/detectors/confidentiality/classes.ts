/** The marks that documents bear their class by. */
import type { Class } from '../../core/classes.ts';

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

/** Marks that are words too: they count where a mark stands. The longer ones first. */
export const WORDS: readonly (readonly [mark: string, of: Class])[] = [
  ['STRICTLY CONFIDENTIAL', 'RESTRICTED'],
  ['HIGHLY CONFIDENTIAL', 'RESTRICTED'],
  ['TOP SECRET', 'RESTRICTED'],
  ['STRENG VERTRAULICH', 'RESTRICTED'],
  ['STRENG GEHEIM', 'RESTRICTED'],
  ['SECRET DEFENSE', 'RESTRICTED'],
  ['EYES ONLY', 'RESTRICTED'],
  ['RESTRICTED', 'RESTRICTED'],
  ['SECRET', 'RESTRICTED'],
  ['OFFICIAL-SENSITIVE', 'CONFIDENTIAL'],
  ['COMPANY CONFIDENTIAL', 'CONFIDENTIAL'],
  ['PRIVATE AND CONFIDENTIAL', 'CONFIDENTIAL'],
  ['CONFIDENTIAL', 'CONFIDENTIAL'],
  ['VERTRAULICH', 'CONFIDENTIAL'],
  ['CONFIDENTIEL', 'CONFIDENTIAL'],
  ['CONFIDENCIAL', 'CONFIDENTIAL'],
  ['RISERVATO', 'CONFIDENTIAL'],
  ['VERTROUWELIJK', 'CONFIDENTIAL'],
  ['FOR INTERNAL USE ONLY', 'INTERNAL'],
  ['INTERNAL USE ONLY', 'INTERNAL'],
  ['NUR FUR DEN INTERNEN GEBRAUCH', 'INTERNAL'],
  ['USAGE INTERNE', 'INTERNAL'],
  ['INTERNAL', 'INTERNAL'],
  ['PUBLIC', 'PUBLIC'],
];
