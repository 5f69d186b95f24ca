/** Ports: free ones for tests, and a clear word when a fixed one is taken. */
import { createServer } from 'node:net';

/** Below the range from which systems give outgoing connections their ports: those could take one before it is used. */
const LOWEST = 15_000;
const COUNT = 15_000;
const given = new Set<number>();

/** Returns a port that was free a moment ago and that this process gave to nobody else. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 1000; tries++) {
    const port = LOWEST + Math.floor(Math.random() * COUNT);
    if (given.has(port)) continue;
    const free = await bind(port).catch(() => undefined);
    if (free === undefined) continue;
    given.add(port);
    return port;
  }
  throw new Error(`no free port from ${LOWEST} to ${LOWEST + COUNT - 1}`);
}

/** Throws when somebody listens on the port. */
export async function claimPort(port: number, what: string): Promise<void> {
  try {
    await bind(port);
  } catch {
    throw new Error(`port ${port} (${what}) is in use: stop what listens there and run this again`);
  }
}

function bind(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}
