/** Suggestions: the known word that a misspelt one was most likely meant to be. */

/** Returns the nearest of `words` when it is near enough to be a slip of the keyboard or of memory, else undefined. */
export function suggest(word: string, words: Iterable<string>): string | undefined {
  if (word.length > LONGEST_WORD) return undefined;
  const lower = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.floor(Math.max(word.length, MINIMUM) / 2);
  for (const candidate of words) {
    const distance = editDistance(lower, candidate.toLowerCase());
    if (distance < bestDistance || (distance === bestDistance && best === undefined)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Writes the suggestion as the end of a sentence, or says what there is to choose from. */
export function didYouMean(word: string, words: readonly string[]): string {
  const suggestion = suggest(word, words);
  if (suggestion !== undefined) return `; did you mean "${suggestion}"?`;
  if (words.length === 0) return '';
  const shown = words.slice(0, SHOWN);
  return `; choose from ${shown.join(', ')}${words.length > shown.length ? ', ...' : ''}`;
}

/** Counts the insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (same ? 0 : 1),
          swapped ? at(beforeLast, column - 2) + 1 : Infinity,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

const LONGEST_WORD = 64;
const MINIMUM = 4;
const SHOWN = 12;

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
