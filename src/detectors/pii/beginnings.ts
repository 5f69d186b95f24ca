/** Beginnings: what a word may come to that has begun to arrive. */

/** All beginnings of some words, nothing and whole words among them. */
export function beginningsOf(words: Iterable<string>): ReadonlySet<string> {
  const beginnings = new Set<string>();
  for (const word of words)
    for (let length = 0; length <= word.length; length++) beginnings.add(word.slice(0, length));
  return beginnings;
}
