/** An OPA server, asked over its REST API, with a deadline and a rest after failures. */
import type { Decision, DecisionInput } from '../core/decision.ts';
import type { Clock } from '../core/ports.ts';
import { askService, ServiceFailure } from '../models/ask-service.ts';
import { Breaker } from '../models/breaker.ts';
import { DeciderFailure } from './decider-failure.ts';
import { readDecision } from './read-decision.ts';
import type { OpaSection } from './section.ts';

/** Asks one rule of a server; every failure is a `DeciderFailure`. */
export class OpaServer {
  readonly #name: string;
  readonly #section: OpaSection;
  readonly #breaker: Breaker;

  constructor(name: string, section: OpaSection, clock: Pick<Clock, 'monotonic'>) {
    this.#name = name;
    this.#section = section;
    this.#breaker = new Breaker(section.breaker, clock);
  }

  async decide(input: DecisionInput, signal: AbortSignal): Promise<Decision> {
    if (!this.#breaker.mayAsk())
      throw new DeciderFailure(
        this.#name,
        'resting',
        'failed again and again, and is left alone for a while',
      );
    try {
      const answer = await askService(this.#section, { input }, signal);
      this.#breaker.worked();
      return this.#read(answer);
    } catch (cause) {
      if (!(cause instanceof ServiceFailure)) throw cause;
      // An exchange that ended early says nothing about the server.
      if (cause.reason !== 'left') this.#breaker.failed();
      throw new DeciderFailure(this.#name, cause.reason, cause.message);
    }
  }

  #read(answer: unknown): Decision {
    if (typeof answer !== 'object' || answer === null || Array.isArray(answer))
      throw new DeciderFailure(this.#name, 'malformed', 'the answer is no JSON object');
    return readDecision(this.#name, Object.getOwnPropertyDescriptor(answer, 'result')?.value);
  }
}
