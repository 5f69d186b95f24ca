/** Build: compiles what is measured as the image does, because running the sources costs memory that users do not pay. */
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../test/e2e/harness/stack.ts';

/** Compiles `src` and the no-op server; returns the folder which then holds them as the repository does. */
export function build(): string {
  const folder = join(ROOT, '.run', 'bench');
  rmSync(folder, { recursive: true, force: true });
  const compiler = spawnSync(join(ROOT, 'node_modules/.bin/tsc'), ['-p', join(ROOT, 'bench')], {
    encoding: 'utf8',
  });
  if (compiler.status !== 0)
    throw new Error(`the sources do not compile:\n${compiler.stdout}${compiler.stderr}`);
  for (const name of ['protos', 'policies', 'models', 'package.json'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  return folder;
}
