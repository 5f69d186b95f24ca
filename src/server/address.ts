/** Listening addresses, written `host:port`; IPv6 hosts stand in brackets. */
import { failed, ok, type Result } from '../core/fault.ts';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Parses `127.0.0.1:9003`, `[::1]:9003` or `localhost:0`. */
export function parseAddress(text: string): Result<Address> {
  const colon = text.lastIndexOf(':');
  const host = text.slice(0, colon).replace(/^\[(.*)\]$/, '$1');
  const digits = text.slice(colon + 1);
  const port = /^\d{1,5}$/.test(digits) ? Number(digits) : Number.NaN;
  if (colon < 1 || !(port <= 65_535)) {
    return failed('internal', `"${text}" is not an address: write host:port, such as 127.0.0.1:9003`);
  }
  return ok({ host, port });
}

/** Returns the address with another port: the one the system chose. */
export function withPort(address: string, port: number): string {
  return `${address.slice(0, address.lastIndexOf(':'))}:${port}`;
}
