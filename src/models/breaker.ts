/** A breaker: a service that fails again and again is left alone for a while, and then asked once, before all ask it again. */
import { z } from 'zod';
import type { Clock } from '../core/ports.ts';

/** That of a service whose configuration names none. */
export const BREAKER = { failures: 5, restMs: 10_000 };

/** As it stands in the process configuration. */
export const breakerSection = z.strictObject({
  failures: z
    .int()
    .min(0)
    .max(1_000_000)
    .default(BREAKER.failures)
    .describe('failures in a row after which it is left alone; 0 for never'),
  restMs: z
    .int()
    .min(1)
    .max(3_600_000)
    .default(BREAKER.restMs)
    .describe('for how long; then one question is the trial'),
});
export type BreakerSection = Readonly<z.output<typeof breakerSection>>;

export class Breaker {
  readonly #section: BreakerSection;
  readonly #clock: Pick<Clock, 'monotonic'>;
  #failures = 0;
  /** Until when nobody asks; the first one after that is the trial. */
  #restUntil = 0;

  constructor(section: BreakerSection, clock: Pick<Clock, 'monotonic'>) {
    this.#section = section;
    this.#clock = clock;
  }

  /** True when the service may be asked now. Whoever asks then says how it went. */
  mayAsk(): boolean {
    if (!this.#tripped) return true;
    const now = this.#clock.monotonic();
    if (now < this.#restUntil) return false;
    // Others wait for the outcome of this one, and no longer than a rest.
    this.#restUntil = now + this.#section.restMs;
    return true;
  }

  worked(): void {
    this.#failures = 0;
  }

  failed(): void {
    this.#failures += 1;
    if (this.#tripped) this.#restUntil = this.#clock.monotonic() + this.#section.restMs;
  }

  get #tripped(): boolean {
    return this.#section.failures > 0 && this.#failures >= this.#section.failures;
  }
}
