/** The models of the learned detectors, read from the signed folder that holds them. */
import type { Models, OpenedModel } from '../../core/detector.ts';
import { type Fault, failed, ok, type Result } from '../../core/fault.ts';
import { EMBEDDING_TASK, readEmbedding } from '../../detectors/embedding/static-embedding.ts';
import { ENCODER_TASK, EncoderModel, readEncoderModel } from '../../detectors/learned/encoder-model.ts';
import { readLinearModel } from '../../detectors/learned/linear-model.ts';
import { ENCODER_FILE } from '../../models/onnx/encoder-folder.ts';
import { modelsSection, type VerifiedModels } from '../../models/signing/section.ts';
import { openModels } from '../../models/signing/shipped.ts';
import type { Files, SignedFolder } from '../../models/signing/signed-folder.ts';
import type { Statement } from '../../models/signing/statement.ts';
import type { Registry } from '../../policy/registry.ts';

/** Files of linear models. */
const LINEAR = /^[^/]+\.bin$/;
/** File of the embedding that topics are told by. */
const EMBEDDING_FILE = 'embedding.vec';
const NONE: Models = new Map();

/** What was read of a folder, and what was signed there. */
interface Read {
  readonly models: Models;
  readonly verified: Statement;
}

/** By folder and key; read once, since they come with the process. */
const read = new Map<string, Result<Read>>();

/** The models by task. Those that are not as they were signed are a failure, or none where the configuration says so. */
export function learnedModels(section: VerifiedModels = modelsSection.parse({})): Result<Models> {
  const read = modelsIn(section);
  if (!read.ok) return section.onFault === 'refuse' ? read : ok(NONE);
  const { models } = read.value;
  return ok(section.encoder.run ? models : withoutEncoder(models));
}

/** Why there are none, where the configuration goes without. */
export function missingModels(section: VerifiedModels): Fault | undefined {
  const read = modelsIn(section);
  return read.ok ? undefined : read.fault;
}

/**
 * The section for another process or thread, which then has the signature and the list of files from this one. It reads no more
 * than it uses, and compares the SHA-256 of that: the same promise for less work, and all use the same models for good.
 */
export function verifiedModels(section: VerifiedModels): VerifiedModels {
  const read = modelsIn(section);
  return read.ok ? { ...section, verified: read.value.verified } : section;
}

function modelsIn(section: VerifiedModels): Result<Read> {
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

function readModels(section: VerifiedModels): Result<Read> {
  const folder = openModels(section, (name) => LINEAR.test(name) || isOther(name));
  if (!folder.ok) return folder;
  const { files, ...verified } = folder.value;
  const digests = new Map(verified.resources.map(({ name, digest }) => [name, digest]));
  const models = new Map<string, OpenedModel>();
  for (const [name, bytes] of files) {
    if (!LINEAR.test(name)) continue;
    const model = readLinearModel(bytes, digests.get(name) ?? '');
    if (!model.ok) return failed('unreadable', `models/${name} ${model.fault.message}`);
    models.set(model.value.about.task, model.value);
  }
  const encoder = readEncoder(folder.value);
  if (encoder?.ok === false) return encoder;
  if (encoder !== undefined) models.set(ENCODER_TASK, encoder.value);
  const embedding = embeddingIn(files, digests.get(EMBEDDING_FILE) ?? '');
  if (embedding?.ok === false) return embedding;
  if (embedding !== undefined) models.set(EMBEDDING_TASK, embedding.value);
  return ok({ models, verified });
}

function isOther(name: string): boolean {
  return name === ENCODER_FILE || name === EMBEDDING_FILE;
}

/** Undefined where the folder has none. */
function embeddingIn(files: Files, digest: string): Result<OpenedModel> | undefined {
  const bytes = files.get(EMBEDDING_FILE);
  if (bytes === undefined) return undefined;
  const embedding = readEmbedding(bytes, digest);
  return embedding.ok
    ? embedding
    : failed('unreadable', `models/${EMBEDDING_FILE} ${embedding.fault.message}`);
}

/** Undefined where the folder has none. What runs it reads the network itself. */
function readEncoder({ files, digest }: SignedFolder): Result<EncoderModel> | undefined {
  const about = files.get(ENCODER_FILE);
  if (about === undefined) return undefined;
  // What the whole folder is known by: the network and its vocabulary lie there too.
  const encoder = readEncoderModel(new TextDecoder().decode(about), digest);
  return encoder.ok ? encoder : failed('unreadable', `models/${ENCODER_FILE} ${encoder.fault.message}`);
}
