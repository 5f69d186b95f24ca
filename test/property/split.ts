/** A text in chunks of these lengths (UTF-16 units), again and again. */
export function split(whole: string, lengths: readonly number[]): string[] {
  const chunks: string[] = [];
  for (let at = 0, turn = 0; at < whole.length; turn++) {
    const length = lengths[turn % lengths.length] ?? 1;
    chunks.push(whole.slice(at, at + length));
    at += length;
  }
  return chunks;
}
