/** Load: requests of one kind from a fixed number of clients, each with its time to the first byte and to the end. */
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** One kind of request. */
export interface Shot {
  readonly port: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What one request came to; milliseconds from its sending. */
export interface Sample {
  readonly firstMs: number;
  readonly totalMs: number;
  /** Bytes of the answer's body. */
  readonly bytes: number;
}

/** A group of clients that keep their connections. */
export class Clients {
  readonly #agent: Agent;
  readonly #count: number;

  constructor(count: number) {
    this.#count = count;
    this.#agent = new Agent({ keepAlive: true, maxSockets: count });
  }

  /** Sends `total` requests, each client one after the other; any answer but a whole 200 throws. */
  async run(
    shot: Shot,
    { total, spreadMs }: { readonly total: number; readonly spreadMs: number },
  ): Promise<Sample[]> {
    const samples: Sample[] = [];
    let left = total;
    const client = async (_: unknown, index: number): Promise<void> => {
      if (spreadMs > 0) await pause((spreadMs * index) / this.#count);
      while (left-- > 0) samples.push(await send(shot, this.#agent));
    };
    await Promise.all(Array.from({ length: this.#count }, client));
    return samples;
  }

  close(): void {
    this.#agent.destroy();
  }
}

function send(shot: Shot, agent: Agent): Promise<Sample> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let firstMs: number | undefined;
    let bytes = 0;
    const call = request({
      ...{ host: '127.0.0.1', port: shot.port, agent, method: 'POST', path: '/v1/chat/completions' },
      headers: { 'content-type': 'application/json', 'content-length': shot.body.length, ...shot.headers },
    });
    call.on('error', reject);
    call.on('response', (answer) => {
      let refusal = '';
      answer.on('data', (part: Buffer) => {
        firstMs ??= performance.now() - began;
        bytes += part.length;
        if (answer.statusCode !== 200) refusal += part.toString('latin1');
      });
      answer.on('error', reject);
      answer.on('end', () => {
        const totalMs = performance.now() - began;
        if (answer.statusCode !== 200) reject(new Error(`the answer was ${answer.statusCode}: ${refusal}`));
        resolve({ firstMs: firstMs ?? totalMs, totalMs, bytes });
      });
    });
    call.end(shot.body);
  });
}
