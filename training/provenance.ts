/** Where models come from: an in-toto statement with SLSA provenance that names files, data and code by their SHA-256. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';

const SPLITS = ['train', 'dev'] as const;
/** Data of these tasks is read. */
const TASKS = ['harmful_request', 'injection', 'pii', 'secrets', 'toxicity'];
const CODE = ['training/**/*.{ts,jsonl}', 'src/detectors/{learned,fold,views}/**/*.ts'];

/** The statement for files of `models/`; the same for the same files. */
export function provenanceOf(
  files: readonly string[],
  { data, seed }: { readonly data: string; readonly seed: number },
) {
  const sources = TASKS.flatMap((task) =>
    SPLITS.flatMap((split) => ['', '.gz'].map((ending) => `${task}/${split}.jsonl${ending}`)),
  ).filter((file) => existsSync(`${data}/${file}`));
  const code = CODE.flatMap((pattern) => globSync(pattern, { exclude: ['training/samples/**'] })).sort();
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: files.map((name) => ({ name, digest: { sha256: digest(`models/${name}`) } })),
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'https://weir.dev/training/tier0/v1',
        externalParameters: { command: 'node training/tier0.ts', seed },
        resolvedDependencies: [
          ...sources.map((file) => ({ name: `data/${file}`, digest: { sha256: digest(`${data}/${file}`) } })),
          ...code.map((file) => ({ name: file, digest: { sha256: digest(file) } })),
        ],
      },
      runDetails: { builder: { id: 'https://weir.dev/training' } },
    },
  };
}

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
