/**
 * Build: what the image runs. The modules of `src` become a few files, so that a start reads those and not a thousand, with what
 * comes with Weir beside them; packages stay packages. Its stack traces name our functions, and lines of these files.
 * Usage: node scripts/build.ts [FOLDER], by default dist
 */
import { cpSync, globSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What is started by itself: the command, `weir serve` and its workers, and the threads. */
export const ENTRIES: readonly string[] = [
  'src/cli/weir.ts',
  'src/main.ts',
  'src/**/entry.ts',
  'src/**/*-thread.ts',
];
/** What `installed` finds beside the modules. */
const BESIDE = ['protos', 'policies', 'models', 'package.json'];

/**
 * Writes the built Weir to a folder, in place of what was there, with further modules that are started by themselves, each where
 * it lies in the repository. Throws where the sources cannot be read as what they are.
 */
export async function build(folder: string, further: readonly string[] = []): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await bundle({
    absWorkingDir: ROOT,
    entryPoints: globSync([...ENTRIES, ...further], { cwd: ROOT }),
    ...{ outdir: folder, outbase: ROOT, chunkNames: 'src/[name]-[hash]' },
    ...{ bundle: true, splitting: true, packages: 'external' },
    ...{ format: 'esm', platform: 'node', target: 'node22.18', logLevel: 'warning' },
  });
  for (const name of BESIDE) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
}

if (import.meta.main) await build(resolve(process.argv[2] ?? join(ROOT, 'dist')));
