/** Weaviate's HTTP API as far as tests ask it, over the evaluator of its language. It can be told to lie. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, type StoredObject } from './weaviate-engine.ts';

const OBJECT = /^\/v1\/objects\/Docs\/([0-9a-f-]{36})$/;

interface Said {
  readonly status: number;
  readonly body: object | undefined;
}

/** A server that passes over the filters of queries while it lies. */
export class WeaviateServer {
  readonly #objects: readonly StoredObject[];
  readonly #server: Server;
  lies = false;
  /** Bodies that came, as text. */
  readonly received: { readonly path: string; readonly body: string }[] = [];

  constructor(objects: readonly StoredObject[]) {
    this.#objects = objects;
    this.#server = createServer((request, response) => {
      this.#answer(request).then(
        ({ status, body }) => {
          response.writeHead(status, { 'content-type': 'application/json' });
          response.end(body === undefined ? '' : JSON.stringify(body));
        },
        (problem: unknown) => response.destroy(problem as Error),
      );
    });
  }

  /** Returns `host:port`. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage): Promise<Said> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const path = request.url ?? '';
    this.received.push({ path, body });
    if (path === '/v1/graphql') return { status: 200, body: this.#found(body) };
    const id = OBJECT.exec(path)?.[1];
    const one = this.#objects.find((object) => object.id === id);
    return one === undefined
      ? { status: 404, body: undefined }
      : { status: 200, body: { class: 'Docs', ...one } };
  }

  #found(body: string): object {
    const { query } = JSON.parse(body) as { query: string };
    return answer(query, { Docs: this.#objects }, !this.lies);
  }
}
