/** The text on the line of a match, before it: where a name for what follows stands. */

/** Returns up to `reach` characters before an offset, back to the line break before the last word, in lower case. */
export function lineBefore(text: string, offset: number, reach: number): string {
  const before = text.slice(Math.max(0, offset - reach), offset).trimEnd();
  return before.slice(before.lastIndexOf('\n') + 1).toLowerCase();
}
