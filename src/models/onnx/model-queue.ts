/** A model of this process, in a thread of its own: a bounded queue, a deadline for each question, and a fault when it cannot. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { errorCode } from '../../core/error-code.ts';
import { type Fault, failed, fault, ok, type Result } from '../../core/fault.ts';
import type { Hit } from '../../core/finding.ts';
import { installedModule } from '../../core/installed.ts';
import { JudgeFailure } from '../judge-failure.ts';
import type { FromModel, ModelThreadOptions, ToModel } from './entry.ts';

/** Characters of all questions that wait, at most; one alone may be longer. */
const MOST_CHARACTERS = 2 * 1_048_576;

/** A thread that was lost starts again after so long. */
const RESTART_MS = 1000;

/** How a model is run, and what may wait for it. */
export interface QueueOptions extends ModelThreadOptions {
  readonly deadlineMs: number;
  /** Questions that may wait. */
  readonly queue: number;
}

/** Texts that are judged by one model. */
export interface Asked {
  readonly texts: readonly string[];
  /** Where the model is told who speaks: the token that says so. What is found is then told text by text. */
  readonly marker?: number;
}

interface Waiting {
  readonly characters: number;
  resolve(hits: readonly Hit[]): void;
  reject(cause: JudgeFailure): void;
}

export class ModelQueue {
  readonly #name: string;
  readonly #options: QueueOptions;
  readonly #waiting = new Map<number, Waiting>();
  #characters = 0;
  #nextId = 1;
  #thread: Worker | undefined;
  /** Settles when the thread that runs now can judge, or never will. */
  #opened: Promise<Result<void>> | undefined;
  #closed = false;
  /** Somebody waits until the thread has ended. */
  #isEnding = false;
  /** Told when a thread has ended that could judge. */
  onLost: (lost: Fault) => void = () => {};

  constructor(name: string, options: QueueOptions) {
    this.#name = name;
    this.#options = options;
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

  async ask({ texts, ...marked }: Asked, signal: AbortSignal): Promise<readonly Hit[]> {
    const characters = texts.reduce((sum, text) => sum + text.length, 0);
    if (this.#isFull(characters)) throw this.#failure('busy', 'has more questions than it can take');
    const { deadlineMs } = this.#options;
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
        else if (this.#waiting.has(id)) this.#tell({ kind: 'ask', id, texts, ...marked });
      });
    });
  }

  /** Ends the thread once its run is over; questions that wait fail. */
  async close(): Promise<void> {
    this.#closed = true;
    const thread = this.#thread;
    if (thread === undefined) return;
    const ended = once(thread, 'exit');
    this.#isEnding = true;
    thread.ref();
    this.#tell({ kind: 'stop' });
    await ended;
    this.#isEnding = false;
  }

  #isFull(characters: number): boolean {
    if (this.#waiting.size >= this.#options.queue) return true;
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
    this.#rest();
    return waiting;
  }

  /** A thread that is asked nothing keeps no process alive that has nothing else to do, but for whoever waits for its end. */
  #rest(): void {
    if (this.#waiting.size === 0 && !this.#isEnding) this.#thread?.unref();
  }

  #late(): JudgeFailure {
    return this.#failure('deadline', `did not answer in time (deadlineMs ${this.#options.deadlineMs})`);
  }

  #failure(reason: 'busy' | 'deadline' | 'model' | 'score', detail: string): JudgeFailure {
    return new JudgeFailure(this.#name, reason, detail);
  }

  #tell(message: ToModel): void {
    this.#thread?.postMessage(message);
  }

  #start(): Promise<Result<void>> {
    const { place, window, overlap, batch, threads } = this.#options;
    const workerData: ModelThreadOptions = { place, window, overlap, batch, threads };
    const thread = new Worker(installedModule('models/onnx/entry'), { workerData });
    this.#thread = thread;
    return new Promise((resolve) => {
      thread.on('message', (message: FromModel) => this.#hear(message, resolve));
      thread.on('error', (cause) => this.#failed(cause, resolve));
      thread.on('exit', () => this.#lost(thread, resolve));
    });
  }

  #hear(message: FromModel, opened: (result: Result<void>) => void): void {
    if (message.kind === 'broken') {
      opened(failed('judge', `judge ${this.#name}: ${message.message}`));
    } else if (message.kind === 'ready') {
      this.#rest();
      opened(ok(undefined));
    } else {
      this.#answer(message);
    }
  }

  #answer(message: Extract<FromModel, { id: number }>): void {
    const waiting = this.#settle(message.id);
    if (message.kind === 'found') waiting?.resolve(message.hits);
    else if (message.reason === 'model')
      waiting?.reject(this.#failure('model', `the model failed: ${message.detail}`));
    else waiting?.reject(this.#failure('score', 'the model gave a score that is no number'));
  }

  /** It ends because of this; what was waited for fails once it has ended. */
  #failed(cause: unknown, opened: (result: Result<void>) => void): void {
    if (errorCode(cause) === 'ERR_MODULE_NOT_FOUND')
      opened(
        failed('judge', `judge ${this.#name}: the package onnxruntime-node is not installed; install it`),
      );
  }

  /** A new thread, which reads the files anew, is started for who asks next, and at once where this one could judge. */
  #lost(thread: Worker, opened: (result: Result<void>) => void): void {
    const ended = fault('judge', `judge ${this.#name}: its thread has ended`);
    opened({ ok: false, fault: ended });
    if (this.#thread !== thread) return;
    const couldJudge = this.#opened;
    this.#thread = undefined;
    this.#opened = undefined;
    for (const id of [...this.#waiting.keys()])
      this.#settle(id)?.reject(this.#failure('model', 'the thread of the model has ended'));
    void couldJudge?.then((before) => {
      if (!before.ok || this.#closed) return;
      this.onLost(ended);
      setTimeout(() => this.#closed || void this.ready(), RESTART_MS).unref();
    });
  }
}
