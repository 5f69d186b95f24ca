/** Where models come from: an in-toto statement with SLSA provenance that names files, data and code by their SHA-256, and the commit. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';

const SPLITS = ['train', 'dev'] as const;
/** Data of these tasks is read. */
const TASKS = ['harmful_request', 'injection', 'pii', 'secrets', 'toxicity'];
const CODE = ['training/**/*.{ts,jsonl,txt}', 'src/detectors/{learned,fold,views}/**/*.ts'];

/** How files were made. */
export interface Build {
  /** Of the folder of data. */
  readonly data: string;
  readonly seed: number;
  readonly type: string;
  readonly command: string;
  /** Code beside what all models are made with. */
  readonly code?: readonly string[];
  /** Files of elsewhere by name. */
  readonly others?: Readonly<Record<string, string>>;
}

/** The statement for files of `models/`; the same for the same files and commit. */
export function provenanceOf(files: readonly string[], build: Build) {
  const { data, seed, type, command } = build;
  const sources = TASKS.flatMap((task) =>
    SPLITS.flatMap((split) => ['', '.gz'].map((ending) => `${task}/${split}.jsonl${ending}`)),
  ).filter((file) => existsSync(`${data}/${file}`));
  const patterns = [...CODE, ...(build.code ?? [])];
  const code = patterns.flatMap((pattern) => globSync(pattern, { exclude: ['training/samples/**'] })).sort();
  const others = Object.entries(build.others ?? {});
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: files.map((name) => ({ name, digest: { sha256: digest(`models/${name}`) } })),
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: type,
        externalParameters: { command, seed },
        resolvedDependencies: [
          ...sources.map((file) => ({ name: `data/${file}`, digest: { sha256: digest(`${data}/${file}`) } })),
          ...code.map((file) => ({ name: file, digest: { sha256: digest(file) } })),
          ...others.map(([name, file]) => ({ name, digest: { sha256: digest(file) } })),
          ...commits(),
        ],
      },
      runDetails: { builder: { id: 'https://weir.dev/training' } },
    },
  };
}

/** The commit of the code, where it is known; what differed from it then is told by the digests of its files. */
function commits(): { name: string; digest: { gitCommit: string } }[] {
  const { stdout, status } = spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' });
  return status === 0 ? [{ name: 'weir', digest: { gitCommit: stdout.trim() } }] : [];
}

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
