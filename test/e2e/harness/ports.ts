/** Ports: free ones for tests, and a clear word when a fixed one is taken. */
import { createServer } from 'node:net';

/** Returns a port that was free a moment ago. */
export async function freePort(): Promise<number> {
  return await bind(0);
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
