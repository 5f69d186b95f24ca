/** Addresses of Ethereum: forty hexadecimal digits, their case a checksum when it is mixed (EIP-55). */
import { keccak_256 } from '@noble/hashes/sha3.js';

/** What the case of the digits says: `plain` when they are all small or all capital. */
export function caseOf(digits: string): 'right' | 'wrong' | 'plain' {
  const lower = digits.toLowerCase();
  if (digits === lower || digits === digits.toUpperCase()) return 'plain';
  const hash = keccak_256(Uint8Array.from(lower, (letter) => letter.charCodeAt(0)));
  for (let place = 0; place < digits.length; place++) {
    const byte = hash[place >> 1] ?? 0;
    const nibble = place % 2 === 0 ? byte >> 4 : byte & 15;
    const letter = lower.charAt(place);
    if (digits.charAt(place) !== (nibble > 7 ? letter.toUpperCase() : letter)) return 'wrong';
  }
  return 'right';
}
