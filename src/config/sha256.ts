/** SHA-256 of text, hex: the digest that policies are known by. */
import { createHash } from 'node:crypto';

/** Returns the SHA-256 of UTF-8 text, in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
