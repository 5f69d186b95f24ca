/** What the decoders of the runtime make of a whole coded message, in one call and without our bounds. */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import type { Coding } from '../../../src/core/ports.ts';

/** Undoes codings in the order of their header, the last first; throws where a decoder does. */
export function undoneElsewhere(codings: readonly Coding[], bytes: Uint8Array): Uint8Array {
  return codings.reduceRight<Uint8Array>((coded, coding) => undone(coding, coded), bytes);
}

function undone(coding: Coding, bytes: Uint8Array): Uint8Array {
  switch (coding) {
    case 'gzip':
      return gunzipSync(bytes);
    case 'br':
      return brotliDecompressSync(bytes);
    case 'zstd':
      return zstdDecompressSync(bytes);
    case 'deflate':
      try {
        return inflateSync(bytes);
      } catch {
        return inflateRawSync(bytes);
      }
  }
}
