/** A judge that runs in this process, in a thread of its own: a bounded queue, a deadline for each question, and a fault when it cannot. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { failed, ok, type Result } from '../../core/fault.ts';
import type { Hit } from '../../core/finding.ts';
import type { Question } from '../../core/ports.ts';
import { JudgeFailure } from '../judge-failure.ts';
import type { OnnxSection } from '../section.ts';
import type { FromModel, ModelThreadOptions, ToModel } from './entry.ts';

/** Characters of all questions that wait, at most; one alone may be longer. */
const MOST_CHARACTERS = 2 * 1_048_576;

interface Waiting {
  readonly characters: number;
  resolve(hits: readonly Hit[]): void;
  reject(cause: JudgeFailure): void;
}

export class LocalJudge {
  readonly #name: string;
  readonly #section: OnnxSection;
  readonly #waiting = new Map<number, Waiting>();
  #characters = 0;
  #nextId = 1;
  #thread: Worker | undefined;
  /** Settles when the thread that runs now can judge, or never will. */
  #opened: Promise<Result<void>> | undefined;

  constructor(name: string, section: OnnxSection) {
    this.#name = name;
    this.#section = section;
  }

  /** Starts the model. A failure says what is wrong with its files. */
  async ready(): Promise<Result<void>> {
    this.#opened ??= this.#start();
    return await this.#opened;
  }

  /** Questions that wait. */
  get waiting(): number {
    return this.#waiting.size;
  }

  async ask({ texts }: Question, signal: AbortSignal): Promise<readonly Hit[]> {
    const characters = texts.reduce((sum, { text }) => sum + text.length, 0);
    if (this.#isFull(characters)) throw this.#failure('busy', 'has more questions than it can take');
    const { deadlineMs } = this.#section;
    const late = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
    if (late.aborted) throw this.#late();
    const id = this.#nextId++;
    return await new Promise<readonly Hit[]>((resolve, reject) => {
      late.addEventListener('abort', () => this.#giveUp(id), { once: true });
      this.#waiting.set(id, { characters, resolve, reject });
      this.#characters += characters;
      this.#thread?.ref();
      void this.ready().then((opened) => {
        if (!opened.ok) this.#settle(id)?.reject(this.#failure('model', 'could not be started; see the log'));
        else if (this.#waiting.has(id)) this.#tell({ kind: 'ask', id, texts: texts.map(({ text }) => text) });
      });
    });
  }

  /** Ends the thread once its run is over; questions that wait fail. */
  async close(): Promise<void> {
    const thread = this.#thread;
    if (thread === undefined) return;
    const ended = once(thread, 'exit');
    thread.ref();
    this.#tell({ kind: 'stop' });
    await ended;
  }

  #isFull(characters: number): boolean {
    if (this.#waiting.size >= this.#section.queue) return true;
    return this.#waiting.size > 0 && this.#characters + characters > MOST_CHARACTERS;
  }

  #giveUp(id: number): void {
    const waiting = this.#settle(id);
    if (waiting === undefined) return;
    this.#tell({ kind: 'drop', id });
    waiting.reject(this.#late());
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return undefined;
    this.#waiting.delete(id);
    this.#characters -= waiting.characters;
    // It keeps no process alive that has nothing else to do.
    if (this.#waiting.size === 0) this.#thread?.unref();
    return waiting;
  }

  #late(): JudgeFailure {
    return this.#failure('deadline', `did not answer in time (deadlineMs ${this.#section.deadlineMs})`);
  }

  #failure(reason: 'busy' | 'deadline' | 'model' | 'score', detail: string): JudgeFailure {
    return new JudgeFailure(this.#name, reason, detail);
  }

  #tell(message: ToModel): void {
    this.#thread?.postMessage(message);
  }

  #start(): Promise<Result<void>> {
    const { folder, keyFile, harmless, window, overlap, batch, threads } = this.#section;
    const workerData: ModelThreadOptions = {
      place: { folder, keyFile, harmless },
      ...{ window, overlap, batch, threads },
    };
    // The sources run as they are, and as what they are compiled to.
    const entry = new URL(`./entry${import.meta.url.slice(-3)}`, import.meta.url);
    const thread = new Worker(entry, { workerData });
    this.#thread = thread;
    return new Promise((resolve) => {
      thread.on('message', (message: FromModel) => this.#hear(message, resolve));
      thread.on('error', () => this.#lost(thread, resolve));
      thread.on('exit', () => this.#lost(thread, resolve));
    });
  }

  #hear(message: FromModel, opened: (result: Result<void>) => void): void {
    if (message.kind === 'broken') {
      opened(failed('judge', `judge ${this.#name}: ${message.message}`));
    } else if (message.kind === 'ready') {
      if (this.#waiting.size === 0) this.#thread?.unref();
      opened(ok(undefined));
    } else {
      this.#answer(message);
    }
  }

  #answer(message: Extract<FromModel, { id: number }>): void {
    const waiting = this.#settle(message.id);
    if (message.kind === 'found') waiting?.resolve(message.hits);
    else if (message.reason === 'model') waiting?.reject(this.#failure('model', 'the model failed'));
    else waiting?.reject(this.#failure('score', 'the model gave a score that is no number'));
  }

  /** Whoever asks next gets a new thread, and reads the files anew. */
  #lost(thread: Worker, opened: (result: Result<void>) => void): void {
    opened(failed('judge', `judge ${this.#name}: its thread has ended`));
    if (this.#thread !== thread) return;
    this.#thread = undefined;
    this.#opened = undefined;
    for (const id of [...this.#waiting.keys()])
      this.#settle(id)?.reject(this.#failure('model', 'the thread of the model has ended'));
  }
}
