/** The scripted upstream as a server of its own, or one that runs already: what of a run reached it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { failed, ok, type Result } from '../../core/fault.ts';
import type { Address } from './options.ts';
import { SIGHTS } from './sights.ts';
import { type Arrival, REPORT_PATH, UPSTREAM_HEADER, UpstreamScript } from './upstream-script.ts';

/** Longest request body that is read, in bytes; probes send less. */
const BODY_BYTES = 16 * 1024 * 1024;
const REPORT_MS = 5000;

const report = z.object({
  arrivals: z.array(z.object({ probe: z.string(), whole: z.boolean(), saw: z.array(z.enum(SIGHTS)) })),
});

/** A scripted upstream that can be asked. */
export interface Upstream {
  /** What reached it of a run; undefined when it does not say. */
  arrivals(run: string): Promise<readonly Arrival[] | undefined>;
  close(): Promise<void>;
}

/** Finds a scripted upstream at the address, or starts one there. */
export async function openUpstream(address: Address): Promise<Result<Upstream>> {
  const arrivals = (run: string): Promise<readonly Arrival[] | undefined> => ask(address, run);
  if ((await arrivals('none')) !== undefined) return ok({ arrivals, close: async () => undefined });
  const script = new UpstreamScript();
  const server = createServer((request, response) => {
    serve(script, request, response).catch(() => response.destroy());
  });
  const problem = await listen(server, address);
  if (problem !== undefined) return failed('unsupported', problem);
  return ok({ arrivals, close: () => close(server) });
}

async function ask(address: Address, run: string): Promise<readonly Arrival[] | undefined> {
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  try {
    const answer = await fetch(`http://${host}:${address.port}${REPORT_PATH}${run}`, {
      signal: AbortSignal.timeout(REPORT_MS),
    });
    if (!answer.headers.has(UPSTREAM_HEADER)) return undefined;
    return report.safeParse(await answer.json()).data?.arrivals;
  } catch {
    return undefined;
  }
}

async function serve(
  script: UpstreamScript,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (script.tell(request, response)) return;
  script.begin(request);
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    parts.push(bytes);
    length += bytes.length;
    if (length > BODY_BYTES) throw new Error('longer than any probe');
  }
  if (await script.answer(request, response, Buffer.concat(parts))) return;
  const message = 'weir selfcheck is running here; it answers its own requests alone.';
  response.writeHead(503, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message, type: 'server_error', code: 'selfcheck' } }));
}

/** Resolves with what is wrong, if anything is. */
function listen(server: Server, { host, port }: Address): Promise<string | undefined> {
  return new Promise((resolve) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(PROBLEMS[code ?? ''] ?? String(code)));
    server.listen(port, host, () => resolve(undefined));
  });
}

const PROBLEMS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something listens there that is no scripted upstream; stop it, or name another port',
  EADDRNOTAVAIL: 'that is no address of this machine',
  ENOTFOUND: 'no such host',
  EACCES: 'this user may not listen there; take a port from 1024 on',
};

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
