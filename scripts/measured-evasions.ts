/**
 * The tables of disguises in docs/detectors/models.md: the models, the disguises and the data that they were measured with. Code
 * that reads texts is not among it: a run takes many minutes, and its own tests hold that code.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DATA_FOLDER } from './data-folder.ts';
import { MODELS } from './measured-digest.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const COMMAND = `${ROOT}training/evaded.ts`;
const DATA = `${ROOT}${DATA_FOLDER}/injection/dev.jsonl`;
const MADE_WITH = [
  'training/evasions/*.ts',
  'training/{evaded,escapes,judged,natural}.ts',
  'training/natural.txt',
];
const SHOWN =
  /<!-- training: (?:evasions|natural): begin -->[\s\S]*?<!-- training: (?:evasions|natural): end -->/g;

/** The name under which their digest is kept. */
export const EVASIONS = 'evasions';

/** What ties the tables to all that; undefined where the data is not on this machine. */
export function evasionsDigest(): string | undefined {
  if (!existsSync(DATA)) return undefined;
  const hash = createHash('sha256').update(readFileSync(DATA));
  const files = MADE_WITH.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).sort();
  for (const file of [...files, ...MODELS]) hash.update(`${file}\n`).update(readFileSync(`${ROOT}${file}`));
  const page = readFileSync(`${ROOT}docs/detectors/models.md`, 'utf8');
  for (const [shown] of page.matchAll(SHOWN)) hash.update(shown);
  return hash.digest('hex');
}

/** Measures them anew and puts them on the page. */
export function measureEvasions(): void {
  execFileSync(process.execPath, [COMMAND], {
    cwd: ROOT,
    env: { ...process.env, DATA: DATA_FOLDER },
    stdio: 'inherit',
  });
}
