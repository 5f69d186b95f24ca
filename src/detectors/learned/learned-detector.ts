/** Detectors that a linear model serves alone. */
import { z } from 'zod';
import type { Detector, Models } from '../../core/detector.ts';
import { SILENT } from '../keyed-index/named-index.ts';
import { LearnedScanner } from './learned-scanner.ts';
import { LinearModel } from './linear-model.ts';

/** What such a detector is. */
export interface Learned {
  readonly name: string;
  readonly summary: string;
  /** What findings are called. */
  readonly type: string;
  /** What its model was made for. */
  readonly task: string;
}

const options = z.strictObject({});

/** The detector, which finds nothing until it is given its model. */
export function learnedDetector(learned: Learned, models: Models = new Map()): Detector {
  const { name, summary, type, task } = learned;
  const model = linearModel(models, task);
  const scanner = model === undefined ? SILENT : new LearnedScanner({ model, type });
  return {
    name,
    summary,
    types: [type],
    options,
    model,
    asking: (known) => learnedDetector(learned, known),
    compile: () => scanner,
  };
}

/** The model for a task, where it is there. */
export function linearModel(models: Models, task: string): LinearModel | undefined {
  const model = models.get(task);
  return model instanceof LinearModel ? model : undefined;
}
