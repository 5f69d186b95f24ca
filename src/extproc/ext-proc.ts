/** The ext_proc service: all open conversations, and how they drain. */
import { type Fault, fault } from '../core/fault.ts';
import type { ByteCall } from './byte-call.ts';
import type { ExchangeDependencies } from './dependencies.ts';
import { Exchange } from './exchange.ts';

const SHUTDOWN: Fault = fault('shutdown', 'Weir is shutting down.');

/** Serves `envoy.service.ext_proc.v3.ExternalProcessor/Process`. */
export class ExtProc {
  readonly #dependencies: ExchangeDependencies;
  readonly #open = new Set<Exchange>();

  constructor(dependencies: ExchangeDependencies) {
    this.#dependencies = dependencies;
  }

  /** Conversations open now. */
  get open(): number {
    return this.#open.size;
  }

  /** Takes a call. */
  handle(call: ByteCall): void {
    const parts = this.#dependencies;
    const exchange = new Exchange(call, parts.recording?.(parts) ?? parts);
    this.#open.add(exchange);
    this.#dependencies.background(
      'exchange',
      exchange.closed.then(() => {
        this.#open.delete(exchange);
      }),
    );
    exchange.start();
  }

  /** Lets conversations finish for up to `deadlineMs`, then ends the rest with UNAVAILABLE: Envoy fails closed. */
  async drain(deadlineMs: number): Promise<void> {
    const finished = Promise.all([...this.#open].map((exchange) => exchange.closed));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, deadlineMs);
    });
    await Promise.race([finished, late]);
    clearTimeout(timer);
    this.abortAll(SHUTDOWN);
  }

  /** Ends every conversation with an error status. */
  abortAll(cause: Fault): void {
    for (const exchange of this.#open) exchange.abort(cause);
  }
}
