/** Answers that a test watches while they arrive, from a model that sends each piece when it is told to. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Script } from '../../../../demo/scripted-model.ts';
import { eventually } from '../../harness/eventually.ts';
import { parseAnswer, type RawAnswer, RawClient } from '../../harness/raw-http.ts';
import type { Stack } from '../../harness/stack.ts';

type Piece = string | Uint8Array;

/** A model that waits for the test before every piece, so that what left first does not depend on timing. */
export class SteppedModel {
  readonly script: Script;
  readonly #pieces: (Piece | 'end' | 'reset')[] = [];
  #wake: () => void = () => {};
  /** True once its client went away before the end. */
  cancelled = false;

  constructor(contentType = 'text/event-stream') {
    this.script = async ({ body, response, open }) => {
      await body;
      response.writeHead(200, { 'content-type': contentType });
      response.flushHeaders();
      const gone = once(response, 'close');
      while (open()) {
        const piece = this.#pieces.shift();
        if (piece === undefined) await Promise.race([this.#next(), gone]);
        else if (piece === 'end') response.end();
        else if (piece === 'reset') response.destroy();
        else response.write(piece);
      }
      this.cancelled = !response.writableFinished;
    };
  }

  /** Sends a piece, or ends or resets the answer. */
  send(piece: Piece): void {
    this.#pieces.push(piece);
    this.#wake();
  }

  end(): void {
    this.send('end');
  }

  reset(): void {
    this.send('reset');
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

/** A request in flight. */
export class LiveAnswer {
  readonly #client: RawClient;

  constructor(client: RawClient) {
    this.#client = client;
  }

  /** The body so far. */
  get text(): string {
    return parseAnswer(this.#client.received)?.body.toString() ?? '';
  }

  /** True once the connection was closed by the other side. */
  get closed(): boolean {
    return this.#client.closed;
  }

  /** Waits until the body so far is exactly this. */
  async holds(text: string): Promise<void> {
    await eventually(`the body so far is ${JSON.stringify(text.slice(-80))}`, () => this.text === text);
  }

  /** Waits for the end of the answer, or of the connection. */
  async ending(): Promise<RawAnswer> {
    const answer = await this.#client.answer();
    assert.ok(answer.complete || this.#client.closed, 'the answer came to an end');
    this.#client.close();
    return answer;
  }

  close(): void {
    this.#client.close();
  }
}

/** Sends a request in one piece and returns at once. */
export async function begin(
  stack: Stack,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<LiveAnswer> {
  const client = new RawClient(stack.port);
  const all = {
    host: 'llm',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  await client.send(`POST /v1/chat/completions HTTP/1.1\r\n${lines.join('')}\r\n${body}`, 0);
  return new LiveAnswer(client);
}
