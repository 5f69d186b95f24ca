/** The gRPC port: the primary accepts connections and hands each to a worker, which then owns it. */
import { createServer, type Server, type Socket } from 'node:net';
import type { Result } from '../core/fault.ts';
import { listenOn } from './listen-on.ts';

/**
 * Accepts connections without reading from them. The primary does this itself, rather than `node:cluster`, so that it
 * can give a connection to the worker with the fewest and so that none is left unanswered while the port closes.
 */
export class Listener {
  readonly #address: string;
  readonly #notTaken: (cause: Error) => void;
  readonly #server: Server;

  constructor(address: string, by: { give(connection: Socket): void; notTaken(cause: Error): void }) {
    this.#address = address;
    this.#notTaken = by.notTaken;
    this.#server = createServer({ pauseOnConnect: true, noDelay: true }, (connection) => by.give(connection));
  }

  /** Binds the address; the value is the port (chosen by the system where the address says 0). */
  async listen(): Promise<Result<number>> {
    const setting = { address: this.#address, flag: '--grpc', variable: 'WEIR_GRPC' };
    return await listenOn(this.#server, { ...setting, notTaken: this.#notTaken });
  }

  /** Takes no new connections; those handed over live on in their workers. */
  close(): void {
    this.#server.close();
  }
}
