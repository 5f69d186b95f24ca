/** A remote judge: asks a service over HTTP, with a deadline, a rest after failures, and bounds on what it may answer. */
import { readFile } from 'node:fs/promises';
import type { Hit } from '../core/finding.ts';
import type { Clock, Judge, Question } from '../core/ports.ts';
import { Breaker } from './breaker.ts';
import { JudgeFailure } from './judge-failure.ts';
import { PROTOCOLS } from './protocols/index.ts';
import type { RemoteSection } from './section.ts';

/** Largest answer that is read, in bytes. */
const LARGEST_ANSWER = 65_536;

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
    const headers = await this.#headers();
    const deadline = AbortSignal.timeout(section.deadlineMs);
    const body = await this.#post(
      { headers, body: JSON.stringify(protocol.ask(question, section)) },
      AbortSignal.any([signal, deadline]),
    ).catch((cause: unknown) => {
      throw this.#describe(cause, deadline.aborted ? deadline : signal);
    });
    const length = question.texts.reduce((sum, { text }) => sum + text.length, 0);
    return protocol.read(this.#parse(body), { judge: this.#name, section, length });
  }

  /** The secret is read each time, so that a new one takes effect at once. */
  async #headers(): Promise<Record<string, string>> {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const { secretFile } = this.#section;
    if (secretFile === undefined) return headers;
    const secret = await readFile(secretFile, 'utf8').catch(() => '');
    // What no header can hold is no secret.
    if (!/^[\x21-\x7E]+\s*$/.test(secret))
      throw this.#failure('secret', 'its secretFile cannot be read or holds no secret');
    return { ...headers, authorization: `Bearer ${secret.trim()}` };
  }

  async #post(
    request: { readonly headers: Record<string, string>; readonly body: string },
    signal: AbortSignal,
  ): Promise<string> {
    // A redirect would carry the text to a place that nobody configured.
    const response = await fetch(this.#section.url, {
      method: 'POST',
      ...request,
      redirect: 'manual',
      signal,
    });
    if (response.status === 200) return await this.#readBounded(response);
    await response.body?.cancel();
    throw this.#failure('status', `answered with status ${response.status}; 200 is expected`);
  }

  async #readBounded(response: Response): Promise<string> {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > LARGEST_ANSWER)
        throw this.#failure('too-large', `answered with more than ${LARGEST_ANSWER} bytes`);
      chunks.push(chunk);
    }
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    } catch {
      throw this.#failure('malformed', 'the answer is not UTF-8');
    }
  }

  #parse(body: string): unknown {
    try {
      return JSON.parse(body);
    } catch {
      throw this.#failure('malformed', 'the answer is not JSON');
    }
  }

  /** `ended` is aborted when a wait ended before the answer came: by a deadline, or because nobody waits any more. */
  #describe(cause: unknown, ended: AbortSignal): JudgeFailure {
    if (cause instanceof JudgeFailure) return cause;
    const { deadlineMs, url } = this.#section;
    if (!ended.aborted)
      return this.#failure('unreachable', `cannot be reached at ${new URL(url).host}; is it running?`);
    const late = ended.reason instanceof DOMException && ended.reason.name === 'TimeoutError';
    return late
      ? this.#failure('deadline', `did not answer in time (deadlineMs ${deadlineMs})`)
      : this.#failure('left', 'was left before it answered');
  }

  #failure(reason: JudgeFailure['reason'], detail: string): JudgeFailure {
    return new JudgeFailure(this.#name, reason, detail);
  }
}
