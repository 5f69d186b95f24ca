/** The command line of a verb: its options and what stands beside them. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { failed, ok } from '../core/fault.ts';
import { reasonOf } from './usage-problem.ts';

/** Reads arguments by these options and no others; the fault says what is wrong with them, for `usageProblem`. */
export function readCommandLine<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return ok(parseArgs({ args: [...args], options, allowPositionals: true }));
  } catch (cause) {
    return failed('unsupported', reasonOf(cause));
  }
}
