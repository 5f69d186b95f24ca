/** What measured figures hang on: the code that a detector is measured with, the models, the data, and the lines that were printed. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
/** Where they are kept. */
export const KEPT = join(ROOT, 'scripts/measured.json');

/** Where all detectors come together, and what judges elsewhere: what one of them is measured with does not go through there. */
const NOT_FOLLOWED =
  /^src\/(detectors\/index|server\/registry\/policy-registry|models\/remote)\.ts$|^src\/(policy|config|dialects|audit|models\/protocols)\//;
const WITH = [
  'src/cli/eval/evaluate.ts',
  'src/server/screening.ts',
  'src/models/onnx/entry.ts',
  'scripts/measured.ts',
];
/** What of the models is read; where they come from and who signed them changes no figure. */
export const MODELS: readonly string[] = globSync('models/*.{bin,onnx,txt}', { cwd: ROOT })
  .concat('models/tier1.json')
  .sort();
const IMPORT = /^(?:import|export) (?!type )[^;]*? from '(\.[^']+)';|^import '(\.[^']+)';/gm;

/** SHA-256, hex. Only what runs counts: types are not followed. */
export function digestOf(detector: string, { data, lines }: { data: string; lines: string }): string {
  const files = closureOf([`src/detectors/${detector}/index.ts`, ...WITH]);
  const hash = createHash('sha256');
  for (const file of [...files, ...MODELS]) hash.update(`${file}\n`).update(readFileSync(join(ROOT, file)));
  return hash.update(readFileSync(data)).update(lines).digest('hex');
}

/** The digests that were committed, by detector. */
export function keptDigests(): Readonly<Record<string, string>> {
  return existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : {};
}

/** The files that these import, and those that these do. */
function closureOf(entries: readonly string[]): string[] {
  const found = new Set(entries);
  for (const file of found) {
    for (const [, from, alone] of readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)) {
      const name = relative(ROOT, join(ROOT, dirname(file), from ?? alone ?? ''));
      if (!NOT_FOLLOWED.test(name)) found.add(name);
    }
  }
  return [...found].sort();
}
