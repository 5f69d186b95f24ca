/** Build: what is measured is what the image runs, because running the sources costs time and memory that users do not pay. */
import { join } from 'node:path';
import { build } from '../scripts/build.ts';
import { ROOT } from '../test/e2e/harness/stack.ts';

/** Builds Weir and the no-op server; returns the folder which then holds them as the repository does. */
export async function buildMeasured(): Promise<string> {
  const folder = join(ROOT, '.run', 'bench');
  await build(folder, ['bench/noop-server.ts']);
  return folder;
}
