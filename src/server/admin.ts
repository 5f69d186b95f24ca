/** The admin HTTP server: `/metrics`, `/livez`, `/readyz`, GET and HEAD only; and what is beside them. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { TLSSocket } from 'node:tls';
import { failed, ok, type Result } from '../core/fault.ts';
import type { Log } from '../observe/log.ts';
import { parseAddress } from './address.ts';
import { type AdminReply, textReply } from './admin-reply.ts';
import { bindProblem } from './bind-problem.ts';
import { listenOn } from './listen-on.ts';
import type { TlsSection } from './section.ts';
import { hasName, noteChange } from './tls-door.ts';
import { TlsKeys } from './tls-keys.ts';

/** What the admin server shows. */
export interface AdminPages {
  /** Prometheus text, summed over all workers. */
  metrics(): Promise<string>;
  /** Why this process is not ready; empty when it is. */
  notReady(): readonly string[];
  /** Answers what is beside these pages; undefined for what is not there. */
  beside?(request: IncomingMessage): Promise<AdminReply | undefined>;
  /** A page could not be made. */
  failed(cause: unknown): void;
}

/** TLS on the port, and where its changes are told. */
export interface AdminTls {
  readonly section: TlsSection;
  readonly log: Pick<Log, 'info' | 'error'>;
}

const REQUEST_TIMEOUT_MS = 10_000;
const MOST_CONNECTIONS = 100;
const MOST_HEADER_BYTES = 8 * 1024;
const BOUNDS = {
  requestTimeout: REQUEST_TIMEOUT_MS,
  headersTimeout: REQUEST_TIMEOUT_MS,
  maxHeaderSize: MOST_HEADER_BYTES,
} as const;
/** What somebody reads who opens the port in a browser. */
const INDEX = [
  'This is the admin port of Weir.',
  '/metrics    counts for Prometheus',
  '/livez      200 while the process lives',
  '/readyz     200 while it takes exchanges, else 503 and the reasons',
  '/approvals  calls of tools that wait for a person',
];
/** Probes of an orchestrator have no certificate. */
const OPEN = ['/livez', '/readyz'];

/** Serves the admin pages; it lives in the primary process. */
export class AdminServer {
  readonly #server: Server;
  readonly #address: string;
  readonly #pages: AdminPages;
  readonly #tls: AdminTls | undefined;

  constructor(address: string, pages: AdminPages, tls?: AdminTls) {
    this.#address = address;
    this.#pages = pages;
    this.#tls = tls;
    const answer = (request: IncomingMessage, response: ServerResponse) =>
      void this.#answer(request, response);
    this.#server = tls === undefined ? createServer(BOUNDS, answer) : openTls(tls, answer);
    this.#server.maxConnections = MOST_CONNECTIONS;
  }

  /** Binds the address; the value is the port. */
  async listen(): Promise<Result<number>> {
    const address = parseAddress(this.#address);
    if (!address.ok) return address;
    const bound = await listenOn(this.#server, address.value);
    if (bound.ok) return ok(bound.value);
    return failed(
      'internal',
      bindProblem({ error: bound.error, address: this.#address, flag: '--admin', variable: 'WEIR_ADMIN' }),
    );
  }

  /** Closes the server and every connection. */
  async close(): Promise<void> {
    await new Promise((resolve) => {
      this.#server.close(resolve);
      this.#server.closeAllConnections();
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const page = await this.#page(request).catch((cause: unknown): AdminReply => {
      this.#pages.failed(cause);
      return textReply(500, 'internal fault; see the log\n');
    });
    response.writeHead(page.status, {
      'content-type': page.type,
      'content-length': Buffer.byteLength(page.body),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...page.headers,
    });
    response.end(request.method === 'HEAD' ? undefined : page.body);
  }

  /** True where no certificate is asked for, or the client has one that counts. */
  #mayRead({ socket }: IncomingMessage): boolean {
    const section = this.#tls?.section;
    if (section?.clientCaFile === undefined) return true;
    return socket instanceof TLSSocket && socket.authorized && hasName(socket, section);
  }

  async #page(request: IncomingMessage): Promise<AdminReply> {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (!OPEN.includes(path) && !this.#mayRead(request))
      return textReply(403, 'a certificate of a client is needed here\n');
    const beside = await this.#pages.beside?.(request);
    if (beside !== undefined) return beside;
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return textReply(405, 'GET or HEAD\n', { allow: 'GET, HEAD' });
    switch (path) {
      case '/metrics':
        return {
          status: 200,
          type: 'text/plain; version=0.0.4; charset=utf-8',
          body: await this.#pages.metrics(),
        };
      case '/livez':
        return textReply(200, 'ok\n');
      case '/readyz':
        return readiness(this.#pages.notReady());
      case '/':
        return textReply(200, `${INDEX.join('\n')}\n`);
      default:
        return textReply(404, 'not found; / lists what is here\n');
    }
  }
}

function openTls(
  { section, log }: AdminTls,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Server {
  const keys = new TlsKeys(section);
  if (!keys.material.ok) throw new Error(keys.material.fault.message);
  const asks = { requestCert: section.clientCaFile !== undefined, rejectUnauthorized: false };
  const server = createTlsServer({ ...BOUNDS, ...keys.material.value, ...asks }, answer);
  keys.watch((changed) => {
    if (changed.ok) server.setSecureContext(changed.value);
    noteChange(log, section, changed.ok ? undefined : changed.fault.message);
  });
  return server;
}

function readiness(reasons: readonly string[]): AdminReply {
  const ready = reasons.length === 0;
  return {
    status: ready ? 200 : 503,
    type: 'application/json',
    body: `${JSON.stringify({ ready, reasons })}\n`,
  };
}
