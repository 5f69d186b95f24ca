/** A classifier in this thread: batches of windows in, what they are likely to be out. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { cutsProducts } from './cut-products.ts';
import { likelihoods } from './labels.ts';
import type { ClassifierFiles, Reading } from './model-folder.ts';
import { withUnsignedWeights } from './unsigned-weights.ts';
import { whyNotWhole } from './whole-network.ts';

/** One window of one text: tokens without the marks around them. */
export type WindowIds = readonly number[];

/** What is put into a model under these names; any other input is refused. */
const INPUTS = ['input_ids', 'attention_mask', 'token_type_ids'] as const;
type Input = (typeof INPUTS)[number];

/** Tokens that a model adds: those of begin and end. */
export const MARKS = 2;

/** What is wrong with a model itself, in words that hold nothing of a text. */
export class ModelProblem extends Error {}

export class Classifier {
  readonly #session: InferenceSession;
  readonly #reading: Reading;
  /** Tokens that each row must have, where the model takes no other number. */
  readonly #exactly: number | undefined;

  /** Opens the model; throws an `Error` with what is wrong with it. */
  static async open({ model, ...reading }: ClassifierFiles, threads: number): Promise<Classifier> {
    const partial = whyNotWhole(model);
    if (partial !== undefined) throw new Error(partial);
    const network = (await cutsProducts()) ? withUnsignedWeights(model) : model;
    const session = await InferenceSession.create(network, {
      ...{ intraOpNumThreads: threads, interOpNumThreads: 1, executionMode: 'sequential' },
      // Memory that batches once needed is given back.
      ...{ enableCpuMemArena: false, enableMemPattern: false, logSeverityLevel: 4 },
    });
    const strange = session.inputNames.find((name) => !(INPUTS as readonly string[]).includes(name));
    if (strange !== undefined)
      throw new Error(`the model wants an input "${strange}" that is not known here`);
    return new Classifier(session, reading);
  }

  private constructor(session: InferenceSession, reading: Reading) {
    this.#session = session;
    this.#reading = reading;
    const [input] = session.inputMetadata;
    const length = input?.isTensor ? input.shape[1] : undefined;
    this.#exactly = typeof length === 'number' && length > 0 ? length : undefined;
  }

  /** For each window how likely each label is; undefined where the model gave no numbers. Throws when the model fails. */
  async judge(windows: readonly WindowIds[]): Promise<(readonly number[] | undefined)[]> {
    const longest = windows.reduce((most, ids) => Math.max(most, ids.length), 0) + MARKS;
    const length = this.#exactly ?? longest;
    const dims = [windows.length, length];
    const rows = this.#rows(windows, length);
    const feeds = Object.fromEntries(
      this.#session.inputNames.map((name) => [name, new Tensor('int64', rows[name as Input], dims)]),
    );
    const outputs = await this.#session.run(feeds);
    const output = outputs['logits'] ?? outputs[this.#session.outputNames[0] ?? ''];
    const width = this.#reading.labels.types.length;
    if (output === undefined || output.size !== windows.length * width)
      throw new ModelProblem(`it does not answer with ${width} numbers for each text`);
    const numbers = output.data as Float32Array;
    return windows.map((_, row) =>
      likelihoods(numbers.subarray(row * width, (row + 1) * width), this.#reading.labels),
    );
  }

  #rows(windows: readonly WindowIds[], length: number): Record<Input, BigInt64Array> {
    const size = windows.length * length;
    const { first, last, filler } = this.#reading.tokenizer;
    const ids = new BigInt64Array(size).fill(BigInt(filler));
    const mask = new BigInt64Array(size);
    windows.forEach((window, row) => {
      [first, ...window, last].forEach((id, at) => {
        ids[row * length + at] = BigInt(id);
        mask[row * length + at] = 1n;
      });
    });
    return { input_ids: ids, attention_mask: mask, token_type_ids: new BigInt64Array(size) };
  }
}
