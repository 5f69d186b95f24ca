/** Reads flags and environment variables into values for the places of the file that they stand for. */
import type { Problem } from '../policy/problem.ts';
import { didYouMean, editDistance } from '../policy/suggest.ts';
import { CONFIG_SETTING, SETTINGS, type Setting } from './settings.ts';

/** One value that does not come from the file. */
export interface Override {
  /** Where it was given: `--grpc` or `WEIR_GRPC`. */
  readonly origin: string;
  readonly path: readonly string[];
  readonly value: unknown;
}

/** What the command line and the environment say; the problems are of form only. */
export interface Overrides {
  /** In order of precedence, the weakest first. */
  readonly values: readonly Override[];
  /** The configuration file, when one is named, and by what. */
  readonly file: Override | undefined;
  readonly problems: readonly Problem[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads both; a flag that is unknown or has no value is a problem, and so is a variable that is nearly one of ours. */
export function readOverrides(argv: readonly string[], env: Environment): Overrides {
  const flags = readFlags(argv);
  const variables = readVariables(env);
  const all = [...variables.values, ...flags.values];
  return {
    values: all.filter((override) => override.path.length > 0),
    file: all.filter((override) => override.path.length === 0).at(-1),
    problems: [...variables.problems, ...flags.problems],
  };
}

interface Read {
  readonly values: Override[];
  readonly problems: Problem[];
}

/** The file as a setting has no place in the file. */
const ALL: readonly Setting[] = [...SETTINGS, { ...CONFIG_SETTING, path: [] }];

function readFlags(argv: readonly string[]): Read {
  const values: Override[] = [];
  const problems: Problem[] = [];
  for (const { flag, given } of splitFlags(argv)) {
    const setting = ALL.find((entry) => entry.flag === flag);
    if (setting === undefined) problems.push(unknownFlag(flag));
    else if (given === '') problems.push({ file: flag, path: '', message: 'needs a value after it' });
    else values.push(toOverride(setting, flag, given));
  }
  return { values, problems };
}

interface Flag {
  readonly flag: string;
  /** Empty when nothing is given. */
  readonly given: string;
}

/** `--name value` and `--name=value`; a value does not begin with `--`. */
function splitFlags(argv: readonly string[]): Flag[] {
  const flags: Flag[] = [];
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    const next = argv[at + 1] ?? '';
    const equals = word.indexOf('=');
    if (equals !== -1) flags.push({ flag: word.slice(0, equals), given: word.slice(equals + 1) });
    else if (!word.startsWith('--') || next.startsWith('--')) flags.push({ flag: word, given: '' });
    else {
      flags.push({ flag: word, given: next });
      at += 1;
    }
  }
  return flags;
}

function unknownFlag(flag: string): Problem {
  const help = flag.startsWith('-')
    ? didYouMean(
        flag,
        ALL.map((entry) => entry.flag),
      )
    : '; options begin with "--"';
  return { file: flag.slice(0, 60), path: '', message: `unknown option${help}` };
}

function readVariables(env: Environment): Read {
  const values: Override[] = [];
  const problems: Problem[] = [];
  for (const [name, given] of Object.entries(env)) {
    const setting = ALL.find((entry) => entry.variable === name);
    if (setting !== undefined && given !== undefined && given !== '')
      values.push(toOverride(setting, name, given));
    if (setting === undefined && name.startsWith('WEIR_')) problems.push(...misspelt(name));
  }
  return { values, problems };
}

/** `WEIR_POLICY` is three edits from its plural; a short name three edits away is another word. */
const slips = (name: string): number => (name.length > 'WEIR_GRPC'.length ? 3 : 2);

/** Kubernetes sets variables such as WEIR_SERVICE_HOST by itself, so that only near misses are refused. */
function misspelt(name: string): Problem[] {
  const near = ALL.map((entry) => entry.variable).find(
    (variable) => editDistance(variable, name) <= slips(name),
  );
  if (near === undefined) return [];
  return [{ file: name, path: '', message: `unknown variable; did you mean "${near}"?` }];
}

function toOverride(setting: Setting, origin: string, given: string): Override {
  const value = setting.number === true && /^\d{1,9}$/.test(given) ? Number(given) : given;
  return { origin, path: setting.path, value };
}
