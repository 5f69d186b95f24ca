/** Toxicity: abuse, hate and threats, by learned models; on request by its kinds, each as severe as the encoder holds it to be. */
import { z } from 'zod';
import type { Detector, Models } from '../../core/detector.ts';
import { SILENT } from '../keyed-index/named-index.ts';
import { eitherModel, IDLE, LearnedScanners, linearModel, optionsWith } from '../learned/learned-detector.ts';

const TASK = 'toxicity';
/** By what findings are called: what the encoder is asked for. */
const TASKS = {
  TOXICITY: TASK,
  HATE: 'hate',
  IMPLICIT_HATE: 'implicit_hate',
  HARMFUL_COMPLIANCE: 'harmful_compliance',
} as const;
type Label = keyof typeof TASKS;
const LABELS = Object.keys(TASKS) as [Label, ...Label[]];

const options = z
  .strictObject({
    model: eitherModel,
    labels: z
      .array(z.enum(LABELS))
      .min(1)
      .default(['TOXICITY'])
      .describe('what is told of, each with a score of its own; the encoder alone tells kinds'),
  })
  .refine(({ model, labels }) => model !== 'linear' || isPlain(labels), {
    path: ['labels'],
    message: 'the linear model tells TOXICITY alone; leave the others out, or use model: auto',
  });

function isPlain(labels: readonly Label[]): boolean {
  return labels.every((label) => label === 'TOXICITY');
}

/** The detector `toxicity`: reports `TOXICITY`, or the kinds that a rule names, for each sentence or two that score high. */
export const toxicity: Detector = detectorWith(undefined);

function detectorWith(models: Models | undefined): Detector {
  const model = linearModel(models, TASK);
  const made = new Map<string, LearnedScanners>();
  const scannersFor = (labels: readonly Label[]): LearnedScanners | undefined => {
    const names = LABELS.filter((label) => labels.includes(label));
    const key = names.join();
    const tells = names.map((type) => ({ task: TASKS[type], type }));
    const known = made.get(key) ?? (model && new LearnedScanners({ model, tells }, models ?? new Map()));
    if (known !== undefined) made.set(key, known);
    return known;
  };
  const plain = scannersFor(['TOXICITY']);
  const isTold = (labels: readonly Label[]) => isPlain(labels) || scannersFor(labels)?.hasEncoder !== false;
  return {
    name: 'toxicity',
    summary:
      'Abuse, hate, threats and harmful answers, by learned models: one over words and characters, and an encoder where that one is in doubt.',
    types: LABELS,
    options: optionsWith(options, plain).refine(({ labels }) => isTold(labels), {
      path: ['labels'],
      message: 'the encoder tells these kinds, and is not among the models; leave them out, or bring it',
    }),
    model: plain?.model,
    asking: detectorWith,
    compile: (value) => {
      const { model: tier, labels } = options.parse(value);
      return scannersFor(labels)?.of(tier) ?? (models === undefined ? SILENT : IDLE);
    },
  };
}
