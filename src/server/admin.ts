/** The admin HTTP server: `/metrics`, `/livez`, `/readyz`, GET and HEAD only; and what is beside them. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { TLSSocket } from 'node:tls';
import type { Result } from '../core/fault.ts';
import type { Log } from '../observe/log.ts';
import { type AdminReply, textReply } from './admin-reply.ts';
import { type Following, followKeys } from './follow-keys.ts';
import { listenOn } from './listen-on.ts';
import type { TlsSection } from './section.ts';
import { hasName } from './tls-door.ts';
import type { TlsMaterial } from './tls-keys.ts';

/** What the admin server shows. */
export interface AdminPages {
  /** Prometheus text, summed over all workers. */
  metrics(): Promise<string>;
  /** Why this process is not ready; empty when it is. */
  notReady(): readonly string[];
  /** Answers what is beside these pages; undefined for what is not there. */
  beside?(request: IncomingMessage): Promise<AdminReply | undefined>;
  /** A page could not be made, or a connection not be taken. */
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
  readonly #unfollow: () => void;
  readonly #address: string;
  readonly #pages: AdminPages;
  readonly #tls: AdminTls | undefined;

  constructor(address: string, pages: AdminPages, tls?: AdminTls) {
    this.#address = address;
    this.#pages = pages;
    this.#tls = tls;
    const answer: Answer = (request, response) => void this.#answer(request, response);
    const { server, unfollow } = tls === undefined ? openPlain(answer) : openTls(tls, answer);
    this.#server = server;
    this.#unfollow = unfollow;
    this.#server.maxConnections = MOST_CONNECTIONS;
  }

  /** Binds the address; the value is the port. */
  async listen(): Promise<Result<number>> {
    const setting = { address: this.#address, flag: '--admin', variable: 'WEIR_ADMIN' };
    return await listenOn(this.#server, { ...setting, notTaken: (cause) => this.#pages.failed(cause) });
  }

  /** Closes the server and every connection. */
  async close(): Promise<void> {
    this.#unfollow();
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

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

function openPlain(answer: Answer): Following<Server> {
  return { server: createServer(BOUNDS, answer), unfollow: () => {} };
}

function openTls({ section, log }: AdminTls, answer: Answer): Following<Server> {
  const asks = { requestCert: section.clientCaFile !== undefined, rejectUnauthorized: false };
  const make = (material: TlsMaterial) => createTlsServer({ ...BOUNDS, ...material, ...asks }, answer);
  return followKeys(section, { log, make });
}

function readiness(reasons: readonly string[]): AdminReply {
  const ready = reasons.length === 0;
  return {
    status: ready ? 200 : 503,
    type: 'application/json',
    body: `${JSON.stringify({ ready, reasons })}\n`,
  };
}
