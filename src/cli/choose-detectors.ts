/** The detectors that a command line names, with their options, as the pipeline runs them. */
import type { Detector, Indexes } from '../core/detector.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import { DETECTOR_NAMES, findDetector } from '../detectors/index.ts';
import { optionsSchema } from '../policy/compile-rule.ts';
import { explain } from '../policy/explain.ts';
import { formatProblem } from '../policy/problem.ts';
import { didYouMean } from '../policy/suggest.ts';
import { learnedModels, withoutEncoder } from '../server/registry/learned-models.ts';
import type { Chosen } from '../server/screening.ts';

/** What they look things up in, and whether they ask linear models alone. */
export interface Using {
  readonly indexes?: Indexes;
  readonly linear?: boolean;
}

/**
 * Each once, in the order of the names; the text of `--options` is JSON, keyed by detector where there are several. Each
 * looks for all that it can find, unless its options say otherwise.
 */
export function chooseDetectors(
  named: readonly string[],
  options: string | undefined,
  using: Using = {},
): Result<readonly Chosen[]> {
  const names = [...new Set(named)];
  if (names.length === 0)
    return failed('unsupported', `--detector is missing; one of ${DETECTOR_NAMES.join(', ')}`);
  const unknown = names.find((name) => findDetector(name) === undefined);
  if (unknown !== undefined) {
    const help = didYouMean(unknown, DETECTOR_NAMES);
    return failed('unsupported', `no detector is called "${unknown.slice(0, 60)}"${help}`);
  }
  const detectors = detectorsWith(using, names);
  if (!detectors.ok) return detectors;
  const given = byName(names, jsonOf(options ?? '{}'));
  if (!given.ok) return given;
  const chosen: Chosen[] = [];
  for (const detector of detectors.value) {
    const value = { ...detector.widest, ...given.value[detector.name] };
    const wrong = problemOf(detector, value);
    if (wrong !== undefined) return failed('unsupported', wrong);
    chosen.push({ detector, options: value });
  }
  return ok(chosen);
}

/** Those of these names, with these indexes and the models that come with Weir. */
function detectorsWith(
  { indexes = new Map(), linear }: Using,
  names: readonly string[],
): Result<readonly Detector[]> {
  const found = names.flatMap((name) => findDetector(name) ?? []);
  const asks = found.some(({ asking }) => asking !== undefined);
  const models = asks ? learnedModels() : ok(new Map());
  if (!models.ok) return models;
  const known = linear === true ? withoutEncoder(models.value) : models.value;
  return ok(
    found
      .map((detector) => detector.using?.(indexes) ?? detector)
      .map((detector) => detector.asking?.(known) ?? detector),
  );
}

type Options = Readonly<Record<string, unknown>>;

function byName(names: readonly string[], value: unknown): Result<Readonly<Record<string, Options>>> {
  const [first = ''] = names;
  if (!isObject(value)) {
    const shown = names.length === 1 ? '{"words":["falcon"]}' : '{"keywords":{"words":["falcon"]}}';
    return failed('unsupported', `--options is not JSON; write for example '${shown}'`);
  }
  if (names.length === 1) return ok({ [first]: value });
  const stray = Object.keys(value).find((key) => !names.includes(key));
  if (stray !== undefined)
    return failed('unsupported', `--options: "${stray.slice(0, 60)}" is none of the detectors named`);
  return ok(
    Object.fromEntries(Object.entries(value).map(([name, each]) => [name, isObject(each) ? each : {}])),
  );
}

/** What is wrong with the options of a detector, as its own schema says it. */
function problemOf(detector: Detector, value: Options): string | undefined {
  const schema = optionsSchema(detector);
  const parsed = schema.safeParse(value);
  if (parsed.success) return undefined;
  const source = { file: '--options', value, lineOf: () => 1, columnOf: () => 1 };
  const problems = explain({ source, schema, issues: parsed.error.issues });
  return problems.map(({ line: _, ...problem }) => formatProblem(problem)).join('; ');
}

function isObject(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
