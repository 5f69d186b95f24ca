/** The judge behind the embedded detectors: the encoder that comes with Weir, asked about what a scanner is not sure of. */
import { type Fault, failed, ok, type Result } from '../core/fault.ts';
import type { Hit } from '../core/finding.ts';
import type { Judge, Question } from '../core/ports.ts';
import type { Role } from '../core/segment.ts';
import { JudgeFailure } from './judge-failure.ts';
import { checkEncoder, type EncoderPlace } from './onnx/encoder-folder.ts';
import { typeOf } from './onnx/labels.ts';
import { ModelQueue } from './onnx/model-queue.ts';
import type { VerifiedModels } from './signing/section.ts';

/** What its file says about its answers. */
export interface EncoderReading {
  /** Tokens of a window, the marks among them, and how many of them neighbours have in common. */
  readonly window: { readonly tokens: number; readonly overlap: number };
  /** The token that says who speaks. */
  markerOf(role: Role): number;
  /** The label that a task asks for; undefined for a task that it does not know. */
  labelOf(task: string): string | undefined;
  /** How sure both models are together. */
  score(
    task: string,
    opinions: { readonly role: Role; readonly linear: number; readonly logit: number },
  ): number;
}

export class EncoderJudge implements Judge {
  readonly #name: string;
  readonly #reading: EncoderReading;
  readonly #model: ModelQueue;
  readonly #place: EncoderPlace;

  constructor(name: string, section: VerifiedModels, reading: EncoderReading) {
    const { folder, keyFile, verified, encoder } = section;
    const { deadlineMs, queue, batch, threads } = encoder;
    const { tokens: window, overlap } = reading.window;
    this.#name = name;
    this.#reading = reading;
    this.#place = { kind: 'encoder', folder, keyFile, verified };
    this.#model = new ModelQueue(name, {
      place: this.#place,
      ...{ window, overlap, batch, threads, queue, deadlineMs },
    });
  }

  set onLost(told: (lost: Fault) => void) {
    this.#model.onLost = told;
  }

  /** Whether its files are there and fit each other, as far as that can be told without starting it. */
  check(): Result<void> {
    const outline = checkEncoder(this.#place);
    return outline.ok ? ok(undefined) : failed('judge', `judge ${this.#name}: ${outline.fault.message}`);
  }

  async ready(): Promise<Result<void>> {
    return await this.#model.ready();
  }

  async close(): Promise<void> {
    await this.#model.close();
  }

  /** A hit for each text in which there is anything to read, with the score that both models come to. */
  async ask({ texts, doubts }: Question, signal: AbortSignal): Promise<readonly Hit[]> {
    const [speaker] = texts;
    if (speaker === undefined || doubts === undefined)
      throw new JudgeFailure(this.#name, 'unknown', 'is asked by the embedded detectors alone');
    const { role } = speaker;
    const marker = this.#reading.markerOf(role);
    const found = await this.#model.ask({ texts: texts.map(({ text }) => text), marker }, signal);
    let end = 0;
    return texts.flatMap(({ text }, at) => {
      const start = end;
      end += text.length;
      const doubt = doubts[at];
      const label = doubt && this.#reading.labelOf(doubt.task);
      const hit = found.find(
        (one) => one.start >= start && one.start < end && one.type === typeOf(label ?? ''),
      );
      if (doubt === undefined || hit === undefined) return [];
      const logit = Math.log(hit.score / (1 - hit.score));
      const score = this.#reading.score(doubt.task, { role, linear: doubt.score, logit });
      return [{ type: doubt.type, start, end, score }];
    });
  }
}
