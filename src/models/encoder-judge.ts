/** The judge behind the embedded detectors: the encoder that comes with Weir, asked about what a scanner is not sure of. */
import { type Fault, failed, ok, type Result } from '../core/fault.ts';
import type { Hit } from '../core/finding.ts';
import type { Judge, Question, Suspected } from '../core/ports.ts';
import type { Role } from '../core/segment.ts';
import { JudgeFailure } from './judge-failure.ts';
import { checkEncoder, type EncoderPlace } from './onnx/encoder-folder.ts';
import { typeOf } from './onnx/labels.ts';
import { ModelQueue } from './onnx/model-queue.ts';
import { type Logits, lookAgain } from './second-look.ts';
import type { VerifiedModels } from './signing/section.ts';

/** What its file says about its answers. */
export interface EncoderReading {
  /** Tokens of a window, the marks among them, and how many of them neighbours have in common. */
  readonly window: { readonly tokens: number; readonly overlap: number };
  /** The token that says who speaks. */
  markerOf(role: Role): number;
  /** The labels that a task asks for, all of which have to hold; none for a task that it does not know. */
  labelsOf(task: string): readonly string[];
  /** How sure both models are together. */
  score(
    task: string,
    opinions: { readonly role: Role; readonly linear: number; readonly logit: number },
  ): number;
}

/** Where a text stands among those that are joined. */
interface Place {
  readonly start: number;
  readonly end: number;
}

function placesOf(texts: readonly string[]): ReadonlyMap<string, Place> {
  let end = 0;
  return new Map(
    texts.map((text) => {
      const start = end;
      end += text.length;
      return [text, { start, end }];
    }),
  );
}

function within(hits: readonly Hit[], { start, end }: Place): readonly Hit[] {
  return hits.filter((hit) => hit.start >= start && hit.start < end);
}

export class EncoderJudge implements Judge {
  readonly #name: string;
  readonly #reading: EncoderReading;
  readonly #model: ModelQueue;
  readonly #place: EncoderPlace;
  readonly #deadlineMs: number;
  #checked: Result<void> | undefined;

  constructor(name: string, section: VerifiedModels, reading: EncoderReading) {
    const { folder, keyFile, verified, encoder } = section;
    const { deadlineMs, queue, batch, threads } = encoder;
    const { tokens: window, overlap } = reading.window;
    this.#name = name;
    this.#reading = reading;
    this.#deadlineMs = deadlineMs;
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
    this.#checked ??= this.#check();
    return this.#checked;
  }

  /** Once: the files of a process stay those that it verified. */
  #check(): Result<void> {
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
    const looksTwice = doubts.some(({ sentences, apart }) => (sentences ?? apart) !== undefined);
    // Both looks together have the time of one.
    const inTime = looksTwice ? AbortSignal.any([signal, AbortSignal.timeout(this.#deadlineMs)]) : signal;
    const read = async (some: readonly string[]) => await this.#read(some, role, inTime);
    const scored = texts.map(({ text }, at) => ({ text, doubt: doubts[at] }));
    const whole = await read(texts.map(({ text }) => text));
    const scoreOf = (doubt: Suspected, logit: number) =>
      this.#reading.score(doubt.task, { role, linear: doubt.score, logit });
    const borneOut = await lookAgain(scored, { whole, read, scoreOf });
    let end = 0;
    return scored.flatMap(({ text, doubt }) => {
      const start = end;
      end += text.length;
      const logit = doubt && borneOut(text, doubt);
      if (doubt === undefined || logit === undefined) return [];
      return [{ type: doubt.type, start, end, score: scoreOf(doubt, logit) }];
    });
  }

  /** Reads texts of one who speaks; a text that is asked about for several tasks is read once. */
  async #read(texts: readonly string[], role: Role, signal: AbortSignal): Promise<Logits> {
    const different = [...new Set(texts)];
    const marker = this.#reading.markerOf(role);
    const found = await this.#model.ask({ texts: different, marker }, signal);
    const places = placesOf(different);
    return (text, task) => {
      const place = places.get(text);
      const likely = place && this.#likely(task, within(found, place));
      return likely === undefined ? undefined : Math.log(likely / (1 - likely));
    };
  }

  /** How likely all the labels of a task are, 0 to 1; undefined where there was nothing to read. */
  #likely(task: string, found: readonly Hit[]): number | undefined {
    const scores = this.#reading
      .labelsOf(task)
      .map((label) => found.find(({ type }) => type === typeOf(label))?.score);
    if (scores.length === 0) return undefined;
    return scores.reduce((all, one) => (all === undefined || one === undefined ? undefined : all * one), 1);
  }
}
