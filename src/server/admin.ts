/** The admin HTTP server: `/metrics`, `/livez`, `/readyz`. GET and HEAD only. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { failed, ok, type Result } from '../core/fault.ts';
import { parseAddress } from './address.ts';
import { bindProblem } from './bind-problem.ts';
import { listenOn } from './listen-on.ts';

/** What the admin server shows. */
export interface AdminPages {
  /** Prometheus text, summed over all workers. */
  metrics(): Promise<string>;
  /** Why this process is not ready; empty when it is. */
  notReady(): readonly string[];
  /** A page could not be made. */
  failed(cause: unknown): void;
}

interface Page {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const REQUEST_TIMEOUT_MS = 10_000;
const MOST_CONNECTIONS = 100;
const MOST_HEADER_BYTES = 8 * 1024;

/** Serves the admin pages; it lives in the primary process. */
export class AdminServer {
  readonly #server: Server;
  readonly #address: string;
  readonly #pages: AdminPages;

  constructor(address: string, pages: AdminPages) {
    this.#address = address;
    this.#pages = pages;
    this.#server = createServer(
      {
        requestTimeout: REQUEST_TIMEOUT_MS,
        headersTimeout: REQUEST_TIMEOUT_MS,
        maxHeaderSize: MOST_HEADER_BYTES,
      },
      (request, response) => void this.#answer(request, response),
    );
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
    const page = await this.#page(request).catch((cause: unknown): Page => {
      this.#pages.failed(cause);
      return text(500, 'internal fault; see the log\n');
    });
    response.writeHead(page.status, {
      'content-type': page.type,
      'content-length': Buffer.byteLength(page.body),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(page.status === 405 ? { allow: 'GET, HEAD' } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : page.body);
  }

  async #page(request: IncomingMessage): Promise<Page> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, 'GET or HEAD\n');
    switch ((request.url ?? '').split('?', 1)[0]) {
      case '/metrics':
        return {
          status: 200,
          type: 'text/plain; version=0.0.4; charset=utf-8',
          body: await this.#pages.metrics(),
        };
      case '/livez':
        return text(200, 'ok\n');
      case '/readyz':
        return readiness(this.#pages.notReady());
      default:
        return text(404, 'not found; here are /metrics, /livez and /readyz\n');
    }
  }
}

function readiness(reasons: readonly string[]): Page {
  const ready = reasons.length === 0;
  return {
    status: ready ? 200 : 503,
    type: 'application/json',
    body: `${JSON.stringify({ ready, reasons })}\n`,
  };
}

function text(status: number, body: string): Page {
  return { status, type: 'text/plain; charset=utf-8', body };
}
