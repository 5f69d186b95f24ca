/** Addresses of the pages of tickets, and their signatures. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Where the pages are, below the address of the admin port. */
const TICKETS_PATH = '/approvals/tickets/';

/** The address of the page of a ticket; undefined where nobody says how the admin port is reached. */
export function linkOf(url: string | undefined, ticket: string): string | undefined {
  return url === undefined ? undefined : `${url.replace(/\/+$/, '')}${TICKETS_PATH}${ticket}`;
}

/** A link that says who comes by it, until then (milliseconds since the epoch). */
export interface SignedLink {
  readonly ticket: string;
  readonly until: number;
}

/** Signs a link: who holds it may decide, once, in the name of the one it was made for. */
export function signatureOf(key: Uint8Array, { ticket, until }: SignedLink): string {
  return createHmac('sha256', key).update(`weir ticket link\n${ticket}\n${until}`).digest('base64url');
}

/** True for the signature of that link. */
export function isSigned(key: Uint8Array, link: SignedLink, signature: string): boolean {
  const right = Buffer.from(signatureOf(key, link));
  const given = Buffer.from(signature);
  return right.length === given.length && timingSafeEqual(right, given);
}
