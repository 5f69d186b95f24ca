/** The models of the learned detectors, read from the signed folder that holds them. */
import { createHash } from 'node:crypto';
import type { Models, OpenedModel } from '../core/detector.ts';
import { type Fault, failed, ok, type Result } from '../core/fault.ts';
import { ENCODER_TASK, EncoderModel, readEncoderModel } from '../detectors/learned/encoder-model.ts';
import { readLinearModel } from '../detectors/learned/linear-model.ts';
import { ENCODER_FILE } from '../models/onnx/encoder-folder.ts';
import { type ModelsSection, modelsSection } from '../models/signing/section.ts';
import { openModels } from '../models/signing/shipped.ts';
import type { SignedFolder } from '../models/signing/signed-folder.ts';
import type { Registry } from '../policy/registry.ts';

/** Files of linear models. */
const LINEAR = /^[^/]+\.bin$/;
const NONE: Models = new Map();

/** By folder and key; read once, since they come with the process. */
const read = new Map<string, Result<Models>>();

/** The models by task. Those that are not as they were signed are a failure, or none where the configuration says so. */
export function learnedModels(section: ModelsSection = modelsSection.parse({})): Result<Models> {
  const models = modelsIn(section);
  if (!models.ok) return section.onFault === 'refuse' ? models : ok(NONE);
  return section.encoder.run ? models : ok(withoutEncoder(models.value));
}

/** Why there are none, where the configuration goes without. */
export function missingModels(section: ModelsSection): Fault | undefined {
  const models = modelsIn(section);
  return models.ok ? undefined : models.fault;
}

function modelsIn(section: ModelsSection): Result<Models> {
  const key = JSON.stringify([section.folder, section.keyFile]);
  const models = read.get(key) ?? readModels(section);
  read.set(key, models);
  return models;
}

/** What is known of the encoder, where it is there. */
export function encoderOf(models: Models): EncoderModel | undefined {
  const encoder = models.get(ENCODER_TASK);
  return encoder instanceof EncoderModel ? encoder : undefined;
}

/** The linear models alone: what they are not sure about stays so. */
export function withoutEncoder(models: Models): Models {
  return new Map([...models].filter(([task]) => task !== ENCODER_TASK));
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
  const encoder = readEncoder(folder.value);
  if (encoder?.ok === false) return encoder;
  if (encoder !== undefined) models.set(ENCODER_TASK, encoder.value);
  return ok(models);
}

/** Undefined where the folder has none. What runs it reads the network itself. */
function readEncoder({ files, digest }: SignedFolder): Result<EncoderModel> | undefined {
  const about = files.get(ENCODER_FILE);
  if (about === undefined) return undefined;
  // What the whole folder is known by: the network and its vocabulary lie there too.
  const encoder = readEncoderModel(new TextDecoder().decode(about), digest);
  return encoder.ok ? encoder : failed('unreadable', `models/${ENCODER_FILE} ${encoder.fault.message}`);
}
