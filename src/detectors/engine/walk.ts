/** Walks that triggers take from what announces a match to where it begins. */
import { isWord } from '../characters.ts';

/** Which units a match may hold before its trigger. */
export type Belongs = (unit: number) => boolean;

/**
 * The earliest offset at which a word begins, among the units before `at` that belong to a match, at most `most` of them
 * and none before `floor`; -1 when there is none.
 */
export function runStart(
  text: string,
  at: number,
  run: { readonly belongs: Belongs; readonly most: number; readonly floor: number },
): number {
  const floor = Math.max(run.floor, at - run.most);
  let first = -1;
  let start = at;
  while (start > floor && run.belongs(text.charCodeAt(start - 1))) {
    start--;
    if (beginsWord(text, start)) first = start;
  }
  return first;
}

/** Does a word begin here, or a match that begins with something else? */
export function beginsWord(text: string, at: number): boolean {
  return isWord(text.charCodeAt(at)) && (at === 0 || !isWord(text.charCodeAt(at - 1)));
}
