/** Qdrant's REST API as far as clients in tests use it, over Qdrant's own engine. It can be told to lie. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { LineEngine } from './line-engine.ts';
import { DOCUMENTS } from './scopes.ts';

const ENGINE = fileURLToPath(new URL('qdrant_engine.py', import.meta.url));
const OPERATION = /^\/collections\/docs\/(points(?:\/[a-z/]+)?)$/;

/** A server that passes over the filters of queries while it lies. */
export class QdrantServer {
  readonly #engine: LineEngine;
  readonly #server: Server;
  lies = false;
  /** Bodies that came, as text. */
  readonly received: { readonly path: string; readonly body: string }[] = [];

  constructor(python: string) {
    this.#engine = new LineEngine(python, ENGINE);
    this.#server = createServer((request, response) => {
      this.#answer(request).then(
        ({ status, body }) => {
          response.writeHead(status, { 'content-type': 'application/json' });
          response.end(body);
        },
        (problem: unknown) => response.destroy(problem as Error),
      );
    });
  }

  /** Returns `host:port`. */
  async listen(): Promise<string> {
    await this.#engine.ask(JSON.stringify({ operation: 'put', body: { points: DOCUMENTS } }));
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.#engine.stop();
  }

  async #answer(request: IncomingMessage): Promise<{ readonly status: number; readonly body: string }> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const path = request.url ?? '';
    this.received.push({ path, body });
    if (path === '/') return { status: 200, body: '{"title":"qdrant","version":"1.19.0"}' };
    const operation = OPERATION.exec(path)?.[1];
    if (operation === undefined) return { status: 404, body: '{"status":{"error":"Not found"},"time":0}' };
    const said = await this.#engine.ask(JSON.stringify({ operation, body: this.#told(body) }));
    const error = (JSON.parse(said) as { error?: string }).error;
    if (error !== undefined) return { status: 400, body: JSON.stringify({ status: { error }, time: 0 }) };
    return { status: 200, body: said.replace(/^\{/, '{"status":"ok","time":0.001,') };
  }

  #told(body: string): unknown {
    return JSON.parse(body, (name, value: unknown) => (this.lies && name === 'filter' ? undefined : value));
  }
}
