/** Names the caller from what Envoy has proven about the connection; headers of the client are never looked at. */
import { isIP } from 'node:net';
import { type Caller, NO_GRANTS, UNKNOWN_CALLER } from '../core/caller.ts';
import type { Attributes } from '../core/frame.ts';
import { isSpiffeId } from './spiffe-id.ts';

const URI_SAN = 'connection.uri_san_peer_certificate';
/** What stands for it in questions of ext_authz, which come with it by themselves. */
const PRINCIPAL = 'source.principal';
const ADDRESS = 'source.address';

/**
 * Attributes that a caller of ext_proc is known by. The filter has to send them in both directions (`request_attributes`,
 * `response_attributes`), because a stream may begin with the answer.
 */
export const CALLER_ATTRIBUTES = [URI_SAN, ADDRESS] as const;

/**
 * Names the caller: the SPIFFE id of its certificate, else its address without the port. A certificate whose URI is not
 * exactly one SPIFFE id makes the caller unknown rather than an address that somebody else may share.
 */
export function callerOf(attributes: Attributes): Caller {
  const uri = attributes.get(URI_SAN) ?? '';
  if (uri !== '') return spiffeCaller(uri);
  const principal = attributes.get(PRINCIPAL) ?? '';
  if (principal.startsWith('spiffe://')) return spiffeCaller(principal);
  return addressCaller(attributes.get(ADDRESS) ?? '');
}

function spiffeCaller(id: string): Caller {
  return isSpiffeId(id) ? { id, kind: 'spiffe', ...NO_GRANTS } : UNKNOWN_CALLER;
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
