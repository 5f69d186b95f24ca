/** The models of the learned detectors, read from the signed folder that holds them. */
import { createHash } from 'node:crypto';
import type { Models, OpenedModel } from '../core/detector.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import { readLinearModel } from '../detectors/learned/linear-model.ts';
import type { ModelsSection } from '../models/signing/section.ts';
import { openModels } from '../models/signing/shipped.ts';
import type { Registry } from '../policy/registry.ts';

/** Files of linear models. */
const LINEAR = /^[^/]+\.bin$/;
const NONE: Models = new Map();

/** By folder and key; read once, since they come with the process. */
const read = new Map<string, Result<Models>>();

/** The models by task. Those that are not as they were signed are a failure, or none where the configuration says so. */
export function learnedModels(section: ModelsSection = { onFault: 'refuse' }): Result<Models> {
  const key = JSON.stringify([section.folder, section.keyFile]);
  const models = read.get(key) ?? readModels(section);
  read.set(key, models);
  return models.ok || section.onFault === 'refuse' ? models : ok(NONE);
}

/** The registry with these models given to its detectors. */
export function withModels(registry: Registry, models: Models): Registry {
  return {
    ...registry,
    detectors: registry.detectors.map((detector) => detector.asking?.(models) ?? detector),
  };
}

function readModels(section: ModelsSection): Result<Models> {
  const folder = openModels(section);
  if (!folder.ok) return folder;
  const models = new Map<string, OpenedModel>();
  for (const [name, bytes] of folder.value.files) {
    if (!LINEAR.test(name)) continue;
    const model = readLinearModel(bytes, createHash('sha256').update(bytes).digest('hex'));
    if (!model.ok) return failed('unreadable', `models/${name} ${model.fault.message}`);
    models.set(model.value.about.task, model.value);
  }
  return ok(models);
}
