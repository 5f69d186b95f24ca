/** Keys that models are signed with: elliptic curves P-256, P-384 and P-521, in PEM. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { failed, ok, type Result } from '../../core/fault.ts';

/** Curve -> the hash that goes with it, as Sigstore pairs them. */
const HASHES: ReadonlyMap<string | undefined, string> = new Map([
  ['prime256v1', 'sha256'],
  ['secp384r1', 'sha384'],
  ['secp521r1', 'sha512'],
]);

/** A pair: `own` signs, `open` verifies. */
export interface KeyPair {
  readonly own: KeyObject;
  readonly open: KeyObject;
}

/** Reads a public key from the text of a PEM file. */
export function publicKeyOf(pem: string): Result<KeyObject> {
  if (/PRIVATE KEY/.test(pem))
    return failed('unreadable', 'holds a private key; name the file of the public one');
  return checked(() => createPublicKey(pem));
}

/** Reads a private key, without password, from the text of a PEM file. */
export function keyPairOf(pem: string): Result<KeyPair> {
  const own = checked(() => createPrivateKey(pem));
  return own.ok ? ok({ own: own.value, open: createPublicKey(own.value) }) : own;
}

/** The hash that a key signs with. */
export function hashOf(key: KeyObject): string {
  const hash = HASHES.get(key.asymmetricKeyDetails?.namedCurve);
  if (hash === undefined) throw new Error('a key of an unknown curve');
  return hash;
}

function checked(read: () => KeyObject): Result<KeyObject> {
  try {
    const key = read();
    if (key.asymmetricKeyType === 'ec' && HASHES.has(key.asymmetricKeyDetails?.namedCurve)) return ok(key);
  } catch {
    // The message of the library may quote the file.
  }
  return failed('unreadable', 'holds no key of curve P-256, P-384 or P-521 in PEM');
}
