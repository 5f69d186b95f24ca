/** Random chunkings of bytes. */
import type { Random } from '../../fuzz/framework/random.ts';

/** Cuts bytes into chunks, none of them empty: a few long ones, many short ones, or now and then single bytes. */
export function cutAtRandom(bytes: Uint8Array, random: Random): Uint8Array[] {
  if (random(60) === 0) return Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
  const longest = random(2) === 0 ? 1 + random(96) : 1 + random(bytes.length);
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = 1 + random(longest);
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
}
