/** Basic credentials: a user name and a password in base64 (RFC 7617 section 2). */
import { isPasswordInPlace } from './password.ts';

/** Does it hold a password that is no stand-in? */
export function holdsBasicPassword(value: string): boolean {
  const plain = decoded(value);
  const colon = plain.indexOf(':');
  return colon >= 0 && isPasswordInPlace(plain.slice(colon + 1));
}

function decoded(value: string): string {
  try {
    return atob(value);
  } catch {
    return '';
  }
}
