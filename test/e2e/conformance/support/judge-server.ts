/** A judge over HTTP whose answers a test chooses: late, never, or in any order. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One question as it came; resolves with the score to answer, or never. */
export type Opinion = (text: string, question: number) => Promise<number>;

/** The server. */
export class JudgeServer {
  /** What it thinks; by default of everything that it is harmless. */
  opinion: Opinion = async () => 0;
  asked = 0;
  /** Questions whose asker went away before the answer. */
  abandoned = 0;
  readonly #server: Server;

  constructor() {
    this.#server = createServer(async (request, response) => {
      const question = this.asked++;
      response.on('close', () => {
        if (!response.writableFinished) this.abandoned++;
      });
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const { texts } = JSON.parse(Buffer.concat(parts).toString()) as { texts: { text: string }[] };
      const score = await this.opinion(texts.map(({ text }) => text).join(''), question);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ score }));
    });
  }

  /** Listens on a free port and returns the URL. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/judge`;
  }

  async close(): Promise<void> {
    await new Promise((resolve) => {
      this.#server.close(resolve);
      this.#server.closeAllConnections();
    });
  }
}
