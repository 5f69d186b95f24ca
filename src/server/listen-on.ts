/** Binds a server to an address. */
import type { AddressInfo, Server } from 'node:net';
import { failed, ok, type Result } from '../core/fault.ts';
import { type Address, parseAddress } from './address.ts';
import { type BindProblem, bindProblem } from './bind-problem.ts';

/** Which address, and the settings by which it can be changed, for the operator. */
export interface ListenOn extends Omit<BindProblem, 'error'> {
  /** Hears why a connection could not be taken once the server listens; those that come later still are. */
  notTaken(cause: Error): void;
}

/** Resolves with the port (chosen by the system where the address says 0), or with why the server cannot listen there. */
export async function listenOn(server: Server, on: ListenOn): Promise<Result<number>> {
  const address = parseAddress(on.address);
  if (!address.ok) return address;
  const bound = await bind(server, address.value);
  // Without a listener the first connection that the system cannot hand over would end the process.
  if (!(bound instanceof Error)) server.on('error', (cause) => on.notTaken(cause));
  return bound instanceof Error ? failed('internal', bindProblem({ ...on, error: bound })) : ok(bound);
}

async function bind(server: Server, address: Address): Promise<number | Error> {
  return await new Promise((resolve) => {
    server.once('error', resolve);
    server.listen(address, () => {
      server.removeListener('error', resolve);
      // Only a server on a pipe has no port.
      resolve((server.address() as AddressInfo).port);
    });
  });
}
