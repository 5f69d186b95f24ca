/** The marks that documents bear their class by. */
import type { Class } from '../../core/classes.ts';
import { fold } from '../fold.ts';
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

const OF_FIRMS: readonly (readonly [mark: string, of: Class])[] = [
  ['STRICTLY CONFIDENTIAL', 'RESTRICTED'],
  ['HIGHLY CONFIDENTIAL', 'RESTRICTED'],
  ['TOP SECRET', 'RESTRICTED'],
  ['STRENG VERTRAULICH', 'RESTRICTED'],
  ['EYES ONLY', 'RESTRICTED'],
  ['RESTRICTED', 'RESTRICTED'],
  ['SECRET', 'RESTRICTED'],
  ['COMPANY CONFIDENTIAL', 'CONFIDENTIAL'],
  ['PRIVATE AND CONFIDENTIAL', 'CONFIDENTIAL'],
  ['PRIVATE & CONFIDENTIAL', 'CONFIDENTIAL'],
  ['STRICTLY PRIVATE AND CONFIDENTIAL', 'CONFIDENTIAL'],
  ['STRICTLY PRIVATE & CONFIDENTIAL', 'CONFIDENTIAL'],
  ['PROPRIETARY AND CONFIDENTIAL', 'CONFIDENTIAL'],
  ['PROPRIETARY & CONFIDENTIAL', 'CONFIDENTIAL'],
  ['COMMERCIAL IN CONFIDENCE', 'CONFIDENTIAL'],
  ['COMMERCIAL-IN-CONFIDENCE', 'CONFIDENTIAL'],
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

/** Marks that are words too, folded: they count where a mark stands. The longer ones first. */
export const WORDS: readonly (readonly [mark: string, of: Class])[] = [...OF_FIRMS, ...NATIONAL_MARKS]
  .map(([mark, of]) => [fold(mark).text, of] as const)
  .sort(([one], [other]) => other.length - one.length);
