/** Detectors that learned models serve: a linear model always, and an encoder where that one is in doubt. */
import { z } from 'zod';
import type { Detector, JoinedReading, Models, OpenedModel, Scanner } from '../../core/detector.ts';
import { SILENT } from '../keyed-index/named-index.ts';
import { type Band, ENCODER_TASK, EncoderModel } from './encoder-model.ts';
import { type Asked, LearnedScanner, type Told } from './learned-scanner.ts';
import { LinearModel } from './linear-model.ts';

/** What such a detector is. */
export interface Learned {
  readonly name: string;
  readonly summary: string;
  /** What findings are called. */
  readonly type: string;
  /** What its model was made for. */
  readonly task: string;
  /** True where a user may say it over several messages. */
  readonly turns?: true;
}

/** Which of the two models a rule asks. */
export const TIERS = {
  auto: 'the linear model, and the encoder where that one is in doubt',
  always: 'the encoder about every text',
  linear: 'the linear model alone',
} as const;

/** The option that says over how many messages. */
export const turns = z
  .int()
  .min(1)
  .max(8)
  .default(3)
  .describe('messages of a user in a row that are read as one text too, in requests; 1 reads each alone');

/** How messages are read together: by a scanner that asks nobody. */
export function joinedReading(messages: number, scanner: Scanner): JoinedReading | undefined {
  return messages === 1 ? undefined : { messages, scanner };
}

/** Which of the two models, where it may be either. */
export const eitherModel = z
  .enum(['auto', 'always', 'linear'])
  .default('auto')
  .describe(`auto asks ${TIERS.auto}; always asks ${TIERS.always}; linear asks ${TIERS.linear}`);
const options = z.strictObject({ model: eitherModel });
/** Of either kind. */
const modelIn = z.object({ model: options.shape.model });
const optionsWithTurns = options.extend({ turns });

/** The options of a detector whose models are there: without an encoder nobody can ask it about every text. */
export function optionsWith<T extends z.ZodType<{ readonly model: string }>>(
  schema: T,
  known: LearnedScanners | undefined,
): T {
  if (known?.hasEncoder !== false) return schema;
  return schema.refine(({ model }) => model !== 'always', {
    path: ['model'],
    message: '"always" asks the encoder, which is not among the models; use auto, or bring it',
  });
}

/** Of a rule whose model is not there. */
export const IDLE: Scanner = { ...SILENT, lacks: 'all' };

/** The detector, which finds nothing until it is given its model. */
export function learnedDetector(learned: Learned, models?: Models): Detector {
  const { name, summary, type, task } = learned;
  const model = linearModel(models, task);
  const known = model && new LearnedScanners({ model, tells: [{ task, type }] }, models ?? new Map());
  const none = models === undefined ? SILENT : IDLE;
  return {
    name,
    summary,
    types: [type],
    options: optionsWith(learned.turns === true ? optionsWithTurns : options, known),
    model: known?.model,
    asking: (given) => learnedDetector(learned, given),
    compile: (value) => known?.of(modelIn.parse(value).model) ?? none,
    ...(learned.turns !== true || known === undefined
      ? {}
      : { turns: (value) => joinedReading(optionsWithTurns.parse(value).turns, known.of('linear')) }),
  };
}

/** The model for a task, where it is there. */
export function linearModel(models: Models | undefined, task: string): LinearModel | undefined {
  const model = models?.get(task);
  return model instanceof LinearModel ? model : undefined;
}

/** No score is in doubt. */
const NOTHING: Band = { from: 1, below: 0 };

/** The encoder, where it is there and knows the tasks. */
function encoderFor(tells: readonly Told[], models: Models): EncoderModel | undefined {
  const encoder = models.get(ENCODER_TASK);
  if (!(encoder instanceof EncoderModel)) return undefined;
  return tells.every(({ task }) => encoder.band(task, 'user') !== undefined) ? encoder : undefined;
}

/** The scanners of one detector, by which of the models they ask; each is made once. */
export class LearnedScanners {
  /** Both models: policies that use them have another digest when one changes. */
  readonly model: OpenedModel;
  readonly hasEncoder: boolean;
  readonly #scanners: Readonly<Record<keyof typeof TIERS, LearnedScanner>>;

  constructor(asked: Omit<Asked, 'second'>, models: Models) {
    const encoder = encoderFor(asked.tells, models);
    this.hasEncoder = encoder !== undefined;
    const linear = new LearnedScanner(asked);
    const digests = [asked.model, ...(encoder === undefined ? [] : [encoder])];
    this.model = { digest: digests.map(({ digest }) => digest).join('+') };
    // Without an encoder, the linear model is all that can be asked.
    const scanner = (always: boolean) =>
      encoder === undefined
        ? linear
        : new LearnedScanner({
            ...asked,
            second: { bandOf: (task, role) => encoder.band(task, role) ?? NOTHING, always },
          });
    this.#scanners = { auto: scanner(false), always: scanner(true), linear };
  }

  of(tier: keyof typeof TIERS): LearnedScanner {
    return this.#scanners[tier];
  }
}
