/** The keys of an index, all derived from the one of the operator, so that each hash has a key of its own. */
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { KEY_BYTES, SipHash } from './siphash.ts';

/** Bytes of the operator's key. */
export const MASTER_BYTES = 32;
/** Bytes of the number that is drawn for each index: the same value has another fingerprint in another index. */
export const SALT_BYTES = 16;
export const KEY_ID_BYTES = 8;
export const SEAL_BYTES = 32;

const encoder = new TextEncoder();

/** The keys of one index. */
export class IndexKeys {
  readonly #master: Uint8Array;
  readonly #salt: Uint8Array;

  constructor(master: Uint8Array, salt: Uint8Array) {
    if (master.length !== MASTER_BYTES) throw new Error(`a key has ${MASTER_BYTES} bytes`);
    this.#master = master;
    this.#salt = salt;
  }

  /** A hash for one purpose (HKDF, RFC 5869). */
  hash(purpose: string): SipHash {
    return new SipHash(this.#derive(purpose, KEY_BYTES));
  }

  /** What proves that a file with this digest was made with the key (HMAC, RFC 2104). */
  seal(digest: Uint8Array): Uint8Array {
    return hmac(sha256, this.#derive('seal', MASTER_BYTES), digest);
  }

  #derive(purpose: string, bytes: number): Uint8Array {
    return hkdf(sha256, this.#master, this.#salt, encoder.encode(`weir dlp ${purpose}`), bytes);
  }
}

/** What tells one key from another and says nothing of it. */
export function keyIdOf(master: Uint8Array): Uint8Array {
  return hkdf(sha256, master, new Uint8Array(0), encoder.encode('weir dlp key id'), KEY_ID_BYTES);
}
