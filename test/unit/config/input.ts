/** Loads a process configuration from text, flags and variables, without a disk. */
import type { ConfigInput } from '../../../src/config/load-config.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import type { Config } from '../../../src/config/schema.ts';
import { formatProblem } from '../../../src/policy/problem.ts';

export interface Given {
  readonly files?: Readonly<Record<string, string>>;
  readonly argv?: readonly string[];
  readonly env?: ConfigInput['env'];
}

export function load({ files = {}, argv = [], env = {} }: Given): ReturnType<typeof loadConfig> {
  return loadConfig({ argv, env, defaultWorkers: 3, readFile: (path) => files[path] });
}

export function configOf(given: Given): Config {
  const loaded = load(given);
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded.value;
}

export function problemsOf(given: Given): string[] {
  const loaded = load(given);
  return loaded.ok ? [] : loaded.problems.map(formatProblem);
}
