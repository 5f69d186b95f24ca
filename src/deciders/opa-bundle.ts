/** A bundle of OPA, compiled to WebAssembly and run in a thread; what takes too long ends with its thread. */
import type { Decision, DecisionInput } from '../core/decision.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import { installedModule } from '../core/installed.ts';
import { ThreadClient } from '../state/thread-client.ts';
import { DeciderFailure } from './decider-failure.ts';
import type { BundleAnswer, BundleQuestion } from './opa-wasm-thread.ts';
import { readDecision } from './read-decision.ts';
import type { OpaWasmSection } from './section.ts';

/** Questions that may wait for the thread; one more is a failure. */
const MOST_WAITING = 256;
/** For reading and compiling the bundle, which is no decision. */
const LOAD_MS = 30_000;

/** Asks one rule of a bundle; every failure is a `DeciderFailure`. */
export class OpaBundle {
  readonly #name: string;
  readonly #section: OpaWasmSection;
  readonly #thread: ThreadClient<BundleQuestion, BundleAnswer>;
  #waiting = 0;
  /** The thread that runs now has answered: its bundle is loaded, and what takes long is a rule. */
  #isLoaded = false;

  constructor(name: string, section: OpaWasmSection) {
    this.#name = name;
    this.#section = section;
    const { file, entrypoint } = section;
    this.#thread = new ThreadClient(installedModule('deciders/opa-wasm-thread'), { file, entrypoint });
  }

  /** Loads the bundle, or says why it cannot be used. */
  async ready(): Promise<Result<void>> {
    try {
      await this.#ask({ kind: 'check' }, AbortSignal.timeout(LOAD_MS));
      return ok(undefined);
    } catch (cause) {
      const message = cause instanceof DeciderFailure ? cause.message : `decider ${this.#name}: failed`;
      return failed('decision', `${this.#section.file}: ${message}`, this.#name);
    }
  }

  async decide(input: DecisionInput, signal: AbortSignal): Promise<Decision> {
    if (!this.#thread.started) this.#startThread();
    const deadline = AbortSignal.timeout(this.#section.deadlineMs);
    const { value } = await this.#ask({ kind: 'decide', input }, AbortSignal.any([signal, deadline]));
    return readDecision(this.#name, value);
  }

  async close(): Promise<void> {
    await this.#thread.close();
  }

  /** A new thread is asked to load first: a question has less time than that may take, and must not end it. */
  #startThread(): void {
    this.#isLoaded = false;
    void this.ready();
  }

  async #ask(question: BundleQuestion, signal: AbortSignal): Promise<BundleAnswer> {
    if (this.#waiting >= MOST_WAITING) throw this.#failure('busy', 'has too many questions to answer');
    this.#waiting++;
    try {
      const answer = await this.#inTime(question, signal);
      this.#isLoaded = true;
      // Clients read it: nothing of where files are.
      if (answer.problem !== undefined) throw this.#failure('bundle', `its bundle ${answer.problem}`);
      return answer;
    } finally {
      this.#waiting--;
    }
  }

  async #inTime(question: BundleQuestion, signal: AbortSignal): Promise<BundleAnswer> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const expire = (): void => reject(this.#late(question, signal));
    signal.addEventListener('abort', expire, { once: true });
    const answer = this.#thread.ask(question).catch((cause: unknown) => {
      throw cause instanceof DeciderFailure ? cause : this.#failure('bundle', 'its thread has ended');
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      signal.removeEventListener('abort', expire);
      answer.catch(() => {});
    }
  }

  #late({ kind }: BundleQuestion, signal: AbortSignal): DeciderFailure {
    const timedOut = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
    if (!timedOut) return this.#failure('left', 'was left before it answered');
    if (kind === 'check') return this.#ended(`was not loaded in time (${LOAD_MS / 1000} s)`);
    const late = `did not answer in time (deadlineMs ${this.#section.deadlineMs})`;
    return this.#isLoaded ? this.#ended(late) : this.#failure('deadline', late);
  }

  /** A rule that is still at work holds up all that wait behind it: its thread ends, and the next question starts another. */
  #ended(late: string): DeciderFailure {
    void this.#thread.close();
    return this.#failure('deadline', late);
  }

  #failure(reason: DeciderFailure['reason'], detail: string): DeciderFailure {
    return new DeciderFailure(this.#name, reason, detail);
  }
}
