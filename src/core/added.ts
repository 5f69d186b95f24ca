/** Added: lists that are shared while they are empty, since most steps put nothing into most of theirs. bench: step */

/** The empty list. Frozen, so that nothing is put into it by mistake. */
export const NONE: readonly never[] = Object.freeze([]);

/** The list with one more, which is put into the list itself unless that is the shared one. */
export function added<T>(list: readonly T[], one: T): readonly T[] {
  if (list.length === 0) return [one];
  (list as T[]).push(one);
  return list;
}

/** The list with more behind it; neither of the two is changed. */
export function addedAll<T>(list: readonly T[], more: readonly T[]): readonly T[] {
  return more.length === 0 ? list : [...list, ...more];
}

/** A list as short as this is emptied one by one: to set its length is a call into the runtime, which costs more. */
const SHORT = 16;

/** Takes out all that is in a list. */
export function clearList(list: unknown[]): void {
  if (list.length > SHORT) list.length = 0;
  while (list.length > 0) list.pop();
}
