/** A set of public keys (RFC 7517 section 5), as an issuer publishes it. */
import { createLocalJWKSet, type JWK, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { failed, ok, type Result } from '../core/fault.ts';

/** Public keys by which tokens are verified. */
export interface KeySet {
  /** Finds the key of a token by its `kid` and `alg`, among these and nowhere else. */
  readonly find: JWTVerifyGetKey;
  /** Their names. */
  readonly names: ReadonlySet<unknown>;
  /** The text that they were read from. */
  readonly text: string;
}

const MOST_KEYS = 100;
const schema = z.object({ keys: z.array(z.record(z.string(), z.unknown())).max(MOST_KEYS) });
const PUBLIC = ['RSA', 'EC', 'OKP'];

/** Reads a set; keys that are secret, or for another use, are left out. Without any key left it is a fault. */
export function readKeySet(text: string): Result<KeySet> {
  const read = schema.safeParse(parsed(text));
  if (!read.success) return failed('identity', 'is not a set of keys (RFC 7517)');
  const keys = read.data.keys.filter(isPublic);
  if (keys.length === 0) return failed('identity', 'holds no public key for signatures');
  const find = createLocalJWKSet({ keys: keys as unknown as JWK[] });
  return ok({ find, names: new Set(keys.map(({ kid }) => kid)), text });
}

function isPublic(key: Readonly<Record<string, unknown>>): boolean {
  const { kty, use, d, k } = key;
  return PUBLIC.includes(String(kty)) && d === undefined && k === undefined && (use ?? 'sig') === 'sig';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
