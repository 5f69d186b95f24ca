/** Inputs that stand for headers: Latin-1, as the wire decoder gives them. */

/** The lines of an input. */
export function linesOf(input: Uint8Array): string[] {
  return Buffer.from(input)
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '');
}
