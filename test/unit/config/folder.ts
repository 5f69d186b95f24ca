/** A folder of its own for a test, and policy texts to put into it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

/** Makes a folder that is removed when the suite ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'weir-policies-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function policyText(name: string, spec = '{}'): string {
  return `apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
}
