/** A signed folder of models with the small encoder of the tests beside the linear models that come with Weir. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { models } from '../../src/cli/models.ts';
import { type ModelsSection, modelsSection } from '../../src/models/signing/section.ts';
import { shippedFolder } from '../../src/models/signing/shipped.ts';

const ENCODER = fileURLToPath(new URL('../unit/models/onnx/fixtures/encoder', import.meta.url));

/** What is done to the files before they are signed. */
export type Change = (folder: string) => void;

/** Makes one below a folder, signed with a key of its own; what the configuration says of it. */
export async function encoderFolder(
  at: string,
  change: Change = () => {},
): Promise<Pick<ModelsSection, 'folder' | 'keyFile'>> {
  const folder = join(at, 'models');
  mkdirSync(folder);
  for (const name of readdirSync(shippedFolder()))
    if (name.endsWith('.bin')) cpSync(join(shippedFolder(), name), join(folder, name));
  cpSync(ENCODER, folder, { recursive: true });
  change(folder);
  const key = join(at, 'key.pem');
  assert.equal(await models.run(['key', key]), 0);
  assert.equal(await models.run(['sign', folder, '--key-file', key]), 0);
  return { folder, keyFile: `${key}.pub` };
}

/** The same as a section of the configuration. */
export async function encoderSection(at: string, more: object = {}): Promise<ModelsSection> {
  return modelsSection.parse({ ...(await encoderFolder(at)), ...more });
}

/** Breaks the network, so that no runtime reads it. */
export function withoutNetwork(folder: string): void {
  writeFileSync(join(folder, 'tier1.onnx'), 'no network');
}
