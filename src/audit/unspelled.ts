/** Events that were taken and are not spelled yet: spelling is work, and the answer to Envoy leaves first. */
import { asItIs, type ExchangeEvent } from '../core/event.ts';
import { eventBody } from './event-record.ts';

/** Events in order, each with the time at which it was taken. */
export class Unspelled {
  readonly #spell: (bodies: readonly string[]) => void;
  #waiting: { readonly event: ExchangeEvent; readonly time: number }[] = [];
  #next: NodeJS.Immediate | undefined;

  /** `spell` takes what was spelled once this turn of the event loop has written its answers, or when it is asked for. */
  constructor(spell: (bodies: readonly string[]) => void) {
    this.#spell = spell;
  }

  get length(): number {
    return this.#waiting.length;
  }

  /** Takes an event as it is now. */
  push(event: ExchangeEvent, time: number): void {
    this.#waiting.push({ event: asItIs(event), time });
    this.#next ??= setImmediate(() => this.flush());
  }

  /** Spells everything that waits. */
  flush(): void {
    if (this.#next === undefined) return;
    clearImmediate(this.#next);
    this.#next = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#spell(waiting.map(({ event, time }) => eventBody(event, time)));
  }
}
