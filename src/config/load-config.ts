/** Loads the process configuration: flags over environment over file, or every problem of all three. */
import { availableParallelism } from 'node:os';
import { explain } from '../policy/explain.ts';
import { type Checked, formatPath, type Path, type Problem } from '../policy/problem.ts';
import { parseSource, type SourceDocument } from '../policy/source.ts';
import { type Environment, type Override, readOverrides } from './overrides.ts';
import { type Config, configSchema } from './schema.ts';
import { DEFAULT_CONFIG_FILE } from './settings.ts';

export interface ConfigInput {
  /** The arguments after the verb. */
  readonly argv: readonly string[];
  readonly env: Environment;
  /** Workers when nothing says how many; the cores of the machine when left out. */
  readonly defaultWorkers?: number;
  /** Returns the text of a file; undefined when it is not there; throws when it cannot be read. */
  readFile(path: string): string | undefined;
}

/** Loads and checks; a file that was named must be there, `weir.yaml` in the working folder may be missing. */
export function loadConfig(input: ConfigInput): Checked<Config> {
  const overrides = readOverrides(input.argv, input.env);
  const source = readSource(input, overrides.file);
  if (!source.ok) return { ok: false, problems: [...overrides.problems, ...source.problems] };
  const value = overrides.values.reduce(put, source.value.value ?? {});
  const parsed = configSchema.safeParse(value);
  const problems = [...overrides.problems];
  if (!parsed.success) {
    const found = explain({
      source: { ...source.value, value },
      schema: configSchema,
      issues: parsed.error.issues,
    });
    problems.push(...found.map((problem) => blame(problem, overrides.values)));
  }
  if (parsed.success && isOneAddress(parsed.data))
    problems.push(blame({ file: source.value.file, path: 'admin', message: ONE_ADDRESS }, overrides.values));
  if (problems.length > 0 || !parsed.success) return { ok: false, problems };
  const { policies, workers = input.defaultWorkers ?? availableParallelism() } = parsed.data;
  return { ok: true, value: { ...parsed.data, policies, workers } };
}

const ONE_ADDRESS = 'is the address of grpc too; give each a port of its own';

/** Port 0 is another one each time. */
function isOneAddress({ grpc, admin }: Pick<Config, 'grpc' | 'admin'>): boolean {
  return grpc === admin && !grpc.endsWith(':0');
}

const NO_FILE: SourceDocument = { file: DEFAULT_CONFIG_FILE, value: {}, lineOf: () => 1, columnOf: () => 1 };

function readSource(input: ConfigInput, named: Override | undefined): Checked<SourceDocument> {
  const file = named === undefined ? DEFAULT_CONFIG_FILE : String(named.value);
  let text: string | undefined;
  try {
    text = input.readFile(file);
  } catch (cause) {
    return refuse(file, `cannot be read: ${cause instanceof Error ? cause.message : 'unknown reason'}`);
  }
  if (text === undefined) {
    return named === undefined
      ? { ok: true, value: NO_FILE }
      : refuse(file, `is not there (${named.origin})`);
  }
  if (isBlank(text)) return { ok: true, value: { ...NO_FILE, file } };
  const documents = parseSource(file, text);
  if (!documents.ok) return documents;
  const [first, second] = documents.value;
  if (first === undefined || second !== undefined) return refuse(file, 'holds several documents; keep one');
  return { ok: true, value: first };
}

/** A file of comments alone is the default configuration. */
function isBlank(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(#.*)?$/.test(line));
}

/** Puts a value at its place; what is in the way and no mapping stays, so that the schema names it. */
function put(value: unknown, { path, value: given }: Override): unknown {
  return putAt(value, path, given);
}

function putAt(value: unknown, path: Path, given: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return given;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return value ?? putAt({}, path, given);
  const inner: unknown = Object.getOwnPropertyDescriptor(value, key)?.value;
  return { ...value, [key]: putAt(inner, rest, given) };
}

/** A problem with a value that came from a flag or a variable names that in place of the file. */
function blame(problem: Problem, overrides: readonly Override[]): Problem {
  const override = overrides.findLast((entry) => formatPath(entry.path) === problem.path);
  return override === undefined ? problem : { file: override.origin, path: '', message: problem.message };
}

function refuse(file: string, message: string): Checked<never> {
  return { ok: false, problems: [{ file, path: '', message }] };
}
