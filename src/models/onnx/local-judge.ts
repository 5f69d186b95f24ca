/** A judge that runs in this process: a classifier of the configuration, in a thread of its own. */
import type { Fault, Result } from '../../core/fault.ts';
import type { Hit } from '../../core/finding.ts';
import type { Question } from '../../core/ports.ts';
import type { OnnxSection } from '../section.ts';
import { ModelQueue } from './model-queue.ts';

export class LocalJudge {
  readonly #model: ModelQueue;

  constructor(name: string, section: OnnxSection) {
    const { folder, keyFile, harmless, window, overlap, batch, threads, queue, deadlineMs } = section;
    const place = { kind: 'classifier', folder, keyFile, harmless } as const;
    this.#model = new ModelQueue(name, { place, window, overlap, batch, threads, queue, deadlineMs });
  }

  /** Questions that wait. */
  get waiting(): number {
    return this.#model.waiting;
  }

  set onLost(told: (lost: Fault) => void) {
    this.#model.onLost = told;
  }

  /** Starts the model. A failure says what is wrong with its files. */
  async ready(): Promise<Result<void>> {
    return await this.#model.ready();
  }

  /** Ends the thread once its run is over; questions that wait fail. */
  async close(): Promise<void> {
    await this.#model.close();
  }

  async ask({ texts }: Question, signal: AbortSignal): Promise<readonly Hit[]> {
    return await this.#model.ask({ texts: texts.map(({ text }) => text) }, signal);
  }
}
