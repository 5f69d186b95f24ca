/** A remote judge: asks a service over HTTP, with a deadline, a rest after failures, and bounds on what it may answer. */
import type { Hit } from '../core/finding.ts';
import type { Clock, Judge, Question } from '../core/ports.ts';
import { askService, type Service, ServiceFailure } from './ask-service.ts';
import { Bill } from './bill.ts';
import { Breaker } from './breaker.ts';
import { JudgeFailure } from './judge-failure.ts';
import { PROTOCOLS } from './protocols/index.ts';
import { type Protocol, textOf } from './protocols/protocol.ts';
import type { RemoteSection } from './section.ts';

/** A question that is to be signed, and where the key is. */
export interface QuestionToSign {
  readonly url: string;
  readonly body: string;
  readonly region: string;
  readonly file: string;
  readonly profile: string;
}

/** Returns the headers that prove who asks; undefined where there is no key. */
export type SignQuestion = (question: QuestionToSign) => Readonly<Record<string, string>> | undefined;

/** What judges need of the process. */
export interface Outside extends Pick<Clock, 'monotonic'> {
  /** Signs questions; without it those that have to be signed are not asked. */
  readonly sign?: SignQuestion;
}

/** Asks one judge; every failure is a `JudgeFailure`. */
export class RemoteJudge implements Judge {
  readonly #name: string;
  readonly #section: RemoteSection;
  readonly #breaker: Breaker;
  readonly #sign: SignQuestion | undefined;
  /** What its answers have taken. */
  readonly bill: Bill;

  constructor(name: string, section: RemoteSection, outside: Outside) {
    this.#name = name;
    this.#section = section;
    this.#breaker = new Breaker(section.breaker, outside);
    this.#sign = outside.sign;
    this.bill = new Bill(section.price);
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
    const protocol: Protocol = PROTOCOLS[section.kind];
    const service = this.#service(protocol, question);
    const answer = await askService(service, protocol.ask(question, section), signal).catch(
      (cause: unknown) => {
        throw cause instanceof ServiceFailure ? this.#failure(cause.reason, cause.message) : cause;
      },
    );
    this.bill.take(answer);
    const text = textOf(question.texts);
    const { texts } = question;
    return protocol.read(answer, { judge: this.#name, section, texts, text, length: text.length });
  }

  #service({ urlFor, secretHeader, signs }: Protocol, question: Question): Service {
    const { url: named, deadlineMs, secretFile: file = '', region = '', profile = 'default' } = this.#section;
    const url = urlFor?.(named, question) ?? named;
    const sign = this.#sign;
    if (signs === true)
      return { url, deadlineMs, sign: (body) => sign?.({ url, body, region, file, profile }) };
    return { url, deadlineMs, secretFile: this.#section.secretFile, secretHeader };
  }

  #failure(reason: JudgeFailure['reason'], detail: string): JudgeFailure {
    return new JudgeFailure(this.#name, reason, detail);
  }
}
