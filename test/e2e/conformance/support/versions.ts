/** The versions of Envoy on which conformance is shown. */
import { execFileSync } from 'node:child_process';
import { envoyBinary } from '../../harness/stack.ts';

/** The one that everything else uses, and the oldest whose behaviour is known case by case. */
const TESTED = ['1.40.0', '1.36.4'];

/** The versions to run on, newest first; with `ENVOY_BIN` that one alone. */
export const ENVOY_VERSIONS: readonly string[] =
  (process.env['ENVOY_BIN'] ?? '') === '' ? TESTED : [versionOf(envoyBinary())];

function versionOf(binary: string): string {
  const said = execFileSync(binary, ['--version'], { encoding: 'utf8' });
  const version = /\/(\d+\.\d+\.\d+)/.exec(said)?.[1];
  if (version === undefined) throw new Error(`${binary} does not tell its version: ${said}`);
  return version;
}
