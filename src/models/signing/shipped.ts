/** The models that come with Weir, or the ones that the configuration names in their place. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { failed, ok, type Result } from '../../core/fault.ts';
import { fileProblem } from '../../core/file-problem.ts';
import { installed } from '../../core/installed.ts';
import { publicKeyOf } from './keys.ts';
import type { ModelsPlace } from './section.ts';
import { SHIPPED_KEY } from './shipped-key.ts';
import { openSigned, readVerified, type SignedFolder } from './signed-folder.ts';

/**
 * Opens them. The configuration may say that Weir goes without them: the fault is then told, and nothing is refused. All are
 * read, unless the folder was verified elsewhere: then those that are wanted.
 */
export function openModels(
  { folder = shippedFolder(), keyFile, verified }: ModelsPlace,
  wanted: (name: string) => boolean = () => true,
): Result<SignedFolder> {
  if (verified !== undefined) return readVerified(folder, verified, wanted);
  const key = keyFile === undefined ? publicKeyOf(SHIPPED_KEY) : readPublicKey(keyFile);
  return key.ok ? openSigned(folder, key.value) : key;
}

/** Folder of the models that come with Weir. */
export function shippedFolder(): string {
  return fileURLToPath(installed('models'));
}

/** Reads the public key of a PEM file. */
export function readPublicKey(file: string): ReturnType<typeof publicKeyOf> {
  const pem = readText(file);
  if (!pem.ok) return pem;
  const key = publicKeyOf(pem.value);
  return key.ok ? key : failed('unreadable', `${file} ${key.fault.message}`);
}

function readText(file: string): Result<string> {
  try {
    return ok(readFileSync(file, 'utf8'));
  } catch (cause) {
    return failed('unreadable', `${file} ${fileProblem(cause)}`);
  }
}
