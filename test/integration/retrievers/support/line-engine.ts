/** An engine in a process of its own: one line of JSON goes in, one comes out. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';

/** One question at a time. */
export class LineEngine {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: Interface;
  readonly #ended: Promise<never>;
  #stderr = '';

  constructor(python: string, file: string) {
    this.#process = spawn(python, [file]);
    this.#ended = once(this.#process, 'exit').then(() => Promise.reject(new Error(this.#stderr)));
    this.#ended.catch(() => {});
    this.#lines = createInterface({ input: this.#process.stdout });
    this.#process.stderr.on('data', (bytes: Buffer) => {
      this.#stderr += bytes.toString();
    });
  }

  /** What the engine says, as text; rejects where it ended. */
  async ask(question: string): Promise<string> {
    const answer = once(this.#lines, 'line').then(([line]) => String(line));
    this.#process.stdin.write(`${question}\n`);
    return await Promise.race([answer, this.#ended]);
  }

  async stop(): Promise<void> {
    this.#process.stdin.end();
    if (this.#process.exitCode === null) await once(this.#process, 'exit');
  }
}
