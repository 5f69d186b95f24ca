/** Binds a server to an address. */
import type { AddressInfo, Server } from 'node:net';
import type { Address } from './address.ts';

/** Resolves with the port, or with the error that kept the server from listening. */
export async function listenOn(
  server: Server,
  address: Address,
): Promise<{ readonly ok: true; readonly value: number } | { readonly ok: false; readonly error: Error }> {
  return await new Promise((resolve) => {
    const fail = (error: Error): void => resolve({ ok: false, error });
    server.once('error', fail);
    server.listen(address, () => {
      server.removeListener('error', fail);
      resolve({ ok: true, value: (server.address() as AddressInfo).port });
    });
  });
}
