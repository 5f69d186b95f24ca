/** A remote judge: asks a service over HTTP, with a deadline, a rest after failures, and bounds on what it may answer. */
import type { Hit } from '../core/finding.ts';
import type { Clock, Judge, Question } from '../core/ports.ts';
import { askService, ServiceFailure } from './ask-service.ts';
import { Breaker } from './breaker.ts';
import { JudgeFailure } from './judge-failure.ts';
import { PROTOCOLS } from './protocols/index.ts';
import type { RemoteSection } from './section.ts';

/** Asks one judge; every failure is a `JudgeFailure`. */
export class RemoteJudge implements Judge {
  readonly #name: string;
  readonly #section: RemoteSection;
  readonly #breaker: Breaker;

  constructor(name: string, section: RemoteSection, clock: Pick<Clock, 'monotonic'>) {
    this.#name = name;
    this.#section = section;
    this.#breaker = new Breaker(section.breaker, clock);
  }

  async ask(question: Question, signal: AbortSignal): Promise<readonly Hit[]> {
    if (!this.#breaker.mayAsk())
      throw this.#failure('resting', 'failed again and again, and is left alone for a while');
    try {
      const hits = await this.#ask(question, signal);
      this.#breaker.worked();
      return hits;
    } catch (cause) {
      this.#count(cause);
      throw cause;
    }
  }

  /** An exchange that ended early says nothing about the service. */
  #count(cause: unknown): void {
    if (!(cause instanceof JudgeFailure) || cause.reason !== 'left') this.#breaker.failed();
  }

  async #ask(question: Question, signal: AbortSignal): Promise<readonly Hit[]> {
    const section = this.#section;
    const protocol = PROTOCOLS[section.kind];
    const answer = await askService(section, protocol.ask(question, section), signal).catch(
      (cause: unknown) => {
        throw cause instanceof ServiceFailure ? this.#failure(cause.reason, cause.message) : cause;
      },
    );
    const length = question.texts.reduce((sum, { text }) => sum + text.length, 0);
    return protocol.read(answer, { judge: this.#name, section, length });
  }

  #failure(reason: JudgeFailure['reason'], detail: string): JudgeFailure {
    return new JudgeFailure(this.#name, reason, detail);
  }
}
