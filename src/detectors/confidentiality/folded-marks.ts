/** Marks as folded text has them. */
import type { Class } from '../../core/classes.ts';
import { fold } from '../fold.ts';

/** Folded, the longer ones first. */
export function foldedMarks(
  marks: readonly (readonly [mark: string, of: Class])[],
): (readonly [mark: string, of: Class])[] {
  return marks
    .map(([mark, of]) => [fold(mark).text, of] as const)
    .sort(([one], [other]) => other.length - one.length);
}
