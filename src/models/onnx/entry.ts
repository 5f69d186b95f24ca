/** The thread of one model: what runs a network for milliseconds holds up no exchange. An entry: importing it starts this thread. */
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Hit } from '../../core/finding.ts';
import { Classifier, MARKS, ModelProblem } from './classifier.ts';
import { openEncoder } from './encoder-folder.ts';
import { Judgement } from './judgement.ts';
import { type ModelPlace, openClassifier, type Reading } from './model-folder.ts';
import { Turns } from './turns.ts';

/** What the thread is started with. */
export interface ModelThreadOptions {
  readonly place: ModelPlace;
  /** Tokens of a window, with the marks of begin and end, and how many of them it has in common with the next. */
  readonly window: number;
  readonly overlap: number;
  /** Windows that are judged at once, at most. */
  readonly batch: number;
  readonly threads: number;
}

/** What it is told. */
export type ToModel =
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly texts: readonly string[];
      /** A token in front of each window; what is found is then told text by text. */
      readonly marker?: number;
    }
  | { readonly kind: 'drop'; readonly id: number }
  | { readonly kind: 'stop' };

/** What it says: that it is ready or never will be, and what it found or that the model gave no numbers. */
export type FromModel =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly message: string }
  | { readonly kind: 'found'; readonly id: number; readonly hits: readonly Hit[] }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: 'score' }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: 'model'; readonly detail: string };

const options = workerData as ModelThreadOptions;

class ModelThread {
  readonly #reading: Reading;
  readonly #classifier: Classifier;
  readonly #turns = new Turns<Judgement>();
  #running = false;
  #stopping = false;

  constructor(reading: Reading, classifier: Classifier) {
    this.#reading = reading;
    this.#classifier = classifier;
  }

  take(message: ToModel): void {
    if (message.kind === 'ask') this.#ask(message);
    else if (message.kind === 'drop') this.#turns.drop(message.id);
    else this.#stop();
  }

  #ask(message: Extract<ToModel, { kind: 'ask' }>): void {
    const { id, texts, marker } = message;
    const marks = MARKS + (marker === undefined ? 0 : 1);
    const cut = { size: options.window - marks, overlap: options.overlap };
    const judgement = new Judgement(id, texts, { reading: this.#reading, cut, marker });
    if (judgement.done) say({ kind: 'found', id: message.id, hits: [] });
    this.#turns.add(judgement);
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (!this.#turns.empty && !this.#stopping) {
      await this.#judge();
      // What was asked or dropped in the meantime comes first.
      await setImmediate();
    }
    this.#running = false;
    if (this.#stopping) this.#stop();
  }

  /** The thread ends by itself, between two runs: whoever ends it within one ends the process. */
  #stop(): void {
    this.#stopping = true;
    if (!this.#running) parentPort?.close();
  }

  async #judge(): Promise<void> {
    const turns = this.#turns.take(options.batch);
    const ids = turns.map(({ question, window }) => question.idsOf(window));
    const likely = await this.#classifier.judge(ids).catch(detailOf);
    turns.forEach(({ question, window }, row) => {
      const found = typeof likely === 'string' ? undefined : likely[row];
      if (found !== undefined) this.#give(question, window, found);
      else if (typeof likely === 'string') this.#fail(question, { reason: 'model', detail: likely });
      else this.#fail(question, { reason: 'score' });
    });
  }

  #give(question: Judgement, window: number, likely: readonly number[]): void {
    question.take(window, likely);
    if (question.done) say({ kind: 'found', id: question.id, hits: question.hits });
  }

  #fail(
    { id }: Judgement,
    why: { readonly reason: 'score' } | { readonly reason: 'model'; readonly detail: string },
  ): void {
    this.#turns.drop(id);
    say({ kind: 'failed', id, ...why });
  }
}

async function start(): Promise<void> {
  const { place } = options;
  const files = place.kind === 'encoder' ? openEncoder(place) : openClassifier(place);
  if (!files.ok) return say({ kind: 'broken', message: files.fault.message });
  try {
    const classifier = await Classifier.open(files.value, options.threads);
    // The bytes of the network are not kept.
    const { tokenizer, labels, found } = files.value;
    const thread = new ModelThread({ tokenizer, labels, found }, classifier);
    parentPort?.on('message', (message: ToModel) => thread.take(message));
    say({ kind: 'ready' });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'unknown reason';
    say({ kind: 'broken', message: `${nameOf(place)} cannot be used: ${reason}` });
  }
}

/** The runtime quotes the tokens that it fell over: of what it says only the kind of the node is told. */
function detailOf(cause: unknown): string {
  if (cause instanceof ModelProblem) return cause.message;
  const node = cause instanceof Error ? /while running (\w{1,40}) node/.exec(cause.message)?.[1] : undefined;
  return node === undefined ? 'the runtime could not run it' : `its node ${node} cannot be run`;
}

function nameOf(place: ModelPlace): string {
  return place.kind === 'encoder' ? 'the encoder among the models' : `${place.folder}: model.onnx`;
}

function say(message: FromModel): void {
  parentPort?.postMessage(message);
}

void start();
