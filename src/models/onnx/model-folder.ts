/**
 * The folder of a classifier: `model.onnx`, `tokenizer.json` and `config.json`, as they are exported for Hugging Face models, and
 * the signature over them.
 */
import { failed, ok, type Result } from '../../core/fault.ts';
import { listFiles, readBytes } from '../signing/folder.ts';
import { readPublicKey } from '../signing/shipped.ts';
import { type Files, openSigned } from '../signing/signed-folder.ts';
import { readTokenizer } from '../tokenizer/read-tokenizer.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import type { EncoderPlace } from './encoder-folder.ts';
import { type Labels, readLabels, typeOf } from './labels.ts';

/** Which folder, and whose signature it bears; without a key it is read unsigned. */
export interface ClassifierPlace {
  readonly kind: 'classifier';
  readonly folder: string;
  readonly keyFile: string | undefined;
  /** Labels that mean that nothing is wrong. */
  readonly harmless: readonly string[];
}

/** Where a model of this process lies. */
export type ModelPlace = ClassifierPlace | EncoderPlace;

/** How a classifier is asked, and what its answers mean. */
export interface Reading {
  readonly tokenizer: Tokenizer;
  readonly labels: Labels;
  /** Numbers of the labels that are findings. */
  readonly found: readonly number[];
}

export interface ClassifierFiles extends Reading {
  /** The network, which nobody needs once it was opened. */
  readonly model: Uint8Array;
}

const MODEL = 'model.onnx';

/** Reads and checks everything but the model itself, which only the runtime can read. */
export function openClassifier(place: Omit<ClassifierPlace, 'kind'>): Result<ClassifierFiles> {
  const files = openFiles(place);
  if (!files.ok) return files;
  const said = (name: string, message: string) => failed('unreadable', `${place.folder}: ${name} ${message}`);
  const model = files.value.get(MODEL);
  if (model === undefined) return said(MODEL, 'is not there');
  const labels = readLabels(textOf(files.value, 'config.json'));
  if (!labels.ok) return said('config.json', labels.fault.message);
  const tokenizer = readTokenizer(textOf(files.value, 'tokenizer.json'));
  if (!tokenizer.ok) return said('tokenizer.json', tokenizer.fault.message);
  const harmless = place.harmless.map(typeOf);
  const { types } = labels.value;
  const stranger = harmless.find((type) => !types.includes(type));
  if (stranger !== undefined)
    return said('config.json', `has no label ${stranger}; it has ${types.join(', ')}`);
  const found = types.flatMap((type, index) => (harmless.includes(type) ? [] : [index]));
  if (found.length === 0) return said('config.json', 'has no label that is not harmless');
  return ok({ model, tokenizer: tokenizer.value, labels: labels.value, found });
}

function openFiles({ folder, keyFile }: Omit<ClassifierPlace, 'kind'>): Result<Files> {
  if (keyFile === undefined) return readUnsigned(folder);
  const key = readPublicKey(keyFile);
  if (!key.ok) return key;
  const opened = openSigned(folder, key.value);
  return opened.ok ? ok(opened.value.files) : opened;
}

function readUnsigned(folder: string): Result<Files> {
  const names = listFiles(folder);
  if (!names.ok) return failed('unreadable', `${folder}: ${names.fault.message}`);
  const files = new Map<string, Uint8Array>();
  for (const name of [MODEL, 'config.json', 'tokenizer.json']) {
    const bytes = names.value.includes(name) ? readBytes(folder, name) : undefined;
    if (bytes?.ok) files.set(name, bytes.value);
    else return failed('unreadable', `${folder}: ${bytes?.fault.message ?? `${name} is not there`}`);
  }
  return ok(files);
}

function textOf(files: Files, name: string): string {
  return new TextDecoder().decode(files.get(name));
}
