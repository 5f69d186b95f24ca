/** Names of members as lenient readers see them. */

/**
 * A name as lenient readers see it: without case, compatibility forms undone, so that the long s is an s and the
 * Kelvin sign a k (encoding/json of Go folds names like this); up to its first NUL, where strings of C end; without
 * halves of surrogate pairs, which some drop.
 */
export function foldName(name: string): string {
  const [seen = ''] = name.split('\u0000', 1);
  return seen
    .replaceAll(/\p{Surrogate}/gu, '')
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase();
}
