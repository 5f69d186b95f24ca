/** Hash once: a text that holds one value again and again costs one hash of it. */
import type { Fingerprint } from '../core/ports.ts';

/** Values that are remembered, and the characters of the longest one. */
const MOST = 256;
const LONGEST = 256;

/** The same hashes; the last values are remembered as long as the function is. bench: scan */
export function hashOnce(fingerprint: Fingerprint): Fingerprint {
  let known: Map<string, string> | undefined;
  return (text) => {
    if (text.length > LONGEST) return fingerprint(text);
    known ??= new Map();
    let hash = known.get(text);
    if (hash === undefined) {
      hash = fingerprint(text);
      if (known.size === MOST) known.clear();
      known.set(text, hash);
    }
    return hash;
  };
}
