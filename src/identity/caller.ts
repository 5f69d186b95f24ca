/** Names the caller from what Envoy has proven about the connection; headers of the client are never looked at. */
import { isIP } from 'node:net';
import { type Caller, NO_GRANTS, UNKNOWN_CALLER } from '../core/caller.ts';
import type { Attributes } from '../core/frame.ts';

/** Attributes that `callerOf` reads; the filter has to send them (`request_attributes`). */
export const CALLER_ATTRIBUTES = [
  'connection.uri_san_peer_certificate',
  'source.principal',
  'source.address',
] as const;

/** The scheme, a trust domain and a path, as the SPIFFE ID specification spells them (section 2); 2048 bytes at most. */
const SPIFFE_ID = /^spiffe:\/\/[a-z0-9._-]{1,255}(\/[A-Za-z0-9._-]+)*$/;
const LONGEST_ID = 2048;

/**
 * Names the caller: the SPIFFE id of its certificate, else its address without the port. A certificate whose URI is not
 * exactly one SPIFFE id makes the caller unknown rather than an address that somebody else may share.
 */
export function callerOf(attributes: Attributes): Caller {
  const uri = attributes.get('connection.uri_san_peer_certificate') ?? '';
  if (uri !== '') return spiffeCaller(uri);
  const principal = attributes.get('source.principal') ?? '';
  if (principal.startsWith('spiffe://')) return spiffeCaller(principal);
  return addressCaller(attributes.get('source.address') ?? '');
}

function spiffeCaller(id: string): Caller {
  const valid = id.length <= LONGEST_ID && SPIFFE_ID.test(id) && !/\/\.{1,2}(\/|$)/.test(id);
  return valid ? { id, kind: 'spiffe', ...NO_GRANTS } : UNKNOWN_CALLER;
}

function addressCaller(address: string): Caller {
  const host = withoutPort(address).toLowerCase();
  const id = host.startsWith('::ffff:') && isIP(host.slice(7)) === 4 ? host.slice(7) : host;
  return isIP(id) === 0 ? UNKNOWN_CALLER : { id, kind: 'address', ...NO_GRANTS };
}

/** `10.0.0.1:4711`, `[::1]:4711`, or an address without a port. */
function withoutPort(address: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(address);
  if (bracketed !== null) return bracketed[1] ?? '';
  const colon = address.indexOf(':');
  return colon !== -1 && colon === address.lastIndexOf(':') ? address.slice(0, colon) : address;
}
