/** Grant watch: what stays open for long ends when the token of its caller expires, or its key is taken away. */
import { type Fault, fault, type Result } from '../core/fault.ts';
import type { Identified, Identify, Introduction } from '../core/ports.ts';
import type { Background } from './dependencies.ts';

/** What is needed of the exchange. */
export interface GrantWatchOptions {
  readonly identify: Identify;
  readonly background: Background;
  /** How often is looked, in milliseconds. */
  readonly everyMs: number;
  /** False while an end of the grant would not end the exchange. */
  due(): boolean;
  ended(cause: Fault): void;
}

const ANOTHER = fault('unauthenticated', 'What was presented proves another caller now.');

/** Looks again who asks, as long as an exchange is open. */
export class GrantWatch {
  readonly #options: GrantWatchOptions;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: GrantWatchOptions) {
    this.#options = options;
  }

  /** Begins to look whether what was presented still proves this caller. */
  watch(introduction: Introduction, caller: string): void {
    this.#timer ??= setInterval(() => this.#look(introduction, caller), this.#options.everyMs).unref();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #look(introduction: Introduction, caller: string): void {
    if (!this.#options.due()) return;
    const told = this.#options.identify(introduction);
    if (!(told instanceof Promise)) this.#judge(told, caller);
    else
      this.#options.background(
        'identity',
        told.then((known) => this.#judge(known, caller)),
      );
  }

  /** Where nobody can tell now, what was told before counts on. */
  #judge(told: Result<Identified>, caller: string): void {
    if (this.#timer === undefined) return;
    const cause = told.ok ? ANOTHER : told.fault;
    const still = told.ok ? told.value.caller.id === caller : told.fault.kind !== 'unauthenticated';
    if (still) return;
    this.close();
    this.#options.ended(cause);
  }
}
