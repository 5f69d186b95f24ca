/** A TCP relay between Envoy and Weir that can go silent: the connections stay open and carry nothing, not even their end. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export class Relay {
  /** `host:port` of whom it stands for; set before the first connection. */
  target = '';
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();

  constructor() {
    this.#server = createServer({ allowHalfOpen: true }, (near) => this.#join(near));
  }

  /** Listens; the value is `host:port`. */
  listen(): Promise<string> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => {
        resolve(`127.0.0.1:${(this.#server.address() as AddressInfo).port}`);
      });
    });
  }

  /** Connections that stand now go silent; new ones are carried as before. */
  silence(): void {
    for (const [near, far] of this.#pairs) {
      near.unpipe(far);
      far.unpipe(near);
      near.pause();
      far.pause();
    }
    this.#pairs.clear();
  }

  /** Breaks off the connections that stand now. */
  cut(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy();
    this.#pairs.clear();
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  #join(near: Socket): void {
    const [host, port] = this.target.split(':');
    const far = connect({ host, port: Number(port), allowHalfOpen: true });
    const pair = [near, far] as const;
    this.#pairs.add(pair);
    for (const [socket, other] of [pair, [far, near]] as const) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        // Those that were silenced tell nobody.
        if (this.#pairs.delete(pair)) other.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
  }
}
