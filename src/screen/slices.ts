/** Slices: what comes at once is read in pieces, so that what has been judged leaves before more is taken apart. */

/** Bytes read at once. The smallest unit has one byte, and costs some 400 while it waits. */
const SLICE = 65_536;

/** Returns the bytes in slices; mostly it is one. */
export function slicesOf(bytes: Uint8Array): readonly Uint8Array[] {
  if (bytes.length <= SLICE) return [bytes];
  const slices: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += SLICE) slices.push(bytes.subarray(at, at + SLICE));
  return slices;
}
