/** The models that come with Weir, for tests of the detectors that ask them. */
import { readFileSync } from 'node:fs';
import type { Detector, Models, Scanner } from '../../src/core/detector.ts';
import { findDetector } from '../../src/detectors/index.ts';
import { ENCODER_TASK, readEncoderModel } from '../../src/detectors/learned/encoder-model.ts';
import { linearModel } from '../../src/detectors/learned/learned-detector.ts';
import type { LinearModel } from '../../src/detectors/learned/linear-model.ts';
import { learnedModels, withoutEncoder } from '../../src/server/registry/learned-models.ts';

/** The models by task. */
export function shippedModels(): Models {
  const models = learnedModels();
  if (!models.ok) throw new Error(models.fault.message);
  return models.value;
}

/** The detector with its model, where it asks one. */
export function asking(detector: Detector): Detector {
  return detector.asking?.(shippedModels()) ?? detector;
}

/** The detector with its linear model and an encoder, which is the small one of the tests. */
export function asksEncoder(detector: Detector): Detector {
  const file = new URL('../unit/models/onnx/fixtures/encoder/tier1.json', import.meta.url);
  const encoder = readEncoderModel(readFileSync(file, 'utf8'), 'tests');
  if (!encoder.ok) throw new Error(encoder.fault.message);
  return detector.asking?.(new Map([...shippedModels(), [ENCODER_TASK, encoder.value]])) ?? detector;
}

/** The detector with its linear model, and no encoder. */
export function asksLinear(detector: Detector): Detector {
  return detector.asking?.(withoutEncoder(shippedModels())) ?? detector;
}

/** The scanner of a detector that asks both of its models. */
export function doubtingScanner(name: string, options: object = {}): Scanner {
  const detector = findDetector(name);
  if (detector === undefined) throw new Error(`no detector ${name}`);
  return asksEncoder(detector).compile(options);
}

/** The scanner of a detector, with its linear model and no options. */
export function learnedScanner(name: string): Scanner {
  const detector = findDetector(name);
  if (detector === undefined) throw new Error(`no detector ${name}`);
  return asksLinear(detector).compile({});
}

/** The model for a task. */
export function shippedModel(task: string): LinearModel {
  const models = learnedModels();
  const model = models.ok ? linearModel(models.value, task) : undefined;
  if (model === undefined) throw new Error(models.ok ? `no model for ${task}` : models.fault.message);
  return model;
}
